/** Where a strategy comes from, through the doors. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { AmbitionId, LineageEntryId, LinkId, StrategyId, ValueId } from '@waymark/shared/model/ids.ts'
import type { Before, LineageEntry } from '@waymark/shared/model/lineage.ts'
import type { Strategy } from '@waymark/shared/model/strategy.ts'
import { exportPath } from '@waymark/shared/wire/drafts.ts'
import { addressOfLineage, putLineage, readLineage } from '@waymark/shared/wire/lineage.ts'
import { changeStrategy, readStrategy, startStrategy } from '@waymark/shared/wire/sessions.ts'
import { addressOfLink } from '@waymark/server/session/links.ts'
import { links, strategies } from '@waymark/server/store/kinds.ts'
import { row } from '@waymark/server/store/store.ts'
import { aSession } from '#support/a-session.ts'
import { NoError, person } from '#support/person.ts'
import { secretOf } from '#support/prepared-session.ts'
import { testApp, type TestApp } from '#support/test-app.ts'

let server: TestApp

beforeAll(async () => {
  server = await testApp()
})
afterAll(() => server.stop())

const titled = (titles: readonly string[]) => titles.map(title => ({ title, description: '', whatWeDid: '' }))

/** A strategy of five steps and five values, and what it continues, typed in. */
async function scene() {
  const a = await aSession({ period: '2023 to 2028' }, server)
  const params = { strategyId: a.session.strategy.id }
  const ambitions = titled(steps)
  const values = fiveValues.map(title => ({ title, description: '' }))
  const { strategyId } = await a.organiser.ask(startStrategy, {
    body: { title: 'Next', period: '2023 to 2028', ambitions, values },
  })
  const { strategy } = await a.organiser.ask(readStrategy, { params: { strategyId } })
  return { ...a, first: params, params: { strategyId }, strategy }
}

const steps = [
  'Lead culture change',
  'Promote and embed learning',
  'Plan for the future',
  'Grow our community',
  'Live our values',
]
const fiveValues = ['Inclusive', 'Transparent', 'Embracing of Change', 'Kind', 'Reflective']
const before: Before = {
  kind: 'typed',
  title: 'Our Direction',
  period: '2020 to 2023',
  ambitions: [
    'Leading culture change',
    'Planning for the future',
    'Learning and developing',
    'Growing our community',
  ].map((title, at) => ({ id: AmbitionId.parse(`ambition-before-${at}`), title })),
  values: ['Human', 'Inclusive', 'Transparent', 'Challenging'].map((title, at) => ({
    id: ValueId.parse(`value-before-${at}`),
    title,
  })),
}

const reworded = ({ ambitions }: Strategy): LineageEntry => ({
  id: LineageEntryId.parse('entry-culture'),
  of: 'ambition',
  how: 'reworded',
  from: [AmbitionId.parse('ambition-before-0')],
  to: [ambitions[0]!.id],
  reason: 'It is meant to be done.\nNot only led.',
})

test('[LI7] organisers say what became of the strategy before, and whoever may read the draft reads it', async () => {
  const { organiser, params, strategy } = await scene()
  expect(await organiser.ask(readLineage, { params })).toMatchObject({
    version: 0,
    before: null,
    old: null,
    entries: [],
  })
  const entries = [reworded(strategy)]
  expect(await organiser.ask(putLineage, { params, body: { version: 0, before, entries } })).toEqual({ version: 1 })
  const read = await organiser.ask(readLineage, { params })
  const { kind: _, ...old } = before
  expect(read).toMatchObject({ version: 1, before, old, entries })
  expect(read.now.ambitions.map(({ title }) => title)).toEqual(steps)
  expect(read.now.ambitions[0]).not.toHaveProperty('description')
})

test('[LI7] nobody but an organiser writes one, and participants and strangers do not read it', async () => {
  const { newcomer, first, organiser } = await scene()
  const body = { version: 0, before, entries: [] }
  await organiser.ask(putLineage, { params: first, body })
  for (const role of ['facilitator', 'reader'] as const) {
    const who = await newcomer(role)
    expect((await who.ask(readLineage, { params: first })).old?.title).toBe('Our Direction')
    expect((await who.refused(putLineage, { params: first, body: { ...body, version: 1 } })).code).toBe('not-allowed')
  }
  const participant = await newcomer('participant', 'Wyn', 1)
  for (const [who, code] of [
    [participant, 'not-allowed'],
    [person(server.address), 'not-signed-in'],
  ] as const) {
    expect((await who.refused(readLineage, { params: first })).code).toBe(code)
    expect((await who.refused(putLineage, { params: first, body })).code).toBe(code)
  }
  const nowhere = { strategyId: StrategyId.parse('strategy-nowhere') }
  expect((await organiser.refused(readLineage, { params: nowhere })).code).toBe('gone')
  expect((await organiser.refused(putLineage, { params: nowhere, body })).code).toBe('gone')
  expect((await organiser.ask(readLineage, { params: first })).version).toBe(1)
})

test('[LI8] of two who save at once one is told that the other has, and nothing is lost in silence', async () => {
  const { organiser, params, strategy } = await scene()
  const entry = reworded(strategy)
  const save = (version: number, reason: string) =>
    organiser.ask(putLineage, { params, body: { version, before, entries: [{ ...entry, reason }] } }).then(
      () => reason,
      (no: unknown) => (no instanceof NoError ? no.problem.code : 'something else'),
    )
  const answers = await Promise.all(Array.from({ length: 6 }, (_, at) => save(0, `Reason ${at}`)))
  const saved = answers.filter(answer => answer !== 'conflict')
  expect(saved).toHaveLength(1)
  expect((await organiser.ask(readLineage, { params })).entries[0]?.reason).toBe(saved[0])
  // Whose answer was lost asks once more, and is told that it is saved.
  expect(await save(0, saved[0]!)).toBe(saved[0])
  expect((await organiser.ask(readLineage, { params })).version).toBe(1)
  const no = await organiser.refused(putLineage, { params, body: { version: 0, before, entries: [] } })
  expect(no).toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('What you did is still here') as string,
  })
  expect(await save(1, 'After looking')).toBe('After looking')
  expect(await save(9, 'From nowhere')).toBe('conflict')
})

test('[LI4] lines that do not hold are refused in words, each at its place, and nothing is kept of them', async () => {
  const { organiser, params, strategy } = await scene()
  const right = reworded(strategy)
  const send = (entries: readonly unknown[], from: unknown = before) =>
    organiser.refused(putLineage, { params, body: { version: 0, before: from, entries } })
  for (const [wrong, said] of [
    [{ ...right, how: 'split' }, 'What is split is one before, and two or more now.'],
    [{ ...right, how: 'dropped' }, 'What is dropped is one before, and none now.'],
    [{ ...right, of: 'value' }, 'One of these is not there any more. Change this line, or take it out.'],
    [
      { ...right, to: ['ambition-nobody-has'] },
      'One of these is not there any more. Change this line, or take it out.',
    ],
  ] as const)
    expect(await send([wrong])).toMatchObject({ code: 'malformed', at: ['body', 'entries', '0'], message: said })
  const other = { ...right, id: 'entry-another', how: 'dropped', to: [] }
  expect(await send([right, other])).toMatchObject({
    at: ['body', 'entries', '1'],
    message: 'One of these stands in another line too. Each stands in one line.',
  })
  expect((await send([right, { ...other, id: right.id, from: ['ambition-before-1'] }])).at).toEqual([
    'body',
    'entries',
    '1',
  ])
  for (const bad of [
    { ...right, reason: 'x'.repeat(601) },
    { ...right, how: 'forgotten' },
    { ...right, from: Array.from({ length: 13 }, () => 'ambition-before-0') },
    { ...right, id: '' },
  ])
    expect((await send([bad])).code).toBe('malformed')
  expect((await send(Array.from({ length: 49 }, () => right))).code).toBe('malformed')
  expect((await send([right], null)).message).toBe('Say first what this strategy continues.')
  const [one] = before.kind === 'typed' ? before.ambitions : []
  expect((await send([], { ...before, ambitions: [one, one] })).at).toEqual(['body', 'before', 'ambitions'])
  expect((await send([], { ...before, title: ' ' })).at).toEqual(['body', 'before', 'title'])
  expect((await organiser.refused(putLineage, { params, body: { version: -1, before: null, entries: [] } })).code).toBe(
    'malformed',
  )
  expect((await organiser.ask(readLineage, { params })).version).toBe(0)
})

test('[LI9] another strategy on this server is shown as it is called now, also what it has lost since', async () => {
  const { organiser, params, first, strategy, session } = await scene()
  const [kept] = session.strategy.ambitions
  const known: Before = { kind: 'strategy', strategyId: first.strategyId }
  const entries = [{ ...reworded(strategy), from: [kept!.id] }]
  await organiser.ask(putLineage, { params, body: { version: 0, before: known, entries } })
  const { title, period, ambitions, values } = session.strategy
  const renamed = ambitions.map(ambition => ({ ...ambition, title: `${ambition.title} wider` }))
  await organiser.ask(changeStrategy, { params: first, body: { title, period, ambitions: renamed, values } })
  const read = await organiser.ask(readLineage, { params })
  expect(read.old?.ambitions.map(one => one.title)).toEqual(renamed.map(one => one.title))
  // An ambition that is gone from the new one: what was said of it stays, and cannot be saved again as it is.
  await organiser.ask(changeStrategy, {
    params,
    body: { title: strategy.title, period: strategy.period, ambitions: titled(['Another']) },
  })
  expect((await organiser.ask(readLineage, { params })).entries).toEqual(entries)
  const again = await organiser.refused(putLineage, { params, body: { version: 1, before: known, entries } })
  expect(again.message).toContain('not there any more')
  await organiser.ask(putLineage, { params, body: { version: 1, before: null, entries: [] } })
  expect(await organiser.ask(readLineage, { params })).toMatchObject({ version: 2, before: null, old: null })
})

test('[LI9] a strategy before that is gone is said to be, and what was said of it stays', async () => {
  const { organiser, params, first, strategy, session, deps } = await scene()
  const known: Before = { kind: 'strategy', strategyId: first.strategyId }
  const entries = [{ ...reworded(strategy), from: [session.strategy.ambitions[0]!.id] }]
  await organiser.ask(putLineage, { params, body: { version: 0, before: known, entries } })
  await deps.store.commit({ removes: [{ kind: strategies.name, id: first.strategyId }] })
  const read = await organiser.ask(readLineage, { params })
  expect(read).toMatchObject({ before: known, old: { title: 'A strategy that is not here any more' }, entries })
  expect((await organiser.get(addressOfLineage(params.strategyId, 'svg', 'paper'))).status).toBe(200)
})

test('[LI9] nobody shows others a strategy that they cannot open themselves, and none continues itself', async () => {
  const { organiser, params, first, deps } = await scene()
  const put = (strategyId: StrategyId, who = organiser, at = params) =>
    who.refused(putLineage, {
      params: at,
      body: { version: 0, before: { kind: 'strategy', strategyId }, entries: [] },
    })
  expect((await put(params.strategyId)).message).toBe('A strategy does not continue itself. Choose another.')
  const nowhere = await put(StrategyId.parse('strategy-nowhere'))
  expect(nowhere).toMatchObject({ code: 'malformed', at: ['body', 'before'] })
  // An organiser of the first strategy alone.
  const link = { id: LinkId.parse(deps.newId()), role: 'organiser', ...first, sessionId: null } as const
  await deps.store.commit({ puts: [row(links, { ...link, createdAt: deps.now(), revokedAt: null })] })
  const ofFirst = person(server.address)
  await ofFirst.comeIn(secretOf(addressOfLink(deps, { ...link, createdAt: deps.now(), revokedAt: null })))
  expect(await put(params.strategyId, ofFirst, first)).toMatchObject({ message: nowhere.message })
  // What another organiser has chosen already stays, whoever goes on with the lines.
  const chosen: Before = { kind: 'strategy', strategyId: params.strategyId }
  await organiser.ask(putLineage, { params: first, body: { version: 0, before: chosen, entries: [] } })
  expect(await ofFirst.ask(putLineage, { params: first, body: { version: 1, before: chosen, entries: [] } })).toEqual({
    version: 2,
  })
})

test('[LI10] the document that is taken away says where it comes from, and what was typed is text in it', async () => {
  const { organiser, params, strategy } = await scene()
  const { draftId } = await organiser.ask(readStrategy, { params })
  const markdown = async (): Promise<string> => (await organiser.get(exportPath(draftId, 'md'))).text()
  expect(await markdown()).not.toContain('Where this comes from')
  const harm = { ...reworded(strategy), reason: '<script>alert(1)</script>\n# Not a heading' }
  await organiser.ask(putLineage, { params, body: { version: 0, before, entries: [harm] } })
  const text = await markdown()
  expect(text).toContain('## Where this comes from')
  expect(text).toContain('“Leading culture change” is now called “Lead culture change”.')
  expect(text).toContain('It is not yet said what became of “Planning for the future”, “Learning and developing”')
  expect(text).not.toContain('\n# Not a heading')
  const page = await (await organiser.get(exportPath(draftId, 'html'))).text()
  expect(page).not.toContain('<script')
  expect(page).toContain('&lt;script&gt;')
})

test('[LI14] the picture is a file in colour and in high contrast, for those who may read the draft, and another once it is changed', async () => {
  const { organiser, newcomer, first } = await scene()
  const address = addressOfLineage(first.strategyId, 'svg', 'paper')
  expect((await organiser.get(address)).status).toBe(404)
  await organiser.ask(putLineage, { params: first, body: { version: 0, before, entries: [] } })
  const reader = await newcomer('reader')
  const drawn = await reader.get(address)
  expect(drawn.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8')
  expect(drawn.headers.get('content-disposition')).toContain('Where Our Direction comes from.svg')
  const svg = await drawn.text()
  expect(svg).toContain('It is not yet said what became of “Leading culture change”')
  const png = await reader.get(addressOfLineage(first.strategyId, 'png', 'contrast'))
  expect(
    Buffer.from(await png.arrayBuffer())
      .subarray(1, 4)
      .toString(),
  ).toBe('PNG')
  await organiser.ask(putLineage, {
    params: first,
    body: { version: 1, before: { ...before, title: 'It' } as Before, entries: [] },
  })
  const later = await reader.get(address)
  expect(later.headers.get('etag')).not.toBe(drawn.headers.get('etag'))
  expect((await (await newcomer('participant', 'Wyn', 1)).get(address)).status).toBe(403)
  expect((await person(server.address).get(address)).status).toBe(401)
  for (const wrong of ['picture.gif', 'other.svg', 'picture.svg.png', '..%2fpicture.svg'])
    expect((await reader.get(`/api/strategies/${first.strategyId}/lineage/${wrong}`)).status).toBe(404)
  expect((await reader.get(address.replace('paper', 'neon'))).status).toBe(404)
})
