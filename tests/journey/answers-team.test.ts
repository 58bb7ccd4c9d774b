import type { ResponseId } from '@waymark/shared/model/ids.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readActivity } from '@waymark/shared/wire/activity.ts'
import { changeQuestionSet, listQuestionSets, type QuestionSetView } from '@waymark/shared/wire/question-sets.ts'
import * as wire from '@waymark/shared/wire/responses.ts'
import { aSession, type ASession } from '#support/a-session.ts'
import {
  answerOf,
  asked,
  newNoteId,
  newResponseId,
  questionsAbout,
  typed,
  marked as markedBy,
} from '#support/answers.ts'
import type { Person } from '#support/person.ts'
import { testApp } from '#support/test-app.ts'

let now = '2027-05-02T10:00:00.000Z'
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

test('[E20] an answer that came late is taken and marked so; a person decides with a reason, on record, before a note is made of it', async () => {
  const own = await asked(at)
  now = '2027-05-08T07:59:59.999Z'
  const early = await typed(facilitator, own, ['In time'])
  now = '2027-05-08T08:00:00.000Z'
  const late = await typed(facilitator, own, ['By a hair too late'])
  expect((await answerOf(facilitator, early.responseId)).line.isLate).toBe(false)
  const { line, pieces } = await answerOf(facilitator, late.responseId)
  expect(line).toMatchObject({ isLate: true, late: null })
  const params = { responseId: late.responseId }
  const mark = {
    params: { ...params, noteId: newNoteId() },
    body: { pieceId: pieces[0]!.id, start: 0, end: 9, sectionId: sectionId() },
  }
  expect((await facilitator.refused(wire.markPassage, mark)).code).toBe('conflict')
  const countsNow = async () =>
    (await at.organiser.ask(listQuestionSets, { params: { sessionId: sessionId() } })).sets.find(
      ({ id }) => id === own.id,
    )!.counts
  expect(await countsNow()).toEqual({ toRead: 1, split: 0, done: 0, lateToDecide: 1 })
  const decide = (isTaken: boolean) => ({ params, body: { isTaken, reason: 'The post was slow' } })
  expect(
    (await facilitator.refused(wire.decideLate, { ...decide(true), params: { responseId: early.responseId } })).code,
  ).toBe('conflict')
  await facilitator.ask(wire.decideLate, decide(true))
  await facilitator.ask(wire.markPassage, mark)
  expect((await facilitator.refused(wire.decideLate, decide(false))).code).toBe('conflict')
  expect((await answerOf(facilitator, late.responseId)).line.late).toMatchObject({ isTaken: true, by: 'Fflur' })
  expect(await countsNow()).toEqual({ toRead: 1, split: 1, done: 0, lateToDecide: 0 })
  const { lines } = await at.organiser.ask(readActivity, { params: { sessionId: sessionId(), before: 'now' } })
  expect(lines.map(({ did }) => did.kind)).toContain('late-decided')
  now = '2027-05-02T10:00:00.000Z'
})

test('[E23] nobody but the team reads or works on answers, and how many are left is told to everybody', async () => {
  const { responseId } = await typed(facilitator, set, ['For the team alone'])
  const noteId = await marked(responseId, 0, 3)
  const { pieces, parts, reading } = await answerOf(facilitator, responseId)
  const one = { params: { responseId, noteId } }
  const body = { pieceId: pieces[0]!.id, start: 0, end: 3, sectionId: sectionId() }
  const acts = [
    [wire.readInbox, { params: { setId: set.id } }],
    [wire.readResponse, one],
    [wire.markPassage, { ...one, body }],
    [wire.unmarkPassage, one],
    [wire.putPassageBack, one],
    [wire.changeResponseState, { ...one, body: { state: 'done' } }],
    [wire.decideLate, { ...one, body: { isTaken: true, reason: '' } }],
    [wire.placeParts, { ...one, body: { reading, parts } }],
    [
      wire.typeIn,
      {
        params: { setId: set.id, responseId: newResponseId() },
        body: {
          wayIn: 'phone',
          name: null,
          answers: [{ text: 'x', questionId: null }],
          mayQuote: null,
          isSummary: false,
          isReadBack: false,
        },
      },
    ],
  ] as const
  for (const role of ['participant', 'reader'] as const) {
    const somebody = await at.newcomer(role)
    for (const [route, asking] of acts)
      expect((await somebody.refused(route, asking as never)).code).toBe('not-allowed')
    const { sets } = await somebody.ask(listQuestionSets, { params: { sessionId: sessionId() } })
    expect(sets.find(({ id }) => id === set.id)!.counts.split).toBeGreaterThan(0)
  }
  await facilitator.ask(wire.changeResponseState, { params: { responseId }, body: { state: 'done' } })
  const { responses, set: seen } = await facilitator.ask(wire.readInbox, { params: { setId: set.id } })
  expect(responses.find(({ id }) => id === responseId)!.state).toBe('done')
  expect(seen.counts.done).toBe(responses.filter(({ state }) => state === 'done').length)
})

test('[E24] a question that somebody answered stays in its set, and its words can be changed', async () => {
  const own = await asked(at)
  await typed(facilitator, own, ['To the first'])
  const form = questionsAbout(at)
  const [first, second] = own.questions
  const change = (questions: typeof form.questions) => ({ params: { setId: own.id }, body: { ...form, questions } })
  expect((await at.organiser.refused(changeQuestionSet, change([second!]))).code).toBe('conflict')
  await at.organiser.ask(changeQuestionSet, change([{ ...first!, text: 'Are they?' }]))
  const { sets } = await at.organiser.ask(listQuestionSets, { params: { sessionId: sessionId() } })
  expect(sets.find(({ id }) => id === own.id)!.questions.map(({ id, text }) => [id, text])).toEqual([
    [first!.id, 'Are they?'],
  ])
})

test('[E22] the inbox says which answers may be of the same person and why, and does nothing about it', async () => {
  const own = await asked(at)
  const long = 'The bus stops at five, so nobody from the upper valley can come to the evening groups.'
  await typed(facilitator, own, [long], { name: 'Nia' })
  await typed(facilitator, own, [`Dear all, ${long}`], { wayIn: 'e-mail' })
  await typed(facilitator, own, ['A longer table.'], { name: 'nia' })
  const { responses } = await facilitator.ask(wire.readInbox, { params: { setId: own.id } })
  expect(responses.map(({ alike }) => alike.map(({ number, why }) => [number, why]))).toEqual([
    [
      [3, 'The same name'],
      [2, 'Much of the same words'],
    ],
    [[1, 'Much of the same words']],
    [[1, 'The same name']],
  ])
  expect(responses.map(({ state }) => state)).toEqual(['to-read', 'to-read', 'to-read'])
})
