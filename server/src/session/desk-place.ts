/** The way to the desk of a session, for whoever may run it. */
import type { Member } from '@waymark/shared/model/member.ts'
import type { Session } from '@waymark/shared/model/session.ts'
import type { readDesk as readDeskRoute } from '@waymark/shared/wire/desk.ts'
import type { Asked } from '#asked.ts'
import type { Deps } from '#deps.ts'
import { knownMember, permit } from './members.ts'
import { sessionPlace } from './places.ts'

/** Refuses anybody else. */
export async function deskPlace(
  deps: Pick<Deps, 'store'>,
  { browser, params: { sessionId } }: Pick<Asked<typeof readDeskRoute>, 'browser' | 'params'>,
): Promise<{ readonly session: Session; readonly member: Member }> {
  const { session } = await sessionPlace(deps, sessionId)
  const member = await knownMember(deps, browser, { sessionId, strategyId: session.strategyId })
  permit(member, 'run-desk')
  return { session, member }
}
