/** Once a strategy is gone, so is who was its lead, their keys, and what was told to them: nobody could open it any more. */
import type { StrategyId } from '@waymark/shared/model/ids.ts'
import type { Deps } from '#deps.ts'
import { logTries } from '#store/kinds.ts'
import { concernEntries, concerns, leadKeys, safeguardings } from '#store/people-kinds.ts'
import { safeguardingIdOf } from './lead.ts'
import { triesIdOf } from './log.ts'

type ForgetDeps = Pick<Deps, 'store' | 'people' | 'peopleKey' | 'linkKey'>

export async function forgetSafeguarding(deps: ForgetDeps, strategyId: StrategyId): Promise<void> {
  const of = safeguardingIdOf(deps, strategyId)
  const keys = await deps.people.inTurn(of, async () => {
    const all = await deps.people.list(leadKeys, of)
    const removes = all.map(({ id }) => ({ kind: leadKeys.name, id }))
    await deps.people.commit({ removes: [...removes, { kind: safeguardings.name, id: of }] })
    return all
  })
  // Nothing more is taken from here on: what was told at that moment goes with the rest.
  const told = await deps.people.inTurn(`concerns ${of}`, async () =>
    (await Promise.all(keys.map(({ id }) => deps.people.list(concerns, id)))).flat(),
  )
  for (const { id } of told) await forgetConcern(deps, id)
  await deps.store.commit({ removes: keys.map(key => ({ kind: logTries.name, id: triesIdOf(deps, key) })) })
}

const forgetConcern = ({ people }: ForgetDeps, concernId: string): Promise<void> =>
  people.inTurn(`concern ${concernId}`, async () => {
    const entries = await people.list(concernEntries, concernId)
    await people.commit({
      removes: [
        ...entries.map(({ id }) => ({ kind: concernEntries.name, id })),
        { kind: concerns.name, id: concernId },
      ],
    })
  })
