import { expect, test } from 'vitest'
import { AmbitionId, StrategyId } from '@waymark/shared/model/ids.ts'
import type { Strategy } from '@waymark/shared/model/strategy.ts'
import { emptyAmbition, emptyStrategy, fieldsOfStrategy, sentStrategy, wrongInStrategy } from './strategy-form.ts'

const strategy: Strategy = {
  id: StrategyId.parse('strategy-one'),
  title: 'Our Direction',
  period: '2027 to 2031',
  ambitions: ['one', 'two'].map(name => ({
    id: AmbitionId.parse(`ambition-${name}`),
    title: ` ${name} `,
    description: 'line\nline',
    whatWeDid: '',
  })),
  demo: false,
  createdAt: '2027-01-01T00:00:00.000Z',
}

test('[A28] a strategy that is opened in the form and sent unchanged is the same, letter for letter, with its ids', () => {
  const { title, period, ambitions } = strategy
  expect(sentStrategy(fieldsOfStrategy(strategy))).toEqual({ title, period, ambitions })
})

test('[A28] a new ambition is sent without an id, in its place', () => {
  const fields = fieldsOfStrategy(strategy)
  const sent = sentStrategy({
    ...fields,
    ambitions: [{ ...emptyAmbition('new'), title: 'Three' }, ...fields.ambitions],
  })
  expect(sent.ambitions.map(({ id, title }) => [id, title])).toEqual([
    [undefined, 'Three'],
    ['ambition-one', ' one '],
    ['ambition-two', ' two '],
  ])
  expect(sent.ambitions[0]).not.toHaveProperty('key')
})

test('[A28] an empty form says what is missing beside the fields that miss it', () => {
  const { fields, whole } = wrongInStrategy(emptyStrategy('new'))
  expect([...fields.keys()]).toEqual(['period', 'ambitions.0.title'])
  expect(whole).toBeUndefined()
  expect(wrongInStrategy({ ...emptyStrategy('new'), ambitions: [] }).fields.get('ambitions')).toBe(
    'Add at least one ambition.',
  )
})
