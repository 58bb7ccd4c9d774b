/** Words that become nobody's, some time after what came of them was published; and what was kept of breakouts that are closed. */
import { instantOf, type Instant } from '@waymark/shared/model/time.ts'
import type { Breakout, Session } from '@waymark/shared/model/session.ts'
import type { Strategy } from '@waymark/shared/model/strategy.ts'
import { isDue } from '@waymark/shared/rules/retention.ts'
import type { Deps } from '#deps.ts'
import * as kinds from '#store/kinds.ts'
import type { Store } from '#store/store.ts'
import { asDue, type Asked, type Due, type Key } from './due-shape.ts'

type Stored = Pick<Deps, 'store'>

interface OfStrategy extends Asked {
  readonly strategy: Strategy
}
interface OfSession extends OfStrategy {
  readonly session: Session
}

const latest = (all: readonly (Instant | undefined)[]): Instant | undefined =>
  all
    .filter(one => one !== undefined)
    .toSorted()
    .at(-1)

/** When the last version of it was published that everybody could read. */
async function publishedSince({ store }: Stored, { id }: Pick<Strategy, 'id'>): Promise<Instant | undefined> {
  const own = await store.list(kinds.drafts, id)
  const all = (await Promise.all(own.map(draft => store.list(kinds.versions, draft.id)))).flat()
  return latest(all.map(({ publishedAt }) => publishedAt ?? undefined))
}

/** Undefined while people can still write there, and while nothing is published. */
export async function wordsSince(
  deps: Stored,
  session: Pick<Session, 'id' | 'strategyId' | 'startsAt'>,
): Promise<Instant | undefined> {
  const published = await publishedSince(deps, { id: session.strategyId })
  const own = await deps.store.list(kinds.breakouts, session.id)
  if (published === undefined || own.some(({ step }) => step !== 'closed')) return undefined
  const sets = await deps.store.list(kinds.questionSets, session.id)
  return latest([published, instantOf(session.startsAt), ...sets.map(({ deadline }) => instantOf(deadline))])
}

/** Of what people said to what is published. */
export async function commentsSince(deps: Stored, strategy: Pick<Strategy, 'id'>): Promise<Instant | undefined> {
  const published = await publishedSince(deps, strategy)
  const own = await deps.store.list(kinds.drafts, strategy.id)
  const asked = (await Promise.all(own.map(({ id }) => deps.store.list(kinds.rounds, id)))).flat()
  return published === undefined ? undefined : latest([published, ...asked.map(({ closesAt }) => instantOf(closesAt))])
}

/** From the last that was done in it, once it is closed. */
export async function historySince({ store }: Stored, { id, step }: Pick<Breakout, 'id' | 'step'>) {
  if (step !== 'closed') return undefined
  const all = [...(await store.list(kinds.snapshots, id)), ...(await store.list(kinds.histories, id))]
  return latest(all.map(({ at }) => at))
}

/** `isLeft`: there is something of a person in it yet. */
const keysUnder =
  <T extends { readonly id: string }>(kind: kinds.Kind<T>, isLeft: (one: T) => boolean = () => true) =>
  async (store: Store, parents: readonly string[]): Promise<Key[]> =>
    (await Promise.all(parents.map(parent => store.list(kind, parent))))
      .flat()
      .filter(isLeft)
      .map(({ id }) => ({ kind: kind.name, id }))

const authored = keysUnder(
  kinds.authorships,
  ({ memberId, withdrawn, unseen }) => memberId !== null || withdrawn !== null || unseen !== null,
)
const passages = keysUnder(
  kinds.excerpts,
  ({ takenOff, isWithdrawn }) => isWithdrawn || (takenOff?.signedBy ?? null) !== null,
)
const saidBack = keysUnder(kinds.checkBacks, ({ signedBy }) => signedBy !== null)
/** In whose place nobody’s name stands. */
export const nobodyBegan = 'Somebody of the team'
const begun = keysUnder(kinds.looks, ({ by }) => by !== nobodyBegan)
const ran = keysUnder(kinds.rooms, ({ facilitator }) => facilitator !== '')
const wishes = keysUnder(kinds.talkWishes)
const people = keysUnder(kinds.members)
const chose = keysUnder(kinds.notQuoted)
const seated = keysUnder(kinds.seats)
const snapshots = keysUnder(kinds.snapshots)
const states = keysUnder(kinds.snapshotStates)
const lines = keysUnder(kinds.histories)

/** The answers from which somebody could be known, or who could come back to them. */
async function answersLeft({ store }: Stored, sessionId: Session['id']): Promise<Key[]> {
  const sets = await store.list(kinds.questionSets, sessionId)
  const all = (await Promise.all(sets.map(({ id }) => store.list(kinds.responses, id)))).flat()
  const left = await Promise.all(
    all.map(async one => {
      const isStill = one.name !== null || one.sentAt === null || one.withdrawnAt !== null || one.messages.length > 0
      return isStill || one.revision > 1 || (await store.list(kinds.returnKeys, one.id)).length > 0 ? [one] : []
    }),
  )
  return left.flat().map(({ id }) => ({ kind: kinds.responses.name, id }))
}

/** Notes and passages stand first, room by room: what is in the documents goes with them. */
export async function wordsOfSession(deps: Stored, { strategy, session, months, now }: OfSession): Promise<Due[]> {
  const since = await wordsSince(deps, session)
  if (since === undefined || !isDue(since, months.words, now)) return []
  const { store } = deps
  const idsOf = (all: readonly { readonly id: string }[]): string[] => all.map(({ id }) => id)
  const breakoutIds = idsOf(await store.list(kinds.breakouts, session.id))
  const roomIds = idsOf((await Promise.all(breakoutIds.map(id => store.list(kinds.rooms, id)))).flat())
  const memberIds = idsOf(await store.list(kinds.members, session.id))
  const keys = [
    ...(await authored(store, roomIds)),
    ...(await passages(store, roomIds)),
    ...(await saidBack(store, roomIds)),
    ...(await begun(store, breakoutIds)),
    ...(await ran(store, breakoutIds)),
    ...(await snapshots(store, breakoutIds)),
    ...(await states(store, breakoutIds)),
    ...(await answersLeft(deps, session.id)),
    ...(await wishes(store, [session.id])),
    ...(session.lead === null ? [] : [{ kind: kinds.sessions.name, id: session.id }]),
    ...(await chose(store, [session.id])),
    ...(await seated(store, memberIds)),
    ...(await people(store, [session.id])),
  ]
  return asDue(
    { of: 'words', in: 'words', strategy, session },
    keys.map(key => ({ ...key, since })),
  )
}

export async function wordsOfStrategy(deps: Stored, { strategy, months, now }: OfStrategy): Promise<Due[]> {
  const since = await commentsSince(deps, strategy)
  if (since === undefined || !isDue(since, months.words, now)) return []
  const own = await deps.store.list(kinds.drafts, strategy.id)
  const asked = (await Promise.all(own.map(({ id }) => deps.store.list(kinds.rounds, id)))).flat()
  const all = (await Promise.all(asked.map(({ id }) => deps.store.list(kinds.comments, id)))).flat()
  const left = await Promise.all(
    all.map(async one => {
      const isStill = one.name !== null || one.apart !== '' || one.withdrawnAt !== null
      return isStill || (await deps.store.list(kinds.commentKeys, one.id)).length > 0 ? [one] : []
    }),
  )
  return asDue(
    { of: 'words', in: 'words', strategy, session: null },
    left.flat().map(({ id }) => ({ kind: kinds.comments.name, id, since })),
  )
}

export async function historyOf(deps: Stored, { strategy, session, months, now }: OfSession): Promise<Due[]> {
  const own = await deps.store.list(kinds.breakouts, session.id)
  const found = await Promise.all(
    own.map(async breakout => {
      const since = await historySince(deps, breakout)
      if (since === undefined || !isDue(since, months.history, now)) return []
      const keys = await Promise.all([snapshots, states, lines].map(under => under(deps.store, [breakout.id])))
      return keys.flat().map(key => ({ ...key, since }))
    }),
  )
  return asDue({ of: 'history', in: 'words', strategy, session }, found.flat())
}
