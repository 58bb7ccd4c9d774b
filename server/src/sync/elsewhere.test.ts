import { expect, test } from 'vitest'
import { roomDocName } from '@waymark/shared/doc/doc-name.ts'
import { MemberId, RoomId } from '@waymark/shared/model/ids.ts'
import type { Bus } from '#bus/bus.ts'
import { hall } from '#bus/local-bus.ts'
import { elsewhere, forgottenMs, type Elsewhere } from './elsewhere.ts'
import type { HasOpen } from './who-is-where.ts'

/** Servers on one bus and one clock, which loses what it is told to lose. */
function world() {
  let [now, ids] = [0, 0]
  let isLosing = false
  const due = new Set<{ readonly at: number; readonly act: () => void }>()
  const timers = {
    monotonic: () => now,
    after: (ms: number, act: () => void) => {
      const one = { at: now + ms, act }
      due.add(one)
      return { cancel: () => void due.delete(one) }
    },
  }
  const heard: Uint8Array[] = []
  const rooms = hall()
  const lossy = (bus: Bus): Bus => ({
    ...bus,
    publish: (topic, message) => {
      heard.push(message)
      if (!isLosing) bus.publish(topic, message)
    },
  })
  const rest = (): Promise<void> => new Promise(resolve => setImmediate(resolve))
  return {
    rooms,
    heard,
    node: () => elsewhere({ bus: lossy(rooms.join()), timers, node: `node-${(ids += 1)}` }),
    lose: (losing: boolean) => {
      isLosing = losing
    },
    pass: async (ms: number) => {
      for (let to = now + ms; now < to; now += 100) {
        for (const one of due)
          if (one.at <= now) {
            due.delete(one)
            one.act()
          }
        await rest()
      }
    },
  }
}

const who = (member: number): HasOpen => ({
  doc: roomDocName(RoomId.parse('a-room-number-1')),
  memberId: MemberId.parse(`somebody-${String(member).padStart(6, '0')}`),
})
const inRoom = (node: Elsewhere): string[] => node.whoIn(who(0).doc).toSorted()
const these = (...all: readonly HasOpen[]): string[] => all.map(({ memberId }) => memberId).toSorted()

test('[NO1] several windows of one person are one, who is there until the last is closed', async () => {
  const { node, pass } = world()
  const [one, two] = [node(), node()]
  for (const person of [who(1), who(1), who(2)]) one.came(person)
  await pass(500)
  expect(inRoom(two)).toEqual(these(who(1), who(2)))
  one.went(who(1))
  one.went(who(2))
  await pass(500)
  expect(inRoom(two)).toEqual(these(who(1)))
  expect(inRoom(one)).toEqual([])
  expect([1, 2].map(at => two.isSomewhere(who(at).memberId))).toEqual([true, false])
})

test('[NO2] a node that lives is remembered however quiet it is, one that says goodbye is forgotten at once, and one that dies after half a minute', async () => {
  const { node, pass, lose } = world()
  const [one, two, three] = [node(), node(), node()]
  one.came(who(1))
  three.came(who(3))
  await pass(10 * forgottenMs)
  expect(inRoom(two)).toEqual(these(who(1), who(3)))
  await three.leave()
  await pass(100)
  expect(inRoom(two)).toEqual(these(who(1)))
  lose(true)
  await pass(forgottenMs - 11_000)
  expect(inRoom(two)).toEqual(these(who(1)))
  await pass(12_000)
  expect(inRoom(two)).toEqual([])
})

test('[NO3] whoever comes later, or has missed something, asks and knows all, of thousands too', async () => {
  const { node, pass, lose } = world()
  const one = node()
  for (let at = 0; at < 2345; at += 1) one.came(who(at))
  await pass(1000)
  const late = node()
  await pass(1000)
  expect(inRoom(late)).toHaveLength(2345)
  lose(true)
  for (let at = 0; at < 1000; at += 1) one.went(who(at))
  one.came(who(9999))
  await pass(1000)
  lose(false)
  expect(inRoom(late)).toHaveLength(2345)
  await pass(11_000)
  expect(inRoom(late)).toHaveLength(1346)
})

test('[NO3] what is no message, or of another version, is passed over', async () => {
  const { node, pass, rooms } = world()
  const one = node()
  await pass(100)
  const stranger = rooms.join()
  const told = { kind: 'told', node: 'stranger', number: 1, isAnew: true, went: [] }
  const said = [
    'no JSON',
    'null',
    '{"kind":"sung"}',
    JSON.stringify({ ...told, came: 'all' }),
    JSON.stringify({ ...told, number: 1e308, came: [] }),
    JSON.stringify({
      ...told,
      came: [
        ['hall:1', 'x'],
        ['room:a-room-number-1', ''],
        [who(1).doc, who(1).memberId],
      ],
    }),
  ]
  for (const one of said) stranger.publish('who-is-here', new TextEncoder().encode(one))
  stranger.publish('who-is-here', new Uint8Array([255, 254, 0]))
  await pass(100)
  expect(inRoom(one)).toEqual(these(who(1)))
})

test('[NO3] a thousand who come at once are a few messages', async () => {
  const { node, pass, heard } = world()
  const one = node()
  await pass(500)
  const before = heard.length
  for (let at = 0; at < 1000; at += 1) one.came(who(at))
  await pass(500)
  expect(heard.length - before).toBe(2)
})
