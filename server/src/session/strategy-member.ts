/** Who a browser is in a whole strategy: an organiser of it, or whatever it is in one of its sessions. */
import type { StrategyId } from '@waymark/shared/model/ids.ts'
import type { Member } from '@waymark/shared/model/member.ts'
import type { Deps } from '#deps.ts'
import { Refusal } from '#refusal.ts'
import { memberFor, whoMayMost, type Browser } from './members.ts'
import { sessionsOf } from './places.ts'

/** The one who may most. */
export async function findStrategyMember(
  deps: Pick<Deps, 'store'>,
  browser: Browser,
  strategyId: StrategyId,
): Promise<Member | undefined> {
  const sessions = await sessionsOf(deps, strategyId)
  const found = await Promise.all(
    [null, ...sessions.map(({ id }) => id)].map(sessionId => memberFor(deps, browser, { strategyId, sessionId })),
  )
  return whoMayMost(found)
}

/** Refuses with 'not-signed-in'. */
export async function strategyMember(
  deps: Pick<Deps, 'store'>,
  browser: Browser,
  strategyId: StrategyId,
): Promise<Member> {
  const member = await findStrategyMember(deps, browser, strategyId)
  if (member === undefined) throw new Refusal('not-signed-in', 'Open the link that you were sent: it lets you in.')
  return member
}
