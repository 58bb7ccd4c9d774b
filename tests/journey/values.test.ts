/** The values of a strategy, through its form. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ValueId } from '@waymark/shared/model/ids.ts'
import { Strategy } from '@waymark/shared/model/strategy.ts'
import { changeStrategy, readStrategy, startStrategy } from '@waymark/shared/wire/sessions.ts'
import { aSession, type ASession } from '#support/a-session.ts'
import { testApp, type TestApp } from '#support/test-app.ts'

let server: TestApp

beforeAll(async () => {
  server = await testApp()
})
afterAll(() => server.stop())

const strategyOf = async ({ organiser, session }: ASession) =>
  (await organiser.ask(readStrategy, { params: { strategyId: session.strategy.id } })).strategy

test('[LI1] values are kept in their order with their ids, and stay where a form says nothing of them', async () => {
  const a = await aSession({}, server)
  const params = { strategyId: a.session.strategy.id }
  const { title, period, ambitions, values } = await strategyOf(a)
  expect(values).toEqual([])
  const form = { title, period, ambitions }
  const said = [' Human', 'Inclusive', 'Transparent'].map(name => ({ title: name, description: 'In practice\n…' }))
  await a.organiser.ask(changeStrategy, { params, body: { ...form, values: said } })
  const first = (await strategyOf(a)).values
  expect(first.map(({ title: name, description }) => ({ title: name, description }))).toEqual(said)
  expect(new Set(first.map(({ id }) => id)).size).toBe(3)

  const turned = first.toReversed().map(value => ({ ...value, title: `${value.title}.` }))
  await a.organiser.ask(changeStrategy, { params, body: { ...form, values: turned } })
  expect((await strategyOf(a)).values).toEqual(turned)
  await a.organiser.ask(changeStrategy, { params, body: form })
  expect((await strategyOf(a)).values).toEqual(turned)

  // The same id twice, and one that is nobody's, make new ones.
  const doubled = [turned[0]!, turned[0]!, { ...turned[1]!, id: ValueId.parse('value-of-nobody') }]
  await a.organiser.ask(changeStrategy, { params, body: { ...form, values: doubled } })
  const after = (await strategyOf(a)).values.map(({ id }) => id)
  expect(after[0]).toBe(turned[0]!.id)
  expect(new Set([...after, 'value-of-nobody']).size).toBe(4)
  await a.organiser.ask(changeStrategy, { params, body: { ...form, values: [] } })
  expect((await strategyOf(a)).values).toEqual([])
})

test('[LI1] a strategy of an earlier version has no values, and the longest one with values fits into a request', async () => {
  const { values: _, ...before } = (await aSession({}, server)).session.strategy
  expect(Strategy.parse(before).values).toEqual([])
  const { organiser } = await aSession({}, server)
  const [title, words] = ['🎉'.repeat(120), '🎉'.repeat(2000)]
  const body = {
    title,
    period: '🎉'.repeat(40),
    ambitions: Array.from({ length: 12 }, () => ({ title, description: words, whatWeDid: words })),
    values: Array.from({ length: 12 }, () => ({ title, description: '🎉'.repeat(1000) })),
  }
  const { strategyId } = await organiser.ask(startStrategy, { body })
  const { strategy } = await organiser.ask(readStrategy, { params: { strategyId } })
  expect(strategy.values.map(value => value.title)).toEqual(body.values.map(value => value.title))
  const { ambitions, values } = strategy
  await organiser.ask(changeStrategy, { params: { strategyId }, body: { ...body, ambitions, values } })
})

test('[LI1] what is no value is refused beside its field, and nobody but an organiser changes them', async () => {
  const a = await aSession({}, server)
  const params = { strategyId: a.session.strategy.id }
  const { title, period, ambitions } = await strategyOf(a)
  const send = (values: unknown) => ({ params, body: { title, period, ambitions, values } })
  const one = { title: 'Kind', description: '' }
  for (const [values, at] of [
    [[{ ...one, title: ' ' }], ['0', 'title']],
    [
      [one, { ...one, title: 'two\nlines' }],
      ['1', 'title'],
    ],
    [[{ ...one, description: 'x'.repeat(1001) }], ['0', 'description']],
    [[{ ...one, id: '../..' }], ['0', 'id']],
    [Array.from({ length: 13 }, () => one), []],
    ['Kind', []],
  ] as const)
    expect(await a.organiser.refused(changeStrategy, send(values))).toMatchObject({
      code: 'malformed',
      at: ['body', 'values', ...at],
    })
  for (const role of ['participant', 'facilitator', 'reader'] as const)
    expect((await (await a.newcomer(role)).refused(changeStrategy, send([one]))).code).toBe('not-allowed')
  expect((await strategyOf(a)).values).toEqual([])
})
