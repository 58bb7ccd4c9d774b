/** The decisions of a strategy: recording one, changing it, taking it away. */
import type { DecisionForm, CalendarDay } from '@waymark/shared/model/decision.ts'
import { mostDecisions, type Decision } from '@waymark/shared/model/decision.ts'
import type { DecisionId, StrategyId } from '@waymark/shared/model/ids.ts'
import type { Member } from '@waymark/shared/model/member.ts'
import { timeIn } from '@waymark/shared/model/time.ts'
import { whoInWords } from '@waymark/shared/rules/activity-words.ts'
import { inReviewOrder } from '@waymark/shared/rules/decisions.ts'
import type { Deps } from '#deps.ts'
import { Refusal } from '#refusal.ts'
import { decisions } from '#store/kinds.ts'
import { row } from '#store/store.ts'
import { usualZone } from './zone.ts'

type DecisionDeps = Pick<Deps, 'store' | 'now'>

export const todayOf = ({ now }: Pick<Deps, 'now'>): CalendarDay => timeIn(usualZone, now()).local.slice(0, 10)

/** Those to be looked at again first. */
export const decisionsOf = async (deps: DecisionDeps, strategyId: StrategyId): Promise<Decision[]> =>
  inReviewOrder(await deps.store.list(decisions, strategyId), todayOf(deps))

interface Asked {
  readonly strategyId: StrategyId
  readonly decisionId: DecisionId
  readonly member: Pick<Member, 'name' | 'role'>
}

/** Refuses with 'conflict' where it was changed since the revision that this is based on, and 'too-many'. */
export const recordDecision = (
  deps: DecisionDeps,
  { strategyId, decisionId, member }: Asked,
  { form, revision }: { readonly form: DecisionForm; readonly revision: number },
): Promise<Decision> =>
  deps.store.inTurn(strategyId, async () => {
    const known = await deps.store.get(decisions, decisionId)
    if (known !== undefined && known.strategyId !== strategyId)
      throw new Refusal('conflict', 'There is a decision of another strategy under this id.')
    if (known !== undefined && saysTheSame(known, form)) return known
    refuseOther(known, revision)
    if (known === undefined && (await deps.store.list(decisions, strategyId)).length >= mostDecisions)
      throw new Refusal('too-many', `${mostDecisions} decisions are kept of this strategy: that is all that fit.`)
    const decision: Decision = {
      ...form,
      id: decisionId,
      strategyId,
      by: member.name ?? whoInWords[member.role],
      at: deps.now(),
      revision: (known?.revision ?? 0) + 1,
    }
    await deps.store.commit({ puts: [row(decisions, decision)] })
    return decision
  })

/** One that was taken away can be put anew by whoever still has it before them. */
function refuseOther(known: Decision | undefined, revision: number): void {
  if (known !== undefined && known.revision !== revision)
    throw new Refusal('conflict', 'Somebody has changed this decision meanwhile. Read it, then save yours again.')
}

const saysTheSame = (known: Decision, form: DecisionForm): boolean =>
  Object.entries(form).every(
    ([name, value]) => JSON.stringify(known[name as keyof DecisionForm]) === JSON.stringify(value),
  )

export const dropDecision = (
  { store }: Pick<Deps, 'store'>,
  { strategyId, decisionId }: Pick<Asked, 'strategyId' | 'decisionId'>,
): Promise<void> =>
  store.inTurn(strategyId, async () => {
    const known = await store.get(decisions, decisionId)
    if (known?.strategyId === strategyId) await store.commit({ removes: [{ kind: decisions.name, id: decisionId }] })
  })
