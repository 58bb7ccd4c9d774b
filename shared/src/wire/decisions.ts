/** The decisions of a strategy: recording them, and taking them away as a table. */
import * as z from 'zod/mini'
import { CalendarDay, Decision, DecisionForm } from '#model/decision.ts'
import { DecisionId, StatementId, StrategyId, ThemeId } from '#model/ids.ts'
import { nothing, route } from './route.ts'

export const OfStrategy = z.object({ strategyId: StrategyId })
const ofDecision = z.object({ strategyId: StrategyId, decisionId: DecisionId })

/** Those to be looked at again first. `today` is the day by which that is told; `themes` and `statements` are what a decision can be about. */
export const listDecisions = route({
  method: 'GET',
  path: '/api/strategies/:strategyId/decisions',
  params: OfStrategy,
  body: nothing,
  reply: z.object({
    strategy: z.object({ title: z.string(), period: z.string() }),
    decisions: z.array(Decision),
    today: CalendarDay,
    themes: z.array(z.object({ id: ThemeId, name: z.string() })),
    statements: z.array(z.object({ id: StatementId, text: z.string() })),
    mayWrite: z.boolean(),
    address: z.string(),
  }),
})

/** Records one, or changes it; the id is made by whoever asks. Refused with 'conflict' where somebody has changed it since `revision`, which is 0 for a new one. */
export const putDecision = route({
  method: 'PUT',
  path: '/api/strategies/:strategyId/decisions/:decisionId',
  params: ofDecision,
  body: z.object({ form: DecisionForm, revision: z.int() }),
  reply: z.object({ decision: Decision }),
})

/** Asked twice, it is gone once. Putting it anew brings it back. */
export const removeDecision = route({
  method: 'DELETE',
  path: '/api/strategies/:strategyId/decisions/:decisionId',
  params: ofDecision,
  body: nothing,
  reply: nothing,
})

/** GET answers all of them as a table, as CSV. */
export const decisionsTablePath = (strategyId: StrategyId | ':strategyId'): string =>
  `/api/strategies/${strategyId}/decisions.csv`
