/** A whole strategy with its sessions, breakouts and rooms, in their order, and where it comes from. */
import type { StrategyId } from '@waymark/shared/model/ids.ts'
import type { Breakout, Room, Session } from '@waymark/shared/model/session.ts'
import type { Strategy } from '@waymark/shared/model/strategy.ts'
import type { ReadLineage } from '@waymark/shared/rules/lineage.ts'
import type { Deps } from '#deps.ts'
import { lineageOf } from './lineage.ts'
import { breakoutsOf, allRoomsOf, sessionsOf, strategyPlace } from './places.ts'

export async function seriesOf(
  deps: Pick<Deps, 'store'>,
  id: StrategyId,
): Promise<{
  readonly strategy: Strategy
  readonly lineage: ReadLineage | undefined
  readonly breakouts: { readonly session: Session; readonly breakout: Breakout; readonly rooms: Room[] }[]
}> {
  const strategy = await strategyPlace(deps, id)
  const bySession = await Promise.all(
    (await sessionsOf(deps, id)).map(async session =>
      (await breakoutsOf(deps, session.id)).map(breakout => ({ session, breakout })),
    ),
  )
  const breakouts = await Promise.all(
    bySession.flat().map(async one => ({ ...one, rooms: await allRoomsOf(deps, one.breakout.id) })),
  )
  return { strategy, lineage: await lineageOf(deps, strategy), breakouts }
}
