/** A strategy as a form holds it, and as it is sent. */
import type { AmbitionId, ValueId } from '@waymark/shared/model/ids.ts'
import type { Strategy } from '@waymark/shared/model/strategy.ts'
import { startStrategy } from '@waymark/shared/wire/sessions.ts'
import type { StrategyForm } from '@waymark/shared/wire/strategy-form.ts'
import { allPlaced, wrongFields, type Refused } from './field-errors.ts'

export interface AmbitionFields {
  /** Tells the fields on the screen apart. Never sent. */
  readonly key: string
  /** Of an ambition that is there already; a new one has none. */
  readonly id: AmbitionId | undefined
  readonly title: string
  readonly description: string
  readonly whatWeDid: string
}

export interface ValueFields {
  /** Tells the fields on the screen apart. Never sent. */
  readonly key: string
  /** Of a value that is there already; a new one has none. */
  readonly id: ValueId | undefined
  readonly title: string
  readonly description: string
}

export interface StrategyFields {
  readonly title: string
  readonly period: string
  readonly ambitions: readonly AmbitionFields[]
  readonly values: readonly ValueFields[]
}

export const emptyAmbition = (key: string): AmbitionFields => ({
  key,
  id: undefined,
  title: '',
  description: '',
  whatWeDid: '',
})

export const emptyValue = (key: string): ValueFields => ({ key, id: undefined, title: '', description: '' })

export const emptyStrategy = (key: string): StrategyFields => ({
  title: 'Our Direction',
  period: '',
  ambitions: [emptyAmbition(key)],
  values: [],
})

export const fieldsOfStrategy = ({ title, period, ambitions, values }: Strategy): StrategyFields => ({
  title,
  period,
  ambitions: ambitions.map(ambition => ({ key: ambition.id, ...ambition })),
  values: values.map(value => ({ key: value.id, ...value })),
})

export const sentStrategy = ({ title, period, ambitions, values }: StrategyFields): StrategyForm => ({
  title,
  period,
  ambitions: ambitions.map(({ id, title: called, description, whatWeDid }) => ({
    ...(id !== undefined && { id }),
    title: called,
    description,
    whatWeDid,
  })),
  values: values.map(({ id, title: called, description }) => ({
    ...(id !== undefined && { id }),
    title: called,
    description,
  })),
})

export const shownInStrategy = ({ ambitions, values }: StrategyFields): ReadonlySet<string> =>
  new Set([
    'title',
    'period',
    'ambitions',
    ...ambitions.flatMap((_, at) => ['title', 'description', 'whatWeDid'].map(field => `ambitions.${at}.${field}`)),
    'values',
    ...values.flatMap((_, at) => ['title', 'description'].map(field => `values.${at}.${field}`)),
  ])

export const wrongInStrategy = (fields: StrategyFields): Refused =>
  allPlaced(wrongFields(startStrategy.body, sentStrategy(fields)), shownInStrategy(fields))
