/** A strategy, "Our Direction": what an organisation means to do, and did. */
import * as z from 'zod/mini'
import { AmbitionId, StrategyId, ValueId } from './ids.ts'
import { line, optionalWords } from './text.ts'
import { Instant } from './time.ts'

/** Six tones, letters and shapes exist; a strategy of more ambitions than people can hold in mind is not one. */
export const maxAmbitions = 12
export const maxValues = 12
export const maxTitle = 120
export const maxDescription = 2000
/** A strategy with all its words has to fit into one request. */
export const maxValueDescription = 1000

export const Ambition = z.object({
  id: AmbitionId,
  title: line(maxTitle, 'Give the ambition a title.'),
  description: optionalWords(maxDescription),
  whatWeDid: optionalWords(maxDescription),
})
export type Ambition = Readonly<z.infer<typeof Ambition>>

export const Value = z.object({
  id: ValueId,
  title: line(maxTitle, 'Give the value a name.'),
  /** What it means in practice. */
  description: optionalWords(maxValueDescription),
})
export type Value = Readonly<z.infer<typeof Value>>

export const Strategy = z.object({
  id: StrategyId,
  title: line(maxTitle, 'Give the strategy a title.'),
  period: line(40, 'Say for which years, for example 2027 to 2031.'),
  ambitions: z
    .array(Ambition)
    .check(
      z.minLength(1, 'Add at least one ambition.'),
      z.maxLength(maxAmbitions, `At most ${maxAmbitions} ambitions fit.`),
    ),
  /** In their order. Strategies of earlier versions have none. */
  values: z._default(z.array(Value).check(z.maxLength(maxValues, `At most ${maxValues} values fit.`)), []),
  /** True for the series that comes with the software and may be thrown away. */
  demo: z.boolean(),
  createdAt: Instant,
})
export type Strategy = Readonly<z.infer<typeof Strategy>>
