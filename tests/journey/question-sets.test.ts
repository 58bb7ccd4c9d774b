import { afterEach, expect, test } from 'vitest'
import type { SectionId } from '@waymark/shared/model/ids.ts'
import { maxQuestionSets } from '@waymark/shared/model/question-set.ts'
import {
  addQuestionSet,
  askOnTheirOwn,
  changeQuestionSet,
  listQuestionSets,
  lookAtDeadline,
  openQuestionSet,
  type QuestionSetForm,
  type SentQuestionSetForm,
} from '@waymark/shared/wire/question-sets.ts'
import { readSession } from '@waymark/shared/wire/sessions.ts'
import { readActivity } from '@waymark/shared/wire/activity.ts'
import { aSession, type ASession } from '#support/a-session.ts'
import { person } from '#support/person.ts'
import { testApp } from '#support/test-app.ts'

let running: ASession
afterEach(() => running.stop())

const idOf = ({ session }: ASession) => session.session.id
const breakoutOf = ({ session }: ASession) => session.breakouts[0]!

const form = (at: ASession, more: Partial<SentQuestionSetForm> = {}): SentQuestionSetForm => ({
  title: 'For those who could not come',
  intro: 'Answer as many as you like.',
  outcome: '',
  questions: [{ text: 'Are the ambitions still right?', hint: '', breakoutId: breakoutOf(at).id, sectionId: null }],
  deadline: { local: '2023-05-08T09:00', zone: 'Europe/London' },
  nation: 'england-and-wales',
  ...more,
})
const add = (at: ASession, more: Partial<SentQuestionSetForm> = {}) =>
  at.organiser.ask(addQuestionSet, { params: { sessionId: idOf(at) }, body: form(at, more) })
const listed = async (at: ASession, by = at.organiser) =>
  (await by.ask(listQuestionSets, { params: { sessionId: idOf(at) } })).sets

test('[E4] whether questions are open is asked of the clock at each look, on both sides of the deadline, and nothing is done in between', async () => {
  let now = '2023-05-02T10:00:00.000Z'
  running = await aSession({}, await testApp({ now: () => now }))
  await add(running)
  expect(await listed(running)).toMatchObject([{ isOpen: true, said: 'Monday 8 May 2023, 9 am UK time (in 6 days)' }])
  now = '2023-05-08T07:59:59.999Z'
  expect(await listed(running)).toMatchObject([{ isOpen: true }])
  now = '2023-05-08T08:00:00.000Z'
  expect(await listed(running)).toMatchObject([{ isOpen: false }])
  const [set] = await listed(running)
  await running.organiser.ask(changeQuestionSet, {
    params: { setId: set!.id },
    body: form(running, { deadline: { local: '2023-05-09T12:00', zone: 'Europe/London' } }),
  })
  expect(await listed(running)).toMatchObject([{ isOpen: true, said: 'Tuesday 9 May 2023, noon UK time (tomorrow)' }])
})

test('[E5] each question continues a breakout of its session, under the heading that was chosen or its last one, and keeps its id when it is reworded', async () => {
  running = await aSession()
  const breakout = breakoutOf(running)
  const [first] = breakout.sections
  const { setId } = await add(running, {
    questions: [
      { text: 'One?', hint: '', breakoutId: breakout.id, sectionId: null },
      { text: 'Two?', hint: 'You can skip it.', breakoutId: breakout.id, sectionId: first!.id },
    ],
  })
  const [set] = await listed(running)
  expect(set!.questions.map(({ sectionId }) => sectionId)).toEqual([breakout.sections.at(-1)!.id, first!.id])
  const [one, two] = set!.questions
  await running.organiser.ask(changeQuestionSet, {
    params: { setId },
    body: form(running, {
      questions: [
        { ...two!, text: 'Two, then?' },
        { ...one! },
        { text: 'Three?', hint: '', breakoutId: breakout.id, sectionId: null },
      ],
    }),
  })
  const after = (await listed(running))[0]!.questions
  expect(after.slice(0, 2).map(({ id, text }) => [id, text])).toEqual([
    [two!.id, 'Two, then?'],
    [one!.id, 'One?'],
  ])
  expect(new Set(after.map(({ id }) => id)).size).toBe(3)
})

test('[E6] a question that continues nothing of the session, or that comes twice, is refused beside its field, and nothing is changed', async () => {
  running = await aSession()
  const { setId } = await add(running)
  const before = await listed(running)
  const [question] = before[0]!.questions
  const other = await aSession()
  const elsewhere = breakoutOf(other)
  await other.stop()
  const refused = (questions: QuestionSetForm['questions']) =>
    running.organiser.refused(changeQuestionSet, { params: { setId }, body: form(running, { questions }) })
  expect(await refused([{ ...question!, breakoutId: elsewhere.id }])).toMatchObject({
    at: ['body', 'questions', '0', 'breakoutId'],
  })
  expect(await refused([{ ...question!, sectionId: elsewhere.sections[0]!.id satisfies SectionId }])).toMatchObject({
    at: ['body', 'questions', '0', 'sectionId'],
  })
  expect(await refused([question!, question!])).toMatchObject({ at: ['body', 'questions', '1', 'id'] })
  expect(await listed(running)).toEqual(before)
})

test('[E7] only organisers set up questions, everybody of the session reads them, nobody else does, and the record says what was done', async () => {
  running = await aSession()
  const { setId } = await add(running)
  for (const role of ['reader', 'participant', 'facilitator'] as const) {
    const other = await running.newcomer(role)
    const body = form(running)
    expect((await other.refused(addQuestionSet, { params: { sessionId: idOf(running) }, body })).code).toBe(
      'not-allowed',
    )
    expect((await other.refused(changeQuestionSet, { params: { setId }, body })).code).toBe('not-allowed')
    expect(await listed(running, other)).toHaveLength(1)
  }
  const stranger = person(running.address)
  expect((await stranger.refused(listQuestionSets, { params: { sessionId: idOf(running) } })).code).toBe(
    'not-signed-in',
  )
  const { lines } = await running.organiser.ask(readActivity, {
    params: { sessionId: idOf(running), before: 'now' },
  })
  expect(lines.map(({ did }) => did)).toContainEqual({
    kind: 'questions-added',
    title: 'For those who could not come',
  })
})

test('[E8] as many sets of questions as fit, asked for at the same moment, and not one more', async () => {
  running = await aSession()
  const asked = Array.from({ length: maxQuestionSets + 3 }, (_, at) => add(running, { title: `Set ${at + 1}` }))
  const done = await Promise.allSettled(asked)
  expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(maxQuestionSets)
  expect(await listed(running)).toHaveLength(maxQuestionSets)
})

test('[E9] bank holidays are those of the nation that was chosen', async () => {
  running = await aSession({}, await testApp({ now: () => '2026-01-10T10:00:00.000Z' }))
  const look = async (day: string, nation: QuestionSetForm['nation']) =>
    (
      await running.organiser.ask(lookAtDeadline, {
        params: {},
        body: { deadline: { local: `${day}T12:00`, zone: 'Europe/London' }, nation },
      })
    ).warnings.filter(words => words.includes('bank holiday')).length
  // As the government lists them for 2026: St Patrick's Day, Easter Monday, the summer bank holidays, St Andrew's Day.
  const days = ['2026-03-17', '2026-04-06', '2026-08-03', '2026-08-31', '2026-11-30', '2026-03-18']
  expect(await Promise.all(days.map(day => look(day, 'england-and-wales')))).toEqual([0, 1, 0, 1, 0, 0])
  expect(await Promise.all(days.map(day => look(day, 'scotland')))).toEqual([0, 0, 1, 0, 1, 0])
  expect(await Promise.all(days.map(day => look(day, 'northern-ireland')))).toEqual([1, 1, 0, 1, 0, 0])
})

test('[E9] the day that counts is that of the calendar where the deadline is', async () => {
  running = await aSession({}, await testApp({ now: () => '2023-03-01T10:00:00.000Z' }))
  const deadline = { local: '2023-05-08T09:00', zone: 'Pacific/Kiritimati' }
  const { warnings } = await running.organiser.ask(lookAtDeadline, {
    params: {},
    body: { deadline, nation: 'scotland' },
  })
  expect(warnings[0]).toMatch(/^Monday 8 May 2023 is a bank holiday/)
})

test('[E10] a deadline thousands of years away is refused beside its field, and the questions are read as before', async () => {
  running = await aSession()
  const { setId } = await add(running)
  const before = await listed(running)
  for (const local of ['0000-01-01T00:00', '0001-01-01T00:00', '9999-12-31T23:59']) {
    const deadline = { local, zone: 'Europe/London' }
    const wrong = { code: 'malformed', at: ['body', 'deadline', 'local'] }
    const body = form(running, { deadline })
    expect(await running.organiser.refused(changeQuestionSet, { params: { setId }, body })).toMatchObject(wrong)
    const look = { params: {}, body: { deadline, nation: 'scotland' } } as const
    expect(await running.organiser.refused(lookAtDeadline, look)).toMatchObject(wrong)
  }
  expect(await listed(running)).toEqual(before)
})

test('[E12] questions that continue no session are asked in people’s own time: each in writing alone, with nowhere to come in live', async () => {
  running = await aSession()
  const { strategy } = running.session
  const own = (text: string) => ({ text, hint: '', breakoutId: null, sectionId: null })
  const body = form(running, { title: 'End of the year', questions: [own('What went well?'), own('What did not?')] })
  const params = { strategyId: strategy.id }
  const { sessionId, setId } = await running.organiser.ask(askOnTheirOwn, { params, body })
  const { session, breakouts } = await running.organiser.ask(readSession, { params: { sessionId } })
  expect(session).toMatchObject({ title: 'End of the year', type: 'own-time' })
  expect(breakouts.map(({ question, isInWriting, rooms }) => [question, isInWriting, rooms.length])).toEqual([
    ['What went well?', true, 0],
    ['What did not?', true, 0],
  ])
  const { sets } = await running.organiser.ask(listQuestionSets, { params: { sessionId } })
  const [set] = sets
  expect(set!.questions.map(({ breakoutId }) => breakoutId)).toEqual(breakouts.map(({ id }) => id))
  const [first, second] = set!.questions
  const again = form(running, {
    questions: [{ ...second!, breakoutId: null }, { ...first!, breakoutId: null }, own('And?')],
  })
  await running.organiser.ask(changeQuestionSet, { params: { setId }, body: again })
  const after = await running.organiser.ask(readSession, { params: { sessionId } })
  expect(after.breakouts).toHaveLength(3)
  for (const role of ['reader', 'participant', 'facilitator'] as const)
    expect((await (await running.newcomer(role)).refused(askOnTheirOwn, { params, body })).code).toBe('not-allowed')
})

test('[E13] people are let in by an address while an organiser lets them, and once it was shut it never opens again', async () => {
  running = await aSession()
  const { setId } = await add(running)
  const open = (letsIn: boolean) => running.organiser.ask(openQuestionSet, { params: { setId }, body: { letsIn } })
  expect((await listed(running))[0]!.address).toBe('')
  const { address } = await open(true)
  expect(address).toMatch(/\/answer\/[\w-]{44}$/)
  expect((await open(true)).address).toBe(address)
  expect((await listed(running, await running.newcomer('reader')))[0]!.address).toBe(address)
  expect((await open(false)).address).toBe('')
  expect((await listed(running))[0]).toMatchObject({ address: '', openedAt: null })
  expect((await open(true)).address).not.toBe(address)
  const facilitator = await running.newcomer('facilitator')
  expect((await facilitator.refused(openQuestionSet, { params: { setId }, body: { letsIn: false } })).code).toBe(
    'not-allowed',
  )
})
