import { afterAll, beforeAll, expect, test } from 'vitest'
import { PieceId, type NoteId, type ResponseId } from '@waymark/shared/model/ids.ts'
import type { Part } from '@waymark/shared/model/response.ts'
import { putNote } from '@waymark/shared/wire/notes.ts'
import type { QuestionSetView } from '@waymark/shared/wire/question-sets.ts'
import * as wire from '@waymark/shared/wire/responses.ts'
import { enterRoom, readRoom, readSession } from '@waymark/shared/wire/sessions.ts'
import { aSession, type ASession } from '#support/a-session.ts'
import {
  answerOf,
  asked,
  newNoteId,
  newResponseId,
  notesIn,
  typed,
  writtenRoom,
  marked as markedBy,
} from '#support/answers.ts'
import { chanceOf } from '#support/chance.ts'
import type { Person } from '#support/person.ts'
import { testApp } from '#support/test-app.ts'

const now = '2027-05-02T10:00:00.000Z'
let at: ASession
let facilitator: Person
let set: QuestionSetView

beforeAll(async () => {
  at = await aSession({}, await testApp({ now: () => now }))
  facilitator = await at.newcomer('facilitator', 'Fflur')
  set = await asked(at)
})
afterAll(() => at.stop())

const sectionId = (which = 0) => at.session.breakouts[0]!.sections[which]!.id
const sessionId = () => at.session.session.id

const marked = (responseId: ResponseId, start: number, end: number, which = 0) =>
  markedBy(facilitator, responseId, { start, end, sectionId: sectionId(which) })

test('[E11] a breakout that is asked about in writing has one room for the passages, which nobody enters or writes in and no count of live rooms knows', async () => {
  const { breakouts } = await at.organiser.ask(readSession, { params: { sessionId: sessionId() } })
  expect(breakouts[0]!.rooms.map(({ kind }) => kind)).toEqual(['live', 'live'])
  const roomId = breakouts[0]!.written!.id
  await asked(at)
  expect(await writtenRoom(at)).toBe(roomId)
  for (const role of ['participant', 'facilitator'] as const) {
    const somebody = await at.newcomer(role)
    expect((await somebody.refused(enterRoom, { params: { roomId } })).code).toBe('wrong-room')
  }
  const note = { sectionId: sectionId(), text: 'By hand', signed: false, route: 'live' } as const
  const put = (route: string) =>
    facilitator.refused(putNote, { params: { roomId, noteId: newNoteId() }, body: { ...note, route } })
  expect((await put('live')).code).toBe('not-allowed')
  expect((await put('written')).code).toBe('malformed')
  expect(await notesIn(facilitator, roomId)).toEqual([])
  const participant = await at.newcomer('participant')
  expect((await participant.refused(readRoom, { params: { roomId } })).code).toBe('wrong-room')
})

test('[E14] what was said on the phone is kept whole and numbered; asked twice it is one answer, and many at once have a number each', async () => {
  const own = await asked(at)
  const id = newResponseId()
  const first = await typed(facilitator, own, ['  Yes.\n\nBut “later” 😀 ', 'A lift\tof our own'], { id, name: 'Nia' })
  expect(await typed(facilitator, own, ['Other words'], { id })).toEqual(first)
  const all = await Promise.all(Array.from({ length: 12 }, () => typed(facilitator, own, ['Another'])))
  expect([first, ...all].map(({ number }) => number).toSorted((a, b) => a - b)).toEqual(
    Array.from({ length: 13 }, (_, index) => index + 1),
  )
  const answer = await answerOf(facilitator, id)
  expect(answer.pieces.map(({ text }) => text)).toEqual(['  Yes.\n\nBut “later” 😀 ', 'A lift\tof our own'])
  expect(answer.line).toMatchObject({
    number: 1,
    wayIn: 'phone',
    name: 'Nia',
    state: 'to-read',
    words: 8,
    day: '2027-05-02',
  })
  expect(await refusedToType(own, [])).toMatchObject({ code: 'malformed' })
  expect(await refusedToType(own, [{ text: ' \n', questionId: null }])).toMatchObject({ code: 'malformed' })
  expect(
    await refusedToType(
      own,
      Array.from({ length: 6 }, () => ({ text: 'x'.repeat(100_000), questionId: null })),
    ),
  ).toMatchObject({ code: 'too-large' })
})

const refusedToType = (own: QuestionSetView, answers: unknown[]) =>
  facilitator.refused(wire.typeIn, {
    params: { setId: own.id, responseId: newResponseId() },
    body: { wayIn: 'phone', name: null, answers, mayQuote: null, isSummary: false, isReadBack: false },
  })

test('[E17] a passage becomes a note of that answer beside the notes of the session, without the spaces at its ends and without a name; several may overlap', async () => {
  const { responseId } = await typed(facilitator, set, [' Open the doors. And keep them open. '], {
    name: 'Nia',
    isSummary: true,
  })
  const one = await marked(responseId, 0, 17)
  const two = await marked(responseId, 6, 37, 1)
  const stand = await notesIn(facilitator, await writtenRoom(at))
  expect(stand.find(({ id }) => id === one)).toMatchObject({
    text: 'Open the doors.',
    route: 'written',
    signedBy: null,
    sectionId: sectionId(),
    isSummary: true,
    isReadBack: true,
  })
  expect(stand.find(({ id }) => id === two)).toMatchObject({
    text: 'the doors. And keep them open.',
    sectionId: sectionId(1),
  })
  const { line, excerpts, suggested } = await answerOf(facilitator, responseId)
  expect(line).toMatchObject({ state: 'split', notes: 2 })
  expect(excerpts.map(({ text }) => text)).toEqual(['Open the doors.', 'the doors. And keep them open.'])
  expect(suggested).toEqual([])
  const { breakouts } = await at.organiser.ask(readSession, { params: { sessionId: sessionId() } })
  expect(breakouts[0]!.written!.notes).toBeGreaterThanOrEqual(2)
})

test('[E16] a passage that is not there, is too long or would stand nowhere is refused, and nothing is changed', async () => {
  const { responseId } = await typed(facilitator, set, ['a😀b', 'y'.repeat(1200)])
  const { pieces } = await answerOf(facilitator, responseId)
  const other = await typed(facilitator, set, ['Somebody else'])
  const noteId = await marked(other.responseId, 0, 8)
  const [short, long] = pieces
  const refused = async (body: object, id = newNoteId()) =>
    (
      await facilitator.refused(wire.markPassage, {
        params: { responseId, noteId: id },
        body: { pieceId: short!.id, start: 0, end: 4, sectionId: sectionId(), ...body },
      })
    ).code
  expect(await refused({ start: 2 })).toBe('malformed')
  expect(await refused({ end: 5 })).toBe('malformed')
  expect(await refused({ start: 3, end: 3 })).toBe('malformed')
  expect(await refused({ pieceId: PieceId.parse('piece-of-nobody') })).toBe('malformed')
  expect(await refused({ pieceId: long!.id, end: 1001 })).toBe('malformed')
  expect(await refused({ sectionId: 'section-of-nobody' })).toBe('malformed')
  expect(await refused({}, noteId)).toBe('conflict')
  expect((await answerOf(facilitator, responseId)).excerpts).toEqual([])
})

test('[E18] a note that is taken off the board can be put back as it was, and is neither moved nor lost in between', async () => {
  const { responseId } = await typed(facilitator, set, ['Bring the bus back'])
  const noteId = await marked(responseId, 0, 18)
  const roomId = await writtenRoom(at)
  const before = (await notesIn(facilitator, roomId)).find(({ id }) => id === noteId)
  const params = { responseId, noteId }
  await facilitator.ask(wire.unmarkPassage, { params })
  await facilitator.ask(wire.unmarkPassage, { params })
  expect((await notesIn(facilitator, roomId)).some(({ id }) => id === noteId)).toBe(false)
  const { excerpts, line } = await answerOf(facilitator, responseId)
  expect([excerpts[0]!.isTakenOff, excerpts[0]!.text, line.notes]).toEqual([true, 'Bring the bus back', 0])
  const again = { pieceId: excerpts[0]!.pieceId, start: 0, end: 5, sectionId: sectionId() }
  expect((await facilitator.refused(wire.markPassage, { params, body: again })).code).toBe('conflict')
  await facilitator.ask(wire.putPassageBack, { params })
  expect((await notesIn(facilitator, roomId)).find(({ id }) => id === noteId)).toEqual(before)
})

test('[E15] however answers are marked, cut and read anew, every note says what its answer says there and every letter of it is in one part', async () => {
  const chance = chanceOf(1406)
  const said = 'Yes. 😀 Nid yw’r bws yn dod.\nالباب مغلق. It is shut, and “cold”!'
  const answers = await Promise.all([0, 1, 2].map(() => typed(facilitator, set, [said, said])))
  const notes: { responseId: (typeof answers)[0]['responseId']; noteId: NoteId }[] = []
  for (let turn = 0; turn < 60; turn += 1) {
    const { responseId } = chance.pick(answers)
    const { pieces, parts, reading } = await answerOf(facilitator, responseId)
    const act = chance.below(4)
    if (act <= 1) {
      const noteId = newNoteId()
      const [start, end] = [chance.below(said.length), chance.below(said.length + 2)]
      const body = { pieceId: chance.pick(pieces).id, start, end, sectionId: sectionId(chance.below(2)) }
      await facilitator.ask(wire.markPassage, { params: { responseId, noteId }, body }).then(
        () => notes.push({ responseId, noteId }),
        () => undefined,
      )
    } else if (act === 2) {
      await facilitator
        .ask(wire.placeParts, { params: { responseId }, body: { reading, parts: cutSomewhere(chance, parts) } })
        .catch(() => undefined)
    } else if (notes.length > 0) {
      const params = chance.pick(notes)
      const route = chance.pick([wire.unmarkPassage, wire.putPassageBack])
      await facilitator.ask(route, { params })
    }
  }
  const stand = new Map((await notesIn(facilitator, await writtenRoom(at))).map(note => [note.id, note.text]))
  for (const { responseId } of answers) {
    const { pieces, parts, excerpts } = await answerOf(facilitator, responseId)
    expect(pieces.map(({ text }) => text)).toEqual([said, said])
    const texts = new Map(pieces.map(({ id, text }) => [id, text]))
    expect(parts.map(({ pieceId, start, end }) => texts.get(pieceId)!.slice(start, end)).join('')).toBe(said + said)
    for (const { id, pieceId, start, end, text, isTakenOff } of excerpts) {
      expect(text).toBe(texts.get(pieceId)!.slice(start, end))
      expect(stand.get(id)).toBe(isTakenOff ? undefined : text)
    }
  }
})

/** Whether the cut is within a character is left to chance: the server has to see it. */
function cutSomewhere(chance: ReturnType<typeof chanceOf>, parts: readonly Part[]): Part[] {
  const which = chance.below(parts.length)
  const part = parts[which]!
  const at = part.start + 1 + chance.below(part.end - part.start)
  const halves =
    at < part.end
      ? [
          { ...part, end: at },
          { ...part, start: at, isLeftOut: chance.oneIn(3) },
        ]
      : [part]
  return parts.toSpliced(which, 1, ...halves)
}

test('[E19] a reading that leaves a letter out, is not the last one, or would leave out what is a note is refused', async () => {
  const { responseId } = await typed(facilitator, set, ['Keep this. Yours, N'])
  const { parts, reading } = await answerOf(facilitator, responseId)
  const [whole] = parts
  const place = (next: Part[], seen = reading) => ({ params: { responseId }, body: { reading: seen, parts: next } })
  expect((await facilitator.refused(wire.placeParts, place([{ ...whole!, end: 5 }]))).code).toBe('malformed')
  const cut = [
    { ...whole!, end: 10 },
    { ...whole!, start: 10, questionId: null, isLeftOut: true },
  ]
  expect((await facilitator.ask(wire.placeParts, place(cut))).reading).toBe(reading + 1)
  expect((await facilitator.refused(wire.placeParts, place(parts))).code).toBe('conflict')
  await marked(responseId, 0, 10)
  const all = [{ ...whole!, isLeftOut: true }]
  expect((await facilitator.refused(wire.placeParts, place(all, reading + 1))).code).toBe('conflict')
  expect((await answerOf(facilitator, responseId)).line.start).toBe('Keep this.')
})
