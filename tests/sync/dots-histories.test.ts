/** Many histories of a breakout with dots: its steps, its notes and everybody's dots, several asked at once. */
import { openSqliteStore } from '@waymark/server/store/sqlite/sqlite-store.ts'
import { breakouts, marks, rooms } from '@waymark/server/store/kinds.ts'
import type { Store } from '@waymark/server/store/store.ts'
import { expect, test } from 'vitest'
import { NoteId } from '@waymark/shared/model/ids.ts'
import { Breakout, type Step } from '@waymark/shared/model/session.ts'
import { readMarks, setMark } from '@waymark/shared/wire/marks.ts'
import { putNote, putNoteBack, withdrawNote } from '@waymark/shared/wire/notes.ts'
import { changeStep, enterRoom } from '@waymark/shared/wire/sessions.ts'
import { aSession, breakoutWith } from '#support/a-session.ts'
import { chanceOf, type Chance } from '#support/chance.ts'
import type { Person } from '#support/person.ts'
import { testApp } from '#support/test-app.ts'

const most = 3
const bursts = 80

/** A store that notes the step at which each mark was kept or went, and that lets others go first as often as not, as a slow disk does. */
function watchedStore(chance: Chance): { readonly store: Store; readonly marked: Step[]; readonly steps: Step[] } {
  const store = openSqliteStore(':memory:')
  const marked: Step[] = []
  const steps: Step[] = ['write']
  const later = async (): Promise<void> => {
    for (let times = chance.below(3); times > 0; times -= 1) await new Promise(resolve => setImmediate(resolve))
  }
  const commit: Store['commit'] = async asked => {
    await later()
    const touched = [...(asked.puts ?? []), ...(asked.removes ?? [])].filter(({ kind }) => kind === marks.name)
    marked.push(...touched.map(() => steps.at(-1)!))
    const heads = await store.commit(asked)
    for (const put of asked.puts ?? []) if (put.kind === breakouts.name) steps.push(Breakout.parse(put.body).step)
    return heads
  }
  const get: Store['get'] = async (kind, id) => {
    await later()
    return store.get(kind, id)
  }
  const list: Store['list'] = async (kind, parent) => {
    await later()
    return store.list(kind, parent)
  }
  return { store: { ...store, commit, get, list }, marked, steps }
}

async function scene(chance: Chance) {
  const { store, marked, steps } = watchedStore(chance)
  const a = await aSession(
    { rooms: 2, breakouts: [breakoutWith('What matters most?', { marks: 'dots', dots: most })] },
    await testApp({ store }),
  )
  const breakout = a.session.breakouts[0]!
  const roomIds = breakout.rooms.map(({ id }) => id)
  const writer = await a.newcomer('facilitator', 'Eve')
  const notes = roomIds.flatMap((roomId, room) =>
    [0, 1, 2].map(at => ({ roomId, noteId: NoteId.parse(`note-${room}-${at}-0000`) })),
  )
  for (const params of notes)
    await writer.ask(putNote, {
      params,
      body: { sectionId: breakout.sections[0]!.id, text: 'Words', signed: false, route: 'live' },
    })
  const people = [
    await a.newcomer('facilitator', 'Fay'),
    await a.newcomer('participant', 'Nia', 1),
    await a.newcomer('participant', 'Wil', 2),
  ]
  return { ...a, store, marked, steps, breakout, roomIds, writer, notes, people }
}
type Scene = Awaited<ReturnType<typeof scene>>

/** One thing that somebody asks; most dots are asked for by hands that do not look at what they have left. */
function anAct(a: Scene, chance: Chance): () => Promise<unknown> {
  const params = chance.pick(a.notes)
  const who: Person = chance.pick(a.people)
  const dots = chance.below(most + 2)
  const step = chance.pick(['mark', 'mark', 'mark', 'mark', 'share', 'group', 'closed', 'write'] as const)
  const acts = [
    () => who.ask(setMark, { params, body: { dots } }),
    () => a.writer.ask(changeStep, { params: { breakoutId: a.breakout.id }, body: { step } }),
    () => a.writer.ask(withdrawNote, { params, body: {} }),
    () => a.writer.ask(putNoteBack, { params, body: {} }),
    () => who.ask(enterRoom, { params: { roomId: params.roomId } }),
  ]
  return acts[Math.max(0, chance.below(16) - 11)]!
}

const rowsOf = async ({ store, breakout }: Scene) =>
  (await Promise.all((await store.list(rooms, breakout.id)).map(({ id }) => store.list(marks, id)))).flat()

test.for([1, 2, 3])(
  '[M11] in a random history nobody gives more than they have, and none changes outside the step (%i)',
  async seed => {
    const chance = chanceOf(seed)
    const a = await scene(chance.apart())
    const given: number[] = []
    const told: boolean[] = []
    for (let at = 0; at < bursts; at += 1) {
      await Promise.allSettled(Array.from({ length: 1 + chance.below(8) }, () => anAct(a, chance)()))
      const byMember = Map.groupBy(await rowsOf(a), ({ memberId }) => memberId)
      given.push(...[...byMember.values()].map(all => all.reduce((sum, { dots }) => sum + dots, 0)))
      const fay = a.people[0]!
      const here = await Promise.all(a.roomIds.map(roomId => fay.ask(readMarks, { params: { roomId } })))
      const mine = here.flatMap(one => one.mine).reduce((sum, { dots }) => sum + dots, 0)
      told.push(here.every(({ left }) => mine + (left ?? 0) <= most))
    }
    expect(Math.max(...given)).toBe(most)
    expect(told).not.toContain(false)
    expect(new Set(a.marked)).toEqual(new Set(['mark']))
    expect(a.steps.length).toBeGreaterThan(10)
    await a.stop()
  },
)
