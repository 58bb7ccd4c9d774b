/** Where a strategy comes from: the one that it continues, and what became of each of its ambitions and values, with the reason. */
import * as z from 'zod/mini'
import { AmbitionId, LineageEntryId, StrategyId, ValueId } from './ids.ts'
import { Ambition, Strategy, Value, maxAmbitions, maxValues } from './strategy.ts'
import { optionalWords } from './text.ts'

export const maxLineageReason = 600
/** Where each of the old and each of the new stands in a line of its own. */
export const maxLineageEntries = 2 * (maxAmbitions + maxValues)

export const lineageOfs = ['ambition', 'value'] as const
export const LineageOf = z.enum(lineageOfs)
export type LineageOf = z.infer<typeof LineageOf>

export const lineageHows = ['kept', 'reworded', 'split', 'merged', 'new', 'dropped'] as const
export const LineageHow = z.enum(lineageHows)
export type LineageHow = z.infer<typeof LineageHow>

const ambitions = z
  .array(z.object({ id: AmbitionId, title: Ambition.shape.title }))
  .check(z.maxLength(maxAmbitions, `At most ${maxAmbitions} ambitions fit.`))
const values = z
  .array(z.object({ id: ValueId, title: Value.shape.title }))
  .check(z.maxLength(maxValues, `At most ${maxValues} values fit.`))

/** One of the two strategies, with no more of it than a lineage is about. */
export const LineageSide = z.object({ title: z.string(), period: z.string(), ambitions, values })
export type LineageSide = Readonly<z.infer<typeof LineageSide>>

/** Another strategy on this server, which is shown as it is called now. */
const KnownBefore = z.object({ kind: z.literal('strategy'), strategyId: StrategyId })
/** One that was typed in, because it is only on paper. */
const TypedBefore = z.object({
  kind: z.literal('typed'),
  title: Strategy.shape.title,
  period: Strategy.shape.period,
  ambitions,
  values,
})
export type TypedBefore = Readonly<z.infer<typeof TypedBefore>>

export const Before = z.discriminatedUnion('kind', [KnownBefore, TypedBefore])
export type Before = Readonly<z.infer<typeof Before>>

const ItemId = z.union([AmbitionId, ValueId])
export type LineageItemId = z.infer<typeof ItemId>

const items = z.array(ItemId).check(z.maxLength(Math.max(maxAmbitions, maxValues)))

/** What became of some of the old. Which line comes first follows from the order of the strategies. */
export const LineageEntry = z.object({
  id: LineageEntryId,
  of: LineageOf,
  how: LineageHow,
  from: items,
  to: items,
  reason: optionalWords(maxLineageReason),
})
export type LineageEntry = Readonly<z.infer<typeof LineageEntry>>

export const LineageEntries = z
  .array(LineageEntry)
  .check(z.maxLength(maxLineageEntries, `At most ${maxLineageEntries} lines fit.`))

export const Lineage = z.object({
  /** Of the strategy that is the new one. */
  id: StrategyId,
  /** One more each time it is saved, so that nobody saves over what they have not seen. */
  version: z.int(),
  /** Null: it continues nothing. */
  before: z.nullable(Before),
  entries: LineageEntries,
})
export type Lineage = Readonly<z.infer<typeof Lineage>>
