import { afterAll, beforeAll, expect, test } from 'vitest'
import { roomDocName } from '@waymark/shared/doc/doc-name.ts'
import { NoteId } from '@waymark/shared/model/ids.ts'
import { members } from '@waymark/server/store/kinds.ts'
import {
  answerHelp,
  bringEveryone,
  DeskKey,
  evenOutRooms,
  movePeople,
  nameFacilitator,
  readDesk,
  sayToRooms,
  spreadPeople,
} from '@waymark/shared/wire/desk.ts'
import { putNote } from '@waymark/shared/wire/notes.ts'
import { changeStep, readRoom, revokeLink } from '@waymark/shared/wire/sessions.ts'
import { closeCodes } from '@waymark/shared/wire/sync.ts'
import {
  closeAll,
  deskOf,
  inRoom,
  openDocs,
  params,
  personIn,
  roomsIn,
  roomWith,
  sizes,
  withSecondQuestion,
} from '#support/a-desk.ts'
import { aSession, type ASession } from '#support/a-session.ts'
import { type Person } from '#support/person.ts'
import { until } from '#support/wait.ts'

let a: ASession
let fay: Person

beforeAll(async () => {
  a = await aSession({ rooms: 3 })
  fay = await a.newcomer('facilitator', 'Fay')
})
afterAll(() => a.stop())

const byNumber = (one: number, other: number): number => one - other

test('[K3] the desk and what is done at it are for the team alone, through the raw door too', async () => {
  const [room] = roomsIn(a)
  const nia = await a.newcomer('participant', 'Nia', 1)
  const rhys = await a.newcomer('reader')
  const stranger = await (await aSession({}, a)).newcomer('facilitator', 'Elsewhere')
  const key = DeskKey.parse('x'.repeat(22))
  const asked = [
    [readDesk, {}],
    [movePeople, { moves: [{ key, roomId: room!.id }] }],
    [spreadPeople, {}],
    [evenOutRooms, {}],
    [bringEveryone, { breakoutId: a.session.breakouts[0]!.id }],
    [sayToRooms, { roomId: null, text: 'Hello' }],
    [answerHelp, { roomId: room!.id, answer: 'done' }],
  ] as const
  for (const [route, body] of asked) {
    for (const somebody of [nia, rhys])
      expect((await somebody.refused(route, { params: params(a), body })).code, route.path).toBe('not-allowed')
    expect((await stranger.refused(route, { params: params(a), body })).code, route.path).toBe('not-signed-in')
  }
  for (const somebody of [nia, rhys])
    expect(
      (await somebody.refused(nameFacilitator, { params: { roomId: room!.id }, body: { facilitator: 'Me' } })).code,
    ).toBe('not-allowed')
})

test('[K4] who is here, who is away, what is written where and by how many is shown in counts and without any words', async () => {
  const b = await aSession({ rooms: 2 })
  const [one] = roomsIn(b)
  const [section, other] = b.session.breakouts[0]!.sections
  const nia = await inRoom(b, 'Nia', 1)
  await b.newcomer('participant', 'Wil', 1)
  const watching = await (await b.newcomer('facilitator', 'Fay')).openDoc(roomDocName(one!.id))
  for (const at of [1, 2])
    await nia.ask(putNote, {
      params: { roomId: one!.id, noteId: NoteId.parse(`note-of-nia-${at}`) },
      body: { sectionId: section!.id, text: 'Words of a note', signed: true, route: 'live' },
    })
  openDocs[0]!.provider.awareness.setLocalState({ sectionId: other!.id, writing: true })
  await until('her writing is known', async () => (await deskOf(b)).rooms[0]!.writing === 1)
  const desk = await deskOf(b)
  expect(personIn(desk, 'Nia')).toMatchObject({ role: 'participant', whereabouts: 'here' })
  expect(personIn(desk, 'Wil').whereabouts).toBe('away')
  expect(personIn(desk, 'Fay')).toMatchObject({ role: 'facilitator', whereabouts: 'here' })
  expect(desk.rooms[0]).toMatchObject({
    notes: 2,
    writing: 1,
    sections: [
      { id: section!.id, notes: 2, writing: 0 },
      { id: other!.id, notes: 0, writing: 1 },
      { notes: 0, writing: 0 },
    ],
  })
  expect(desk.rooms[1]).toMatchObject({ notes: 0, writing: 0, sections: [{ notes: null }, {}, {}] })
  const raw = await (await b.organiser.get(`/api/sessions/${params(b).sessionId}/desk`)).text()
  expect(raw).not.toContain('Words of a note')
  for (const { id } of await b.deps.store.list(members, params(b).sessionId)) expect(raw).not.toContain(id)
  watching.close()
  closeAll()
  await b.stop()
})

test('[K4] many desks that are open cost as much as one, and what was done at one is seen at once', async () => {
  const b = await aSession({ rooms: 2 })
  await b.newcomer('participant', 'Nia', 1)
  let lists = 0
  const { list } = b.deps.store
  Object.assign(b.deps.store, {
    list: ((kind, parent) => {
      lists += kind.name === members.name ? 1 : 0
      return list(kind, parent)
    }) satisfies typeof list,
  })
  const answers = await Promise.all(Array.from({ length: 10 }, () => b.organiser.ask(readDesk, { params: params(b) })))
  expect(lists).toBe(1)
  expect(new Set(answers.map(one => JSON.stringify(one))).size).toBe(1)
  const key = personIn(answers[0]!, 'Nia').key
  await b.organiser.ask(movePeople, { params: params(b), body: { moves: [{ key, roomId: roomsIn(b)[1]!.id }] } })
  expect(roomWith(await b.organiser.ask(readDesk, { params: params(b) }), 'Nia')).toBe(2)
  await b.stop()
})

test('[K5] who is moved is out of the room before at once, is told where their place is, and counts as here on the way', async () => {
  const [one, two] = roomsIn(a)
  const nia = await a.newcomer('participant', 'Mover', 1)
  const socket = nia.openSocket(roomDocName(one!.id))
  const closed = new Promise<number>(resolve => {
    socket.on('close', resolve)
  })
  await until('she is here', async () => personIn(await deskOf(a), 'Mover').whereabouts === 'here')
  const { key } = personIn(await deskOf(a), 'Mover')
  const move = { params: params(a), body: { moves: [{ key, roomId: two!.id }] } }
  expect(await fay.ask(movePeople, move)).toEqual({ moves: move.body.moves })
  expect(await closed).toBe(closeCodes.notAllowed)
  expect(await nia.refused(readRoom, { params: { roomId: one!.id } })).toMatchObject({
    code: 'wrong-room',
    message: 'This is Room 1. You are in Room 2.',
    goTo: `/rooms/${two!.id}`,
    goToName: 'Room 2',
  })
  const desk = await deskOf(a)
  expect(roomWith(desk, 'Mover')).toBe(2)
  expect(personIn(desk, 'Mover').whereabouts).toBe('on-the-way')
  expect(await fay.ask(movePeople, move)).toEqual({ moves: [] })
})

test('[K5] nobody is moved into a room of another session, and whoever is unknown is left out', async () => {
  const elsewhere = await aSession({}, a)
  await a.newcomer('participant', 'Stays', 1)
  const { key } = personIn(await deskOf(a), 'Stays')
  const away = { moves: [{ key, roomId: roomsIn(elsewhere)[0]!.id }] }
  expect((await fay.refused(movePeople, { params: params(a), body: away })).code).toBe('gone')
  const unknown = { moves: [{ key: DeskKey.parse('x'.repeat(22)), roomId: roomsIn(a)[1]!.id }] }
  expect(await fay.ask(movePeople, { params: params(a), body: unknown })).toEqual({ moves: [] })
  expect(roomWith(await deskOf(a), 'Stays')).toBe(1)
})

test('[K2] when half do not come the rooms are evened out among those who are here, and whoever is away keeps their room', async () => {
  const b = await aSession({ rooms: 3 })
  for (const at of [1, 2, 3, 4]) await inRoom(b, `Here ${at}`, 1)
  await inRoom(b, 'Here 5', 2)
  for (const at of [1, 2, 3]) await b.newcomer('participant', `Away ${at}`, at)
  expect(sizes(await deskOf(b))).toEqual([4, 1, 0])
  const { moves } = await b.organiser.ask(evenOutRooms, { params: params(b) })
  expect(moves).toHaveLength(2)
  const desk = await deskOf(b)
  expect(sizes(desk)).toEqual([2, 2, 1])
  expect([1, 2, 3].map(at => roomWith(desk, `Away ${at}`))).toEqual([1, 2, 3])
  expect(desk.rooms.flatMap(({ people }) => people)).toHaveLength(8)
  expect(await b.organiser.ask(evenOutRooms, { params: params(b) })).toEqual({ moves: [] })
  closeAll()
  await b.stop()
})

test('[K1] whoever is in no room of the question under way is spread over its rooms in one act, also when two press at once', async () => {
  const b = await aSession({ rooms: 3 })
  for (const at of [1, 2, 3, 4, 5, 6, 7]) await b.newcomer('participant', `Guest ${at}`, 1)
  await withSecondQuestion(b)
  await b.organiser.ask(changeStep, { params: { breakoutId: b.session.breakouts[0]!.id }, body: { step: 'closed' } })
  const before = await deskOf(b)
  expect(before.unplaced).toHaveLength(7)
  expect(before.unplaced[0]!.from).toEqual({ number: 1, name: '', breakout: 1 })
  const [one, other] = await Promise.all([1, 2].map(() => b.organiser.ask(spreadPeople, { params: params(b) })))
  expect([one!, other!].map(({ moves }) => moves.length).toSorted(byNumber)).toEqual([0, 7])
  const desk = await deskOf(b)
  expect(desk.unplaced).toEqual([])
  expect(desk.rooms.map(({ people }) => people.length).toSorted(byNumber)).toEqual([2, 2, 3])
  await b.stop()
})

test('[K4] whoever came in by a link that was taken back is on no desk', async () => {
  const b = await aSession({ rooms: 2 })
  await b.newcomer('participant', 'Nia', 1)
  const link = b.links.find(({ role }) => role === 'participant')!
  await b.organiser.ask(revokeLink, { params: { linkId: link.id } })
  const desk = await deskOf(b)
  expect([...desk.rooms.flatMap(({ people }) => people), ...desk.unplaced]).toEqual([])
  await b.stop()
})
