import { afterAll, beforeAll, expect, test } from 'vitest'
import { roomDocName } from '@waymark/shared/doc/doc-name.ts'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import { NoteId, RoomId, type SectionId } from '@waymark/shared/model/ids.ts'
import { maxNoteLength } from '@waymark/shared/model/note.ts'
import { leave } from '@waymark/shared/wire/entry.ts'
import { moveNote, myNotes, putNote, putNoteBack, withdrawNote, type Asking } from '@waymark/shared/wire/notes.ts'
import { changeStep, enterRoom, readRoom } from '@waymark/shared/wire/sessions.ts'
import { aSession, type ASession } from '#support/a-session.ts'
import type { Person } from '#support/person.ts'
import { until } from '#support/wait.ts'

let a: ASession
let roomId: RoomId
let sectionId: SectionId
let nia: Person
let wil: Person

beforeAll(async () => {
  a = await aSession()
  roomId = RoomId.parse(a.session.breakouts[0]?.rooms[0]?.id)
  sectionId = a.session.breakouts[0]!.sections[0]!.id
  nia = await a.newcomer('participant', 'Nia', 1)
  wil = await a.newcomer('participant', 'Wil', 1)
})
afterAll(() => a.stop())

const noteId = (name: string): NoteId => NoteId.parse(name.padEnd(12, '0'))
const at = (name: string) => ({ roomId, noteId: noteId(name) })
const words = (text: string, signed = false) => ({ sectionId, text, signed, route: 'live' as const })

test('[N4] nobody changes, moves or withdraws another’s note, and a facilitator no words at all', async () => {
  await nia.ask(putNote, { params: at('nias'), body: words('My words, as I wrote them') })
  const facilitator = await a.newcomer('facilitator', 'Fay')
  for (const somebody of [wil, facilitator, a.organiser]) {
    expect((await somebody.refused(putNote, { params: at('nias'), body: words('Other words') })).code).toBe(
      'not-allowed',
    )
    expect((await somebody.refused(withdrawNote, { params: at('nias') })).code).toBe('not-allowed')
    expect((await somebody.refused(putNoteBack, { params: at('nias') })).code).toBe('not-allowed')
  }
  expect((await wil.refused(moveNote, { params: at('nias'), body: { sectionId, after: 'first' } })).code).toBe(
    'not-allowed',
  )
  await facilitator.ask(moveNote, { params: at('nias'), body: { sectionId, after: 'first' } })
  const open = await wil.openDoc(roomDocName(roomId))
  expect(openRoomDoc(open.doc).notes.all().get(noteId('nias'))).toMatchObject({
    text: 'My words, as I wrote them',
    signedBy: null,
  })
  open.close()
})

test('[N5] asking twice is asking once', async () => {
  for (const _ of [1, 2, 3]) await nia.ask(putNote, { params: at('twice'), body: words('Once') })
  const open = await wil.openDoc(roomDocName(roomId))
  expect([...openRoomDoc(open.doc).notes.all().values()].filter(({ text }) => text === 'Once')).toHaveLength(1)
  open.close()
})

test('[N6] a withdrawn note is sent to nobody but its author, who can put it back where it was', async () => {
  await nia.ask(putNote, { params: at('regret'), body: words('I should not have said that', true) })
  const open = await wil.openDoc(roomDocName(roomId))
  const before = openRoomDoc(open.doc).notes.all().get(noteId('regret'))
  expect(before?.signedBy).toBe('Nia')
  await nia.ask(withdrawNote, { params: at('regret') })
  await until('it is gone', () => !openRoomDoc(open.doc).notes.all().has(noteId('regret')))
  const late = await (await a.newcomer('participant', null, 1)).openDoc(roomDocName(roomId))
  const { encodeStateAsUpdate } = await import('yjs')
  expect(Buffer.from(encodeStateAsUpdate(late.doc)).includes('should not have said')).toBe(false)
  expect((await nia.ask(myNotes, { params: { roomId } })).withdrawn.map(({ text }) => text)).toContain(
    'I should not have said that',
  )
  expect((await wil.ask(myNotes, { params: { roomId } })).withdrawn).toEqual([])
  expect((await nia.refused(putNote, { params: at('regret'), body: words('changed') })).code).toBe('conflict')
  await nia.ask(putNoteBack, { params: at('regret') })
  await until('it is back', () => openRoomDoc(open.doc).notes.all().has(noteId('regret')))
  expect(openRoomDoc(open.doc).notes.all().get(noteId('regret'))).toEqual(before)
  open.close()
  late.close()
})

test('[N7] bad input is a clear sentence: no words, too many, what cannot be kept, a megabyte', async () => {
  const no = async (text: string) => nia.refused(putNote, { params: at('bad'), body: words(text) })
  expect(await no('  \n ')).toMatchObject({
    code: 'malformed',
    message: 'Write at least one word.',
    at: ['body', 'text'],
  })
  expect((await no('x'.repeat(maxNoteLength + 1))).message).toMatch(/too long: at most 1,000/)
  expect((await no('a\u0000b')).message).toMatch(/cannot be kept/)
  expect((await no('x'.repeat(100_000))).message).toMatch(/too long/)
  expect((await no('x'.repeat(1_000_000))).code).toBe('too-large')
  await nia.ask(putNote, { params: at('limit'), body: words('🙂'.repeat(maxNoteLength)) })
  expect((await nia.refused(putNote, { params: { roomId, noteId: 'x' as NoteId }, body: words('fine') })).code).toBe(
    'gone',
  )
})

test('[N8] an unsigned note carries no name, no time and nothing that stays with its author', async () => {
  await nia.ask(putNote, { params: at('anonone'), body: words('without a name') })
  await nia.ask(putNote, { params: at('anontwo'), body: words('without a name either') })
  const open = await wil.openDoc(roomDocName(roomId))
  const one = openRoomDoc(open.doc).notes.all().get(noteId('anonone'))
  expect(Object.keys(one ?? {}).toSorted()).toEqual(['id', 'order', 'route', 'sectionId', 'signedBy', 'text'])
  expect(one?.signedBy).toBeNull()
  open.close()
})

test('[R7] a participant is in one room; another is refused with the way to one’s own, and may be moved to', async () => {
  const other = RoomId.parse(a.session.breakouts[0]?.rooms[1]?.id)
  const mover = await a.newcomer('participant', null, 1)
  const no = await mover.refused(readRoom, { params: { roomId: other } })
  expect(no).toMatchObject({
    code: 'wrong-room',
    message: 'This is Room 2. You are in Room 1.',
    goTo: `/rooms/${roomId}`,
  })
  expect(
    (await mover.refused(putNote, { params: { roomId: other, noteId: noteId('strayed') }, body: words('astray') }))
      .code,
  ).toBe('wrong-room')
  await mover.ask(enterRoom, { params: { roomId: other } })
  expect((await mover.ask(readRoom, { params: { roomId: other } })).me.roomId).toBe(other)
})

test('[R8] newcomers without a choice are spread over the rooms', async () => {
  const b = await aSession({ rooms: 3 })
  const people = []
  for (let i = 0; i < 9; i += 1) people.push(await b.newcomer('participant'))
  const rooms = await Promise.all(
    people.map(async somebody => (await somebody.comeIn(b.secretFor('participant'))).me.roomId),
  )
  const counts = new Map<string, number>()
  for (const room of rooms) counts.set(String(room), (counts.get(String(room)) ?? 0) + 1)
  expect([...counts.values()]).toEqual([3, 3, 3])
  await b.stop()
})

test('[N9] once the breakout is closed nobody changes the words; a step back opens it again and nothing is lost', async () => {
  const breakoutId = a.session.breakouts[0]!.id
  const facilitator = await a.newcomer('facilitator')
  expect((await nia.refused(changeStep, { params: { breakoutId }, body: { step: 'closed' } })).code).toBe('not-allowed')
  await facilitator.ask(changeStep, { params: { breakoutId }, body: { step: 'closed' } })
  for (const somebody of [nia, facilitator])
    expect((await somebody.refused(putNote, { params: at('late'), body: words('too late') })).code).toBe('closed')
  expect((await nia.refused(putNote, { params: at('nias'), body: words('changed after all') })).code).toBe('closed')
  expect((await nia.refused(withdrawNote, { params: at('nias') })).code).toBe('closed')
  await facilitator.ask(changeStep, { params: { breakoutId }, body: { step: 'group' } })
  expect((await nia.refused(putNote, { params: at('grouping'), body: words('while grouped') })).message).toMatch(
    /closed for now/,
  )
  await facilitator.ask(changeStep, { params: { breakoutId }, body: { step: 'write' } })
  await nia.ask(putNote, { params: at('nias'), body: words('My words, changed by me') })
  await facilitator.ask(changeStep, { params: { breakoutId }, body: { step: 'write' } })
})

test('[P6] who leaves a computer is forgotten there; their notes stay, and the next person is another', async () => {
  const guest = await a.newcomer('participant', 'Guest', 1)
  await guest.ask(putNote, { params: at('guests'), body: words('written before leaving') })
  await guest.ask(leave, { params: { sessionId: a.session.session.id } })
  expect((await guest.refused(myNotes, { params: { roomId } })).code).toBe('not-signed-in')
  await guest.comeIn(a.secretFor('participant'), { roomId })
  expect((await guest.ask(myNotes, { params: { roomId } })).mine).toEqual([])
  expect((await guest.refused(withdrawNote, { params: at('guests') })).code).toBe('not-allowed')
})

test('[N10] changing the words of a note leaves it where somebody has moved it meanwhile', async () => {
  const other = a.session.breakouts[0]!.sections[1]!.id
  await nia.ask(putNote, { params: at('moved'), body: words('first words') })
  await a.organiser.ask(moveNote, { params: at('moved'), body: { sectionId: other, after: 'last' } })
  await nia.ask(putNote, { params: at('moved'), body: words('better words') })
  const open = await wil.openDoc(roomDocName(roomId))
  expect(openRoomDoc(open.doc).notes.all().get(noteId('moved'))).toMatchObject({
    text: 'better words',
    sectionId: other,
  })
  open.close()
})

test('[N32] one person writes five hundred notes and no more; the others go on', async () => {
  const busy = await a.newcomer('participant', null, 1)
  const write = (who: Person, at: number) =>
    who.ask(putNote, {
      params: { roomId, noteId: noteId(`many-${String(at).padStart(4, '0')}`) },
      body: { sectionId, text: `note ${at}`, signed: false, route: 'live' },
    })
  for (let at = 0; at < 500; at += 50)
    await Promise.all(Array.from({ length: 50 }, (_, more) => write(busy, at + more)))
  await expect(write(busy, 500)).rejects.toThrow(/too-many/)
  await write(wil, 501)
  // What is there already can still be changed.
  await write(busy, 7)
})

test('[N33] a copy of an ask that arrives late undoes nothing that was asked since', async () => {
  const id = noteId('copies')
  const params = { roomId, noteId: id }
  const said = async (): Promise<string | undefined> =>
    (await a.deps.live.open(roomDocName(roomId))).read(doc => openRoomDoc(doc).notes.all().get(id)?.text)
  const put = (text: string, asking: Asking) =>
    nia.ask(putNote, { params, body: { sectionId, text, signed: false, route: 'live', ...asking } })
  const first = { askId: 'ask-first', over: [] }
  await put('first words', first)
  await put('second words', { askId: 'ask-second' })
  await put('first words', first)
  expect(await said()).toBe('second words')
  // Never answered, and its author wrote something else meanwhile.
  await put('fourth words', { askId: 'ask-fourth', over: ['ask-third'] })
  await put('third words', { askId: 'ask-third' })
  expect(await said()).toBe('fourth words')
  await nia.ask(withdrawNote, { params, body: { askId: 'ask-withdraw' } })
  await nia.ask(putNoteBack, { params, body: { askId: 'ask-put-back' } })
  await nia.ask(withdrawNote, { params, body: { askId: 'ask-withdraw' } })
  expect(await said()).toBe('fourth words')
})
