/** A strategy as somebody fills it in. */
import * as z from 'zod/mini'
import { AmbitionId, ValueId } from '#model/ids.ts'
import { Ambition, Strategy, Value, maxAmbitions, maxValues } from '#model/strategy.ts'

/**
 * What carries an id is kept and may be reworded; what carries none is new; what is left out goes. An ambition under which notes stand
 * does not. Without `values` they stay as they are.
 */
export const StrategyForm = z.object({
  title: Strategy.shape.title,
  period: Strategy.shape.period,
  ambitions: z
    .array(
      z.object({
        id: z.optional(AmbitionId),
        title: Ambition.shape.title,
        description: Ambition.shape.description,
        whatWeDid: Ambition.shape.whatWeDid,
      }),
    )
    .check(
      z.minLength(1, 'Add at least one ambition.'),
      z.maxLength(maxAmbitions, `At most ${maxAmbitions} ambitions fit.`),
    ),
  values: z.optional(
    z
      .array(
        z.object({
          id: z.optional(ValueId),
          title: Value.shape.title,
          description: Value.shape.description,
        }),
      )
      .check(z.maxLength(maxValues, `At most ${maxValues} values fit.`)),
  ),
})
export type StrategyForm = z.infer<typeof StrategyForm>
