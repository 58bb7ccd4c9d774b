/** Reading the activity record, a page at a time. */
import { activitiesAtOnce, type readActivity as readActivityRoute } from '@waymark/shared/wire/activity.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import type { Asked } from '#asked.ts'
import type { Deps } from '#deps.ts'
import { activities } from '#store/kinds.ts'
import { knownMember, permit } from './members.ts'
import { sessionPlace } from './places.ts'

export async function readActivity(
  deps: Pick<Deps, 'store'>,
  { browser, params: { sessionId, before } }: Asked<typeof readActivityRoute>,
): Promise<ReplyOf<typeof readActivityRoute>> {
  const { session } = await sessionPlace(deps, sessionId)
  permit(await knownMember(deps, browser, { sessionId, strategyId: session.strategyId }), 'read-activity')
  const all = (await deps.store.list(activities, sessionId)).toSorted((a, b) => newestFirst(a, b))
  const from = before === 'now' ? 0 : all.findIndex(({ id }) => id === before) + 1
  const lines = all.slice(from, from + activitiesAtOnce)
  return {
    lines: lines.map(({ id, at, who, did }) => ({ id, at, who, did })),
    earlier: all.length - from - lines.length,
  }
}

interface Dated {
  readonly id: string
  readonly at: string
}

/** Those of one moment are told apart by id, so that no page has one twice. */
export const newestFirst = (a: Dated, b: Dated): number =>
  a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? 1 : -1
