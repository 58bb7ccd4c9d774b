import { AsyncLocalStorage } from 'node:async_hooks'
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { roomDocName, themesDocName, type DocName } from '@waymark/shared/doc/doc-name.ts'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import { openThemesDoc } from '@waymark/shared/doc/themes-doc.ts'
import { NoteId, ThemeId, type RoomId } from '@waymark/shared/model/ids.ts'
import { putNote, withdrawNote } from '@waymark/shared/wire/notes.ts'
import { revokeLink } from '@waymark/shared/wire/sessions.ts'
import { closeCodes, lookAgainMessage } from '@waymark/shared/wire/sync.ts'
import type { Bus } from '@waymark/server/bus/bus.ts'
import { aloneBus, hall } from '@waymark/server/bus/local-bus.ts'
import { openSqliteStore } from '@waymark/server/store/sqlite/sqlite-store.ts'
import type { Store } from '@waymark/server/store/store.ts'
import { aSession, type ASession } from '#support/a-session.ts'
import { person, type Person } from '#support/person.ts'
import { testApp, type TestApp } from '#support/test-app.ts'
import { until } from '#support/wait.ts'

/** What several servers write to, and whoever stops leaves open for the others. */
const shared = (): Store => ({ ...openSqliteStore(':memory:'), isShared: true, close: async () => undefined })

interface Nodes {
  readonly a: ASession
  readonly b: TestApp
  readonly roomId: RoomId
  readonly room: DocName
  readonly themes: DocName
  /** Somebody who came in at the other server. */
  readonly over: (role: 'participant' | 'facilitator', name?: string) => Promise<Person>
  readonly stop: () => Promise<void>
}

async function nodes(buses: readonly [Bus, Bus]): Promise<Nodes> {
  const [store, people, linkKey] = [shared(), shared(), randomBytes(32)]
  const [first, b] = [
    await testApp({ store, people, linkKey, bus: buses[0] }),
    await testApp({ store, people, linkKey, bus: buses[1] }),
  ]
  const a = await aSession({}, first)
  const breakout = a.session.breakouts[0]!
  const roomId = breakout.rooms[0]!.id
  return {
    a,
    b,
    roomId,
    room: roomDocName(roomId),
    themes: themesDocName(breakout.id),
    over: async (role, name) => {
      const somebody = person(b.address)
      await somebody.comeIn(a.secretFor(role), { name: name ?? null, roomId })
      return somebody
    },
    stop: async () => {
      await b.stop()
      await a.stop()
    },
  }
}

let n: Nodes
beforeAll(async () => {
  const { join } = hall()
  n = await nodes([join(), join()])
})
afterAll(() => n.stop())

const noteId = (name: string): NoteId => NoteId.parse(name.padEnd(12, '0'))
const write = (who: Person, name: string, { a, roomId } = n) =>
  who.ask(putNote, {
    params: { roomId, noteId: noteId(name) },
    body: { sectionId: a.session.breakouts[0]!.sections[0]!.id, text: `this ${name}`, signed: false, route: 'live' },
  })
/** Everybody who came in by the link for participants. */
const putOut = ({ a }: Nodes) =>
  a.organiser.ask(revokeLink, { params: { linkId: a.links.find(({ role }) => role === 'participant')!.id }, body: {} })
const textsIn = (doc: Parameters<typeof openRoomDoc>[0]): string[] =>
  [...openRoomDoc(doc).notes.all().values()].map(({ text }) => text).toSorted((a, b) => a.localeCompare(b))
const aTheme = (name: string) => ({ id: ThemeId.parse(name.padEnd(12, '0')), name, said: '', order: 'a0' })

test('[S90] what is written at one server is seen at another, both ways, and by whoever comes later', async () => {
  const [here, there] = [await n.a.newcomer('participant', null, 1), await n.over('participant')]
  const [atA, atB] = [await here.openDoc(n.room), await there.openDoc(n.room)]
  await Promise.all([write(here, 'here'), write(there, 'there')])
  for (const { doc } of [atA, atB])
    await until('both notes are seen', () => textsIn(doc).join() === 'this here,this there')
  const later = await (await n.over('participant')).openDoc(n.room)
  expect(textsIn(later.doc)).toEqual(['this here', 'this there'])
  for (const one of [atA, atB, later]) one.close()
})

test('[S90] themes that two facilitators write at two servers are one document', async () => {
  const [here, there] = [await n.a.newcomer('facilitator', 'Fay'), await n.over('facilitator', 'Gwen')]
  const [atA, atB] = [await here.openDoc(n.themes), await there.openDoc(n.themes)]
  const names = Array.from({ length: 20 }, (_, at) => `theme${at}x`)
  for (const [at, name] of names.entries()) openThemesDoc((at % 2 === 0 ? atA : atB).doc).themes.put(aTheme(name))
  for (const { doc } of [atA, atB])
    await until('all themes are seen', () => openThemesDoc(doc).themes.all().size === names.length)
  await n.a.deps.live.settled()
  await n.b.deps.live.settled()
  const [byA, byB] = await Promise.all(
    [n.a, n.b].map(async ({ deps }) => (await deps.live.open(n.themes)).read(doc => openThemesDoc(doc).themes.all())),
  )
  expect(byA).toEqual(byB)
  expect(byA?.size).toBe(names.length)
  for (const one of [atA, atB]) one.close()
})

test('[S91] what was answered by one server is in what every other answers from then on', async () => {
  const [here, there] = [await n.a.newcomer('participant', null, 2), await n.over('participant')]
  const live = await n.b.deps.live.open(n.room)
  for (let at = 0; at < 10; at += 1) {
    await write(there, `own${at}`)
    const other = await n.a.deps.live.open(n.room)
    expect(other.read(textsIn)).toContain(`this own${at}`)
  }
  expect(live.read(textsIn)).toContain('this own9')
  expect(here.cookie()).not.toBe('')
})

test('[S92] who is with one server is seen at the others, and is gone there when they go', async () => {
  const [here, there] = [await n.a.newcomer('facilitator', 'Hana'), await n.over('facilitator', 'Iris')]
  const [atA, atB] = [await here.openDoc(n.themes), await there.openDoc(n.themes)]
  const seenAt = ({ provider }: typeof atA): string[] =>
    [...provider.awareness.getStates().values()].flatMap(state => {
      const user: unknown = state['user']
      return typeof user === 'object' && user !== null && 'name' in user ? [String(user.name)] : []
    })
  for (const one of [atA, atB]) one.provider.awareness.setLocalState({ cursor: null })
  await until('Iris is seen at the first', () => seenAt(atA).includes('Iris'))
  await until('Hana is seen at the second', () => seenAt(atB).includes('Hana'))
  atA.close()
  await until('Hana has gone', () => !seenAt(atB).includes('Hana'))
  expect(seenAt(atB)).not.toContain('Hana')
  atB.close()
})

test('[S94] a document that is written anew at one server is taken up anew at the others, and nothing of the old one comes back', async () => {
  const there = await n.over('participant')
  const watcher = await there.openDoc(n.room)
  await write(there, 'goes')
  await there.ask(withdrawNote, { params: { roomId: n.roomId, noteId: noteId('goes') }, body: {} })
  const turnedAway = new Promise<number>(resolve => watcher.provider.on('closed', ({ code }) => resolve(code)))
  const before = await n.b.deps.live.open(n.room)
  await n.a.deps.live.rebuild(n.room)
  expect(await turnedAway).toBe(closeCodes.rebuilt)
  watcher.close()
  // What is asked of the old one by whoever still holds it is done to the new one.
  await before.change(doc => openRoomDoc(doc).notes.remove(noteId('there')))
  const log = Buffer.concat((await n.a.deps.store.readLog(n.room)).updates).toString('utf8')
  expect(log).not.toContain('this goes')
  const later = await there.openDoc(n.room)
  expect(textsIn(later.doc)).toContain('this here')
  expect(textsIn(later.doc)).not.toContain('this there')
  later.close()
})

test('[S94] two servers that write a document anew at once make one of it, with all that was written', async () => {
  const [here, there] = [await n.a.newcomer('participant', null, 1), await n.over('participant')]
  await Promise.all([
    write(here, 'onelast'),
    n.a.deps.live.rebuild(n.room),
    n.b.deps.live.rebuild(n.room),
    write(there, 'another'),
  ])
  const [byA, byB] = await Promise.all([n.a, n.b].map(async ({ deps }) => (await deps.live.open(n.room)).read(textsIn)))
  expect(byA).toEqual(byB)
  expect(byA).toEqual(expect.arrayContaining(['this another', 'this onelast', 'this here']))
})

test('[S96] what is asked for in a turn is kept in nobody’s', async () => {
  const turn = new AsyncLocalStorage<string>()
  const inner = shared()
  const kept: (string | undefined)[] = []
  const store: Store = {
    ...inner,
    commit: commit => {
      if ((commit.updates ?? []).length > 0) kept.push(turn.getStore())
      return inner.commit(commit)
    },
  }
  const server = await testApp({ store })
  await turn.run('a turn', async () => {
    await (await server.deps.live.open(n.themes)).change(doc => openThemesDoc(doc).themes.put(aTheme('turn')))
    await server.deps.guests.refresh()
  })
  await until('the signal is kept, too', () => kept.length > 1)
  expect(kept.every(one => one === undefined)).toBe(true)
  await server.stop()
})

test('[S93] whoever is put out at one server is out at the others, and what stands beside a document is looked at again', async () => {
  const there = await n.over('participant')
  const socket = there.openSocket(`${n.room}?saved=1`)
  const told: number[] = []
  socket.on('message', (data: Buffer) => told.push(data[0] ?? -1))
  const closed = new Promise<number>(resolve => socket.on('close', resolve))
  await until('the document has come', () => told.length > 2)
  await n.a.deps.live.lookAgain([n.room])
  await until('it is told to look again', () => told.includes(lookAgainMessage))
  await putOut(n)
  expect(await closed).toBe(closeCodes.notAllowed)
})

test('[S95] without a bus all of it comes within moments', async () => {
  const apart = await nodes([aloneBus(), aloneBus()])
  const there = await apart.over('participant')
  const [atA, atB] = [
    await (await apart.a.newcomer('participant', null, 1)).openDoc(apart.room),
    await there.openDoc(apart.room),
  ]
  await write(there, 'slowly', apart)
  await until('it is seen at the other', () => textsIn(atA.doc).length === 1)
  const closed = new Promise<number>(resolve => atB.provider.on('closed', ({ code }) => resolve(code)))
  await putOut(apart)
  expect(await closed).toBe(closeCodes.notAllowed)
  atA.close()
  atB.close()
  await apart.stop()
})
