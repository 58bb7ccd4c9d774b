/** Decisions and numbers through the raw door, and as everybody reads them. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mostDecisions, type DecisionForm } from '@waymark/shared/model/decision.ts'
import { DecisionId, NoteId, type StrategyId } from '@waymark/shared/model/ids.ts'
import { decisionsTablePath, listDecisions, putDecision, removeDecision } from '@waymark/shared/wire/decisions.ts'
import { exportFormats, isData } from '@waymark/shared/wire/drafts.ts'
import { numbersExportPath, numbersTablePath, putCountingNote, readImpact } from '@waymark/shared/wire/impact.ts'
import { putNote, withdrawNote } from '@waymark/shared/wire/notes.ts'
import { putOutcome } from '@waymark/shared/wire/outcomes.ts'
import { decisions } from '@waymark/server/store/kinds.ts'
import { row } from '@waymark/server/store/store.ts'
import { answerOf, asked, typed } from '#support/answers.ts'
import { cameOf } from '#support/came-of.ts'
import { readCsv } from '#support/read-csv.ts'
import { testApp, type TestApp } from '#support/test-app.ts'

let server: TestApp
beforeAll(async () => {
  server = await testApp({ options: { watchedMs: 0 } })
})
afterAll(() => server.stop())

const form: DecisionForm = {
  question: 'Who do we work with?',
  background: '',
  options: ['Anybody', 'Those who share our values'],
  asked: 'The food group',
  askedPeople: 42,
  how: 'consent',
  howMore: '',
  chosen: 1,
  result: '',
  reason: 'It was asked for in every room.',
  decidedOn: '2026-03-24',
  reviewOn: null,
  statementIds: [],
  themeIds: [],
  isPublished: false,
}
const idOf = (name: string): DecisionId => DecisionId.parse(`decision-${name}`.padEnd(14, '0'))
let made = 0
const paramsOf = (strategyId: StrategyId) => ({ strategyId, decisionId: idOf(`number-${(made += 1)}`) })

test('[OC13] organisers record decisions, the team and readers read them, and everybody those that are published', async () => {
  const { organiser, ama, newcomer, strategyId, putTheme, publish, page } = await cameOf(server)
  const themeId = await putTheme({ name: 'Values <i>first</i>', notes: ['live'] })
  const path = await publish([{ text: 'We work with friends.', themeId }])
  const { statements } = await organiser.ask(listDecisions, { params: { strategyId } })
  const [secret, open] = [paramsOf(strategyId), paramsOf(strategyId)]
  await organiser.ask(putDecision, {
    params: secret,
    body: { form: { ...form, question: 'In private?' }, revision: 0 },
  })
  const published = {
    ...form,
    question: 'In <public>?',
    themeIds: [themeId],
    statementIds: statements.map(({ id }) => id),
    isPublished: true,
  }
  await organiser.ask(putDecision, { params: open, body: { form: published, revision: 0 } })
  const [nia, rhys] = [await newcomer('participant', 'Nia'), await newcomer('reader', 'Rhys')]
  expect((await rhys.ask(listDecisions, { params: { strategyId } })).decisions).toHaveLength(2)
  expect((await nia.refused(listDecisions, { params: { strategyId } })).code).toBe('not-allowed')
  expect((await nia.get(decisionsTablePath(strategyId))).status).toBe(403)
  for (const one of [nia, rhys, ama]) {
    expect((await one.refused(putDecision, { params: open, body: { form, revision: 1 } })).code).toBe('not-allowed')
    expect((await one.refused(removeDecision, { params: open })).code).toBe('not-allowed')
  }
  const html = await page(`${path}/decisions`)
  expect(html).toContain('In &lt;public&gt;?')
  expect(html).toContain('Values &lt;i&gt;first&lt;/i&gt;')
  expect(html).toContain(`#s-${statements[0]?.id}`)
  expect(html).not.toContain('In private?')
  expect(html).not.toContain('Olwen')
})

test('[OC15] of two who change one decision at once the second is told; one that was taken away is gone once, and can be put back', async () => {
  const { organiser, strategyId, deps } = await cameOf(server)
  const params = paramsOf(strategyId)
  const body = { form, revision: 0 }
  await Promise.all([organiser.ask(putDecision, { params, body }), organiser.ask(putDecision, { params, body })])
  const both = await Promise.allSettled(
    ['One', 'Two'].map(question =>
      organiser.ask(putDecision, { params, body: { form: { ...form, question }, revision: 1 } }),
    ),
  )
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  await Promise.all([organiser.ask(removeDecision, { params }), organiser.ask(removeDecision, { params })])
  const count = async (): Promise<number> =>
    (await organiser.ask(listDecisions, { params: { strategyId } })).decisions.length
  expect(await count()).toBe(0)
  await organiser.ask(putDecision, { params, body: { form, revision: 2 } })
  expect(await count()).toBe(1)
  const other = await cameOf(server)
  const elsewhere = { strategyId: other.strategyId, decisionId: params.decisionId }
  expect((await organiser.refused(putDecision, { params: elsewhere, body })).code).toBe('conflict')
  const [kept] = await deps.store.list(decisions, strategyId)
  const more = Array.from({ length: mostDecisions - 1 }, (_, at) => ({
    ...kept!,
    id: idOf(`${at}-${strategyId}`.slice(0, 30)),
  }))
  await deps.store.commit({ puts: more.map(one => row(decisions, one)) })
  expect((await organiser.refused(putDecision, { params: paramsOf(strategyId), body })).code).toBe('too-many')
})

test('[OC14] all decisions are a table in which every cell is letter for letter, and none is a formula', async () => {
  const { organiser, strategyId } = await cameOf(server)
  const hostile = '=HYPERLINK("http://elsewhere.example","press")'
  const body = { form: { ...form, question: hostile, reason: '@SUM(1)\n"two lines"' }, revision: 0 }
  await organiser.ask(putDecision, { params: paramsOf(strategyId), body })
  const file = await organiser.get(decisionsTablePath(strategyId))
  expect(file.headers.get('content-disposition')).toContain('Decisions.csv')
  const [, cells = []] = readCsv(await file.text())
  expect(cells).toContain(`'${hostile}`)
  expect(cells).toContain('\'@SUM(1)\n"two lines"')
  expect(cells).toContain('42')
})

test('[OC23] [OC24] organisers read exact numbers, everybody those of five people or more; what was taken back is not counted, nor the team', async () => {
  const { organiser, ama, newcomer, session, strategyId, draftId, roomId, putTheme, publish, page, deps } =
    await cameOf(server)
  const themeId = await putTheme({ name: 'Warm rooms', notes: ['live', 'phone'] })
  await putTheme({ name: 'Seats', notes: [] })
  await ama.ask(putOutcome, { params: { draftId, themeId }, body: { what: 'adapted', reason: 'So.', revision: 0 } })
  const nia = await newcomer('participant', 'Nia', 1)
  await newcomer('participant', null, 2)
  await newcomer('participant', 'Placed by the server')
  const noteId = NoteId.parse(deps.newId())
  const sectionId = session.breakouts[0]!.sections[0]!.id
  await nia.ask(putNote, {
    params: { roomId, noteId },
    body: { sectionId, text: 'Mine', signed: false, route: 'live' },
  })
  await nia.ask(withdrawNote, { params: { roomId, noteId } })
  const set = await asked({ organiser, session })
  const { responseId } = await typed(organiser, set, ['A longer table'])
  expect((await answerOf(organiser, responseId)).pieces).toHaveLength(1)
  await organiser.ask(putDecision, { params: paramsOf(strategyId), body: { form, revision: 0 } })
  const path = await publish([{ text: 'We open <the doors>.', themeId }, { text: 'Ours.' }])
  await publish([{ text: 'And more.' }])
  await organiser.ask(putCountingNote, { params: { strategyId }, body: { year: 2027, words: 'Now <with> calls.' } })
  const { years, notes } = await organiser.ask(readImpact, { params: { strategyId } })
  const found = years.flatMap(({ year, figures }) =>
    figures.filter(({ count }) => count !== null && count > 0).map(({ key, count }) => `${year} ${key} ${count}`),
  )
  const now = deps.now().slice(0, 4)
  expect(found.toSorted()).toEqual(
    [
      '2027 notes 2',
      '2027 people 3',
      '2027 sessions 1',
      '2027 themes 2',
      '2026 decisions 1',
      `${now} answers 1`,
      `${now} statements 3`,
    ].toSorted(),
  )
  expect(notes).toEqual([{ year: 2027, words: 'Now <with> calls.' }])
  expect(years.find(({ year }) => year === 2027)?.figures.find(({ key }) => key === 'themes')?.parts).toEqual([
    { label: 'Adapted', count: 1 },
    { label: 'Not said yet', count: 1 },
  ])
  const html = await page(`${path}/in-numbers`)
  expect(html).toContain('<dt>People who came</dt> <dd><b>Fewer than 5</b></dd>'.replace('> <', '>\n    <'))
  expect(html).toContain('Not counted yet')
  expect(html).toContain('Now &lt;with&gt; calls.')
  for (const one of [nia, ama, await newcomer('reader', 'Rhys')]) {
    expect((await one.refused(readImpact, { params: { strategyId } })).code).toBe('not-allowed')
    const body = { year: 2027, words: 'Mine' }
    expect((await one.refused(putCountingNote, { params: { strategyId }, body })).code).toBe('not-allowed')
    expect((await one.get(numbersTablePath(strategyId))).status).toBe(403)
    expect((await one.get(numbersExportPath(strategyId, 'md'))).status).toBe(403)
  }
  expect(
    (await organiser.refused(putCountingNote, { params: { strategyId }, body: { year: 1, words: '' } })).code,
  ).toBe('malformed')
})

test('[OC25] the exact numbers are a table, and those that everybody may read a document', async () => {
  const { organiser, newcomer, strategyId } = await cameOf(server)
  await newcomer('participant', 'Nia', 1)
  const [head, ...rows] = readCsv(await (await organiser.get(numbersTablePath(strategyId))).text())
  expect(head?.slice(0, 4)).toEqual(['Year', 'What', 'Of these', 'How many'])
  expect(rows.map(cells => cells.slice(0, 4))).toContainEqual(['2027', 'People who came', '', '1'])
  expect(rows.map(cells => cells.slice(1, 4))).toContainEqual(['People who booked', '', 'Not counted yet'])
  const text = await (await organiser.get(numbersExportPath(strategyId, 'md'))).text()
  expect(text).toContain('People who came: fewer than 5')
  for (const format of exportFormats)
    expect((await organiser.get(numbersExportPath(strategyId, format))).status, format).toBe(isData(format) ? 404 : 200)
  expect((await organiser.get(numbersExportPath(strategyId, 'md').replace(/md$/, 'exe'))).status).toBe(404)
})
