/** The numbers of a year, each with what is counted; and what the team says about how it counted. */
import * as z from 'zod/mini'
import { StrategyId } from './ids.ts'
import { optionalWords } from './text.ts'
import { Instant } from './time.ts'

/** As `ZonedTime` has them. */
export const CalendarYear = z
  .int('Give a year.')
  .check(z.minimum(1900, 'Give a year from 1900 to 2199.'), z.maximum(2199, 'Give a year from 1900 to 2199.'))

export const CountingWords = optionalWords(2000)

/** How counting changed in a year, so that nobody takes another way of counting for more people. */
export const CountingNote = z.object({
  /** `STRATEGY.YEAR` */
  id: z.string(),
  strategyId: StrategyId,
  year: CalendarYear,
  words: CountingWords,
  by: z.string(),
  at: Instant,
})
export type CountingNote = Readonly<z.infer<typeof CountingNote>>

/** In the order in which they are shown. */
export const figureKeys = [
  'sessions',
  'paid-sessions',
  'people',
  'first-timers',
  'booked',
  'joined',
  'answers',
  'notes',
  'themes',
  'statements',
  'decisions',
] as const
export const FigureKey = z.enum(figureKeys)
export type FigureKey = z.infer<typeof FigureKey>

const Part = z.object({ label: z.string(), count: z.number() })
export type FigurePart = Readonly<z.infer<typeof Part>>

/** `count` is null where nothing is known, which is not none. The parts add up to it; some figures have none. */
export const Figure = z.object({
  key: FigureKey,
  count: z.nullable(z.number()),
  parts: z.readonly(z.array(Part)),
})
export type Figure = Readonly<z.infer<typeof Figure>>

export const ImpactYear = z.object({ year: CalendarYear, figures: z.readonly(z.array(Figure)) })
export type ImpactYear = Readonly<z.infer<typeof ImpactYear>>
