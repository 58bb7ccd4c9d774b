import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { forgetOldAsks } from '@waymark/server/session/help.ts'
import { helpAsks, wholeServer } from '@waymark/server/store/kinds.ts'
import { openSqliteStore } from '@waymark/server/store/sqlite/sqlite-store.ts'
import {
  answerHelp,
  askForHelp,
  bringEveryone,
  nameFacilitator,
  readDesk,
  sayToRooms,
} from '@waymark/shared/wire/desk.ts'
import { changeStep, readRoom } from '@waymark/shared/wire/sessions.ts'
import { closeAll, deskOf, inRoom, params, roomsIn, roomWith, withSecondQuestion } from '#support/a-desk.ts'
import { NoteId } from '@waymark/shared/model/ids.ts'
import { usualSettings } from '@waymark/shared/model/session.ts'
import { putNote } from '@waymark/shared/wire/notes.ts'
import { aSession, type ASession } from '#support/a-session.ts'
import { person, type Person } from '#support/person.ts'
import { testApp } from '#support/test-app.ts'

let a: ASession
let fay: Person

beforeAll(async () => {
  a = await aSession({ rooms: 3 })
  fay = await a.newcomer('facilitator', 'Fay')
})
afterAll(() => a.stop())

test('[K6] everybody is brought to the question that is chosen, into the room of their number, and is told the way', async () => {
  const b = await aSession({ rooms: 2 })
  const second = await withSecondQuestion(b)
  const nia = await inRoom(b, 'Nia', 1)
  const wil = await b.newcomer('participant', 'Wil', 2)
  const watcher = await b.newcomer('facilitator', 'Fay')
  const [one, two] = roomsIn(b)
  const bring = { params: params(b), body: { breakoutId: second.id } }
  expect((await watcher.ask(bringEveryone, bring)).moves).toHaveLength(2)
  const desk = await deskOf(b)
  expect(desk.breakoutId).toBe(second.id)
  expect([roomWith(desk, 'Nia'), roomWith(desk, 'Wil')]).toEqual([1, 2])
  expect(await nia.refused(readRoom, { params: { roomId: one!.id } })).toMatchObject({
    code: 'wrong-room',
    goTo: `/rooms/${second.rooms[0]!.id}`,
    goToName: 'What is missing?',
  })
  expect((await wil.ask(readRoom, { params: { roomId: second.rooms[1]!.id } })).fromDesk.goOn).toBeNull()
  expect((await watcher.ask(readRoom, { params: { roomId: two!.id } })).fromDesk.goOn).toEqual({
    roomId: second.rooms[1]!.id,
    question: 'What is missing?',
  })
  const late = await b.newcomer('participant', 'Late', 2)
  expect((await late.ask(readRoom, { params: { roomId: second.rooms[1]!.id } })).room.number).toBe(2)
  await b.organiser.ask(changeStep, { params: { breakoutId: second.id }, body: { step: 'closed' } })
  expect((await watcher.refused(bringEveryone, bring)).code).toBe('closed')
  const stranger = (await aSession({}, b)).session.breakouts[0]!.id
  expect((await watcher.refused(bringEveryone, { ...bring, body: { breakoutId: stranger } })).code).toBe('gone')
  closeAll()
  await b.stop()
})

test('[K7] help is asked for with one act, seen at the desk, answered for the whole room, and can be taken back', async () => {
  const [one, two] = roomsIn(a)
  const nia = await a.newcomer('participant', 'Asks', 1)
  const from = (roomId: typeof one) => ({ params: { roomId: roomId!.id }, body: { asks: true } })
  const helpFor = async (who: Person) => (await who.ask(readRoom, { params: { roomId: one!.id } })).fromDesk.help
  expect((await (await a.newcomer('reader')).refused(askForHelp, from(one))).code).toBe('not-allowed')
  expect((await nia.refused(askForHelp, from(two))).code).toBe('wrong-room')
  await nia.ask(askForHelp, from(one))
  await nia.ask(askForHelp, from(one))
  await fay.ask(askForHelp, from(one))
  const asked = (await deskOf(a, a.organiser)).help
  expect(asked.map(({ room, name }) => `${room.number} ${name}`).toSorted()).toEqual(['1 Asks', '1 Fay'])
  const answer = (how: 'coming' | 'done') =>
    a.organiser.ask(answerHelp, { params: params(a), body: { roomId: one!.id, answer: how } })
  await answer('coming')
  expect([await helpFor(nia), await helpFor(fay)]).toEqual(['coming', 'coming'])
  await fay.ask(askForHelp, { params: { roomId: one!.id }, body: { asks: false } })
  expect([await helpFor(nia), await helpFor(fay)]).toEqual(['coming', 'none'])
  await answer('done')
  expect(await helpFor(nia)).toBe('none')
  expect((await deskOf(a)).help).toEqual([])
})

test('[K7] an ask for help outlives a restart of the server, and not the day', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-'))
  const linkKey = randomBytes(32)
  const start = () => testApp({ store: openSqliteStore(join(folder, 'data')), linkKey })
  const b = await aSession({ rooms: 2 }, await start())
  const nia = await b.newcomer('participant', 'Nia', 1)
  await nia.ask(askForHelp, { params: { roomId: roomsIn(b)[0]!.id }, body: { asks: true } })
  await b.stop()
  const again = await start()
  const organiser = person(again.address)
  await organiser.comeIn(again.hostSecret)
  const asked = async () => (await organiser.ask(readDesk, { params: params(b) })).help.map(({ name }) => name)
  expect(await asked()).toEqual(['Nia'])
  expect(await again.deps.store.list(helpAsks, wholeServer)).toHaveLength(1)
  await forgetOldAsks({ ...again.deps, now: () => '2027-03-25T13:00:00.001Z' })
  expect(await again.deps.store.list(helpAsks, wholeServer)).toEqual([])
  await again.stop()
  rmSync(folder, { recursive: true })
})

test('[K13] what is written privately is counted at the desk and not shown, and where nobody is named no participant is', async () => {
  const settings = { ...usualSettings, isPrivate: true, names: 'anonymous' as const }
  const asked = { purpose: 'open-question' as const, question: 'What now?', settings }
  const b = await aSession({
    rooms: 1,
    breakouts: [{ ...asked, sections: [{ title: 'Ideas', description: '' }] }],
  })
  const [room] = roomsIn(b)
  const nia = await inRoom(b, 'Nia', 1)
  await nia.ask(putNote, {
    params: { roomId: room!.id, noteId: NoteId.parse('a-private-note') },
    body: { sectionId: b.session.breakouts[0]!.sections[0]!.id, text: 'Only mine', signed: false, route: 'live' },
  })
  await nia.ask(askForHelp, { params: { roomId: room!.id }, body: { asks: true } })
  const desk = await deskOf(b)
  expect(desk.rooms[0]).toMatchObject({ notes: 1, sections: [{ notes: 1 }] })
  expect(JSON.stringify(desk)).not.toMatch(/Only mine|Nia/)
  expect([desk.rooms[0]!.people.length, desk.help.length]).toEqual([1, 1])
  closeAll()
  await b.stop()
})

test('[K8] a message is shown in all rooms or in one, in the place of the one before, and whoever comes later sees it', async () => {
  const [one, two] = roomsIn(a)
  const say = (roomId: typeof one | null, text: string) =>
    fay.ask(sayToRooms, { params: params(a), body: { roomId: roomId?.id ?? null, text } })
  const shownIn = async (room: typeof one) =>
    (await fay.ask(readRoom, { params: { roomId: room!.id } })).fromDesk.message?.text
  await say(null, 'Five minutes more')
  expect([await shownIn(one), await shownIn(two)]).toEqual(['Five minutes more', 'Five minutes more'])
  await say(one!, 'Your facilitator is on the phone')
  expect(await shownIn(one)).toBe('Your facilitator is on the phone')
  expect((await deskOf(a)).message?.text).toBe('Five minutes more')
  const plain = await (await fay.get(`/plain/rooms/${two!.id}`)).text()
  expect(plain).toContain('From the team, 1 pm: <span dir="auto">Five minutes more</span>')
  const tooLong = { roomId: null, text: 'x'.repeat(201) }
  expect((await fay.refused(sayToRooms, { params: params(a), body: tooLong })).code).toBe('malformed')
  const twoLines = { roomId: null, text: 'One\nTwo' }
  expect((await fay.refused(sayToRooms, { params: params(a), body: twoLines })).code).toBe('malformed')
  const elsewhere = { roomId: roomsIn(await aSession({}, a))[0]!.id, text: 'Hello' }
  expect((await fay.refused(sayToRooms, { params: params(a), body: elsewhere })).code).toBe('wrong-room')
})

test('[K9] the team names who facilitates a room, and takes the name back', async () => {
  const [room] = roomsIn(a)
  const name = (facilitator: string) =>
    fay.ask(nameFacilitator, { params: { roomId: room!.id }, body: { facilitator } })
  await name('Tomos')
  expect((await deskOf(a)).rooms[0]!.facilitator).toBe('Tomos')
  expect((await fay.ask(readRoom, { params: { roomId: room!.id } })).room.facilitator).toBe('Tomos')
  await name('')
  expect((await deskOf(a)).rooms[0]!.facilitator).toBe('')
})
