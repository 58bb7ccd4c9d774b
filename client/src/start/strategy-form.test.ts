import { expect, test } from 'vitest'
import { AmbitionId, StrategyId, ValueId } from '@waymark/shared/model/ids.ts'
import type { Strategy } from '@waymark/shared/model/strategy.ts'
import {
  emptyAmbition,
  emptyStrategy,
  emptyValue,
  fieldsOfStrategy,
  sentStrategy,
  wrongInStrategy,
} from './strategy-form.ts'

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
  values: ['kind', 'plain'].map(name => ({
    id: ValueId.parse(`value-${name}`),
    title: ` ${name}`,
    description: 'a\nb',
  })),
  demo: false,
  createdAt: '2027-01-01T00:00:00.000Z',
}

test('[A28] a strategy that is opened in the form and sent unchanged is the same, letter for letter, with its ids', () => {
  const { title, period, ambitions, values } = strategy
  expect(sentStrategy(fieldsOfStrategy(strategy))).toEqual({ title, period, ambitions, values })
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

test('[LI2] a new value is sent without an id, in its place, and what it lacks is said beside its field', () => {
  const fields = fieldsOfStrategy(strategy)
  const more = { ...fields, values: [{ ...emptyValue('new'), title: 'Three' }, ...fields.values] }
  expect(sentStrategy(more).values?.map(({ id, title }) => [id, title])).toEqual([
    [undefined, 'Three'],
    ['value-kind', ' kind'],
    ['value-plain', ' plain'],
  ])
  expect(sentStrategy(more).values?.[0]).not.toHaveProperty('key')
  const { fields: wrong } = wrongInStrategy({ ...fields, values: [...fields.values, emptyValue('empty')] })
  expect([...wrong]).toEqual([['values.2.title', 'Give the value a name.']])
  const many = Array.from({ length: 13 }, (_, at) => ({ ...emptyValue(`${at}`), title: 'Again' }))
  expect(wrongInStrategy({ ...fields, values: many }).fields.get('values')).toBe('At most 12 values fit.')
})
