/** Where a strategy comes from as it stands on the page, and the acts that change it. Each answers all of it anew, so that undo is the one before. */
import { LineageEntryId } from '@waymark/shared/model/ids.ts'
import type { Before, LineageEntry, LineageSide } from '@waymark/shared/model/lineage.ts'
import type { Strategy } from '@waymark/shared/model/strategy.ts'
import { faultsOf, itemsIn, type Guess } from '@waymark/shared/rules/lineage.ts'
import { sayFault } from '@waymark/shared/rules/lineage-words.ts'
import { putLineage, type readLineage } from '@waymark/shared/wire/lineage.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import { wrongFields, type FieldErrors } from '#start/field-errors.ts'

export type Read = ReplyOf<typeof readLineage>

export interface LineageFields {
  readonly before: Before | null
  readonly entries: readonly LineageEntry[]
}

export type OtherStrategy = Pick<Strategy, 'id'> & LineageSide

/** The one before as it is called now; undefined where there is none, or where it is not known here. */
export function oldSideOf(
  before: Before | null,
  read: Pick<Read, 'before' | 'old'>,
  others: readonly OtherStrategy[],
): LineageSide | undefined {
  if (before === null) return undefined
  if (before.kind === 'typed') return before
  const isRead = read.before?.kind === 'strategy' && read.before.strategyId === before.strategyId
  if (isRead && read.old !== null) return read.old
  return others.find(({ id }) => id === before.strategyId)
}

/** Lines that were about what is not there any more go with it. */
export function withBefore(
  { entries }: LineageFields,
  before: Before | null,
  old: LineageSide | undefined,
): LineageFields {
  const isThere = ({ of, from }: LineageEntry): boolean =>
    from.every(id => old !== undefined && itemsIn(old, of).some(item => item.id === id))
  return { before, entries: before === null ? [] : entries.filter(isThere) }
}

/** In the place of the one with its id, or as a new one. */
export const withEntry = ({ before, entries }: LineageFields, entry: LineageEntry): LineageFields => ({
  before,
  entries: entries.some(({ id }) => id === entry.id)
    ? entries.map(one => (one.id === entry.id ? entry : one))
    : [...entries, entry],
})

export const withoutEntry = ({ before, entries }: LineageFields, id: LineageEntry['id']): LineageFields => ({
  before,
  entries: entries.filter(entry => entry.id !== id),
})

export const entryOf = (guess: Guess, newId: () => string): LineageEntry => ({
  ...guess,
  id: LineageEntryId.parse(newId()),
  reason: '',
})

/** By the name of what it stands beside: `before.title`, `entries.3`. */
export function wrongInLineage(
  { before, entries }: LineageFields,
  old: LineageSide | undefined,
  now: LineageSide,
): FieldErrors {
  const wrong = new Map(wrongFields(putLineage.body, { version: 0, before, entries }))
  const faults = old === undefined ? new Map<LineageEntry, []>() : faultsOf({ old, now, entries })
  for (const [entry, found] of faults)
    wrong.set(`entries.${entries.indexOf(entry)}`, found.map(fault => sayFault(fault, entry.how)).join(' '))
  return wrong
}
