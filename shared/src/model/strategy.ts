/** A strategy, "Our Direction": what an organisation means to do, and did. */
import * as z from 'zod/mini'
import { AmbitionId, StrategyId } from './ids.ts'
import { line, optionalWords } from './text.ts'
import { Instant } from './time.ts'

/** Six tones, letters and shapes exist; a strategy of more ambitions than people can hold in mind is not one. */
export const maxAmbitions = 12
export const maxTitle = 120
export const maxDescription = 2000

export const Ambition = z.object({
  id: AmbitionId,
  title: line(maxTitle, 'Give the ambition a title.'),
  description: optionalWords(maxDescription),
  whatWeDid: optionalWords(maxDescription),
})
export type Ambition = Readonly<z.infer<typeof Ambition>>

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
  /** True for the series that comes with the software and may be thrown away. */
  demo: z.boolean(),
  createdAt: Instant,
})
export type Strategy = Readonly<z.infer<typeof Strategy>>
