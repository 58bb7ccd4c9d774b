/** Nothing that was deleted in the documents of a strategy is left on the server. */
import {
  draftDocName,
  lookDocName,
  remarksDocName,
  roomDocName,
  themesDocName,
  type DocName,
} from '@waymark/shared/doc/doc-name.ts'
import type { StrategyId } from '@waymark/shared/model/ids.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import type { eraseDeleted as eraseDeletedRoute } from '@waymark/shared/wire/sessions.ts'
import type { Asked } from '#asked.ts'
import { audit } from '#audit-row.ts'
import type { Deps } from '#deps.ts'
import { permit } from './members.ts'
import { breakoutsOf, allRoomsOf, sessionsOf, strategyPlace } from './places.ts'
import { histories, looks } from '#store/kinds.ts'
import { snapshotKeys } from './snapshots.ts'
import { draftOf } from './strategies.ts'
import { strategyMember } from './strategy-member.ts'

/** One document after the other, so that those who have one open are not all sent away at once. */
export async function eraseDeleted(
  deps: Pick<Deps, 'store' | 'live' | 'newId' | 'now'>,
  { browser, params: { strategyId: id } }: Asked<typeof eraseDeletedRoute>,
): Promise<ReplyOf<typeof eraseDeletedRoute>> {
  await strategyPlace(deps, id)
  permit(await strategyMember(deps, browser, id), 'manage-strategy')
  await forgetSnapshots(deps, id)
  const names = await documentsOf(deps, id)
  for (const name of names) await deps.live.rebuild(name)
  await forgetHistories(deps, id)
  await audit(deps, { by: 'organiser', did: 'deleted-words-erased', strategyId: id, count: names.length })
  return { documents: names.length }
}

/** They hold what stood in the documents once. */
async function forgetSnapshots(deps: Pick<Deps, 'store'>, id: StrategyId): Promise<void> {
  const own = (await Promise.all((await sessionsOf(deps, id)).map(session => breakoutsOf(deps, session.id)))).flat()
  const removes = (await Promise.all(own.map(breakout => snapshotKeys(deps, breakout.id)))).flat()
  if (removes.length > 0) await deps.store.commit({ removes })
}

/** They say who changed what and when. */
async function forgetHistories({ store }: Pick<Deps, 'store'>, id: StrategyId): Promise<void> {
  const own = (await Promise.all((await sessionsOf({ store }, id)).map(one => breakoutsOf({ store }, one.id)))).flat()
  const lines = (await Promise.all(own.map(breakout => store.list(histories, breakout.id)))).flat()
  const removes = lines.map(line => ({ kind: histories.name, id: line.id }))
  if (removes.length > 0) await store.commit({ removes })
}

async function documentsOf(deps: Pick<Deps, 'store'>, id: StrategyId): Promise<DocName[]> {
  const ofSessions = (
    await Promise.all((await sessionsOf(deps, id)).map(session => breakoutsOf(deps, session.id)))
  ).flat()
  const { id: draftId } = await draftOf(deps, id)
  const ofLooks = (await Promise.all(ofSessions.map(breakout => deps.store.list(looks, breakout.id)))).flat()
  const inRooms = (await Promise.all(ofSessions.map(breakout => allRoomsOf(deps, breakout.id)))).flat()
  return [
    ...inRooms.map(room => roomDocName(room.id)),
    ...ofSessions.map(breakout => themesDocName(breakout.id)),
    ...ofLooks.map(look => lookDocName(look.id)),
    draftDocName(draftId),
    remarksDocName(draftId),
  ]
}
