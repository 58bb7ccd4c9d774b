/** A strategy as a form holds it, and as it is sent. */
import type { AmbitionId } from '@waymark/shared/model/ids.ts'
import type { Strategy } from '@waymark/shared/model/strategy.ts'
import { startStrategy, type StrategyForm } from '@waymark/shared/wire/sessions.ts'
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

export interface StrategyFields {
  readonly title: string
  readonly period: string
  readonly ambitions: readonly AmbitionFields[]
}

export const emptyAmbition = (key: string): AmbitionFields => ({
  key,
  id: undefined,
  title: '',
  description: '',
  whatWeDid: '',
})

export const emptyStrategy = (key: string): StrategyFields => ({
  title: 'Our Direction',
  period: '',
  ambitions: [emptyAmbition(key)],
})

export const fieldsOfStrategy = ({ title, period, ambitions }: Strategy): StrategyFields => ({
  title,
  period,
  ambitions: ambitions.map(ambition => ({ key: ambition.id, ...ambition })),
})

export const sentStrategy = ({ title, period, ambitions }: StrategyFields): StrategyForm => ({
  title,
  period,
  ambitions: ambitions.map(({ id, title: called, description, whatWeDid }) => ({
    ...(id !== undefined && { id }),
    title: called,
    description,
    whatWeDid,
  })),
})

export const shownInStrategy = ({ ambitions }: StrategyFields): ReadonlySet<string> =>
  new Set([
    'title',
    'period',
    'ambitions',
    ...ambitions.flatMap((_, at) => ['title', 'description', 'whatWeDid'].map(field => `ambitions.${at}.${field}`)),
  ])

export const wrongInStrategy = (fields: StrategyFields): Refused =>
  allPlaced(wrongFields(startStrategy.body, sentStrategy(fields)), shownInStrategy(fields))
