/** Who may look on at a session: whoever may read, and, while the team lets them, whoever has the watch link. */
import { timingSafeEqual } from 'node:crypto'
import { LinkId, type SessionId } from '@waymark/shared/model/ids.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import type { readWatchDoor as readRoute, setWatchDoor as setRoute } from '@waymark/shared/wire/watch.ts'
import type { Asked } from '#asked.ts'
import type { Deps } from '#deps.ts'
import { secretOf } from '#keyed-secret.ts'
import { Refusal } from '#refusal.ts'
import { watchDoors, type WatchDoor } from '#store/kinds.ts'
import { row } from '#store/store.ts'
import { knownMember, memberFor, permit, type Browser } from './members.ts'
import { sessionPlace } from './places.ts'

type Door = ReplyOf<typeof readRoute>
type WatchDeps = Pick<Deps, 'store' | 'linkKey'>

/** A watch link makes nobody a member: it opens the picture and nothing else. Refuses like the pages do. */
export async function permitWatching(
  deps: WatchDeps,
  { browser, secret }: { readonly browser: Browser; readonly secret: string | undefined },
  sessionId: SessionId,
): Promise<void> {
  if (secret !== undefined && (await opens(deps, sessionId, secret))) return
  const { session } = await sessionPlace(deps, sessionId)
  const scope = { sessionId, strategyId: session.strategyId }
  if (secret !== undefined && (await memberFor(deps, browser, scope)) === undefined)
    throw new Refusal(
      'link-revoked',
      'This watch link opens nothing now. It may have been switched off: ask the people who sent it.',
    )
  permit(await knownMember(deps, browser, scope), 'read-watched')
}

async function opens({ store, linkKey }: WatchDeps, sessionId: SessionId, secret: string): Promise<boolean> {
  const door = await store.get(watchDoors, sessionId)
  if (door === undefined || door.secretId === null) return false
  const [given, known] = [Buffer.from(secret), Buffer.from(secretOf(linkKey, door.secretId))]
  return given.length === known.length && timingSafeEqual(given, known)
}

export async function readWatchDoor(
  deps: Deps,
  { browser, params: { sessionId } }: Pick<Asked<typeof readRoute>, 'browser' | 'params'>,
): Promise<Door> {
  await permitOpening(deps, browser, sessionId)
  return viewOf(deps, (await deps.store.get(watchDoors, sessionId)) ?? shut(sessionId))
}

export async function setWatchDoor(
  deps: Deps,
  { browser, params: { sessionId }, body: { isOpen, join } }: Asked<typeof setRoute>,
): Promise<Door> {
  await permitOpening(deps, browser, sessionId)
  return deps.store.inTurn(`watch door ${sessionId}`, async () => {
    const before = await deps.store.get(watchDoors, sessionId)
    const secretId = isOpen ? (before?.secretId ?? LinkId.parse(deps.newId())) : null
    const door: WatchDoor = { id: sessionId, secretId, join }
    await deps.store.commit({ puts: [row(watchDoors, door)] })
    return viewOf(deps, door)
  })
}

/** What the team says of joining. */
export const joinWordsOf = async ({ store }: Pick<Deps, 'store'>, sessionId: SessionId): Promise<string> =>
  (await store.get(watchDoors, sessionId))?.join ?? ''

const shut = (id: SessionId): WatchDoor => ({ id, secretId: null, join: '' })

const viewOf = ({ linkKey, address }: Deps, { id, secretId, join }: WatchDoor): Door => ({
  address: secretId === null ? '' : `${address()}${pages.watch(id, secretOf(linkKey, secretId))}`,
  join,
})

async function permitOpening(deps: Deps, browser: Browser, sessionId: SessionId): Promise<void> {
  const { session } = await sessionPlace(deps, sessionId)
  permit(await knownMember(deps, browser, { sessionId, strategyId: session.strategyId }), 'open-watching')
}
