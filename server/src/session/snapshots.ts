/** Snapshots of a breakout: making them, within bounds, and reading them. */
import { SnapshotId, type BreakoutId } from '@waymark/shared/model/ids.ts'
import type { Breakout } from '@waymark/shared/model/session.ts'
import {
  largestSnapshot,
  mostNamedSnapshots,
  mostSnapshotBytes,
  mostSnapshots,
  nothingBroughtBack,
  type BroughtBack,
  type Snapshot,
  type Standing,
} from '@waymark/shared/model/snapshot.ts'
import type { Act } from '@waymark/shared/rules/permissions.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import type {
  listSnapshots as listRoute,
  makeSnapshot as makeRoute,
  readSnapshot as readRoute,
  readStanding as readStandingRoute,
} from '@waymark/shared/wire/steps.ts'
import { activityRow } from '#activity-row.ts'
import type { Asked } from '#asked.ts'
import type { Deps } from '#deps.ts'
import { Refusal } from '#refusal.ts'
import { snapshots, snapshotStates } from '#store/kinds.ts'
import { row, type Commit } from '#store/store.ts'
import { newestFirst } from './activity.ts'
import { knownMember, permit, viewOfMe, type Browser } from './members.ts'
import { breakoutPlace } from './places.ts'
import { shownNow, standingOf } from './standing.ts'

type SnapshotDeps = Pick<Deps, 'store' | 'live' | 'now' | 'newId'>

/** The breakout and who asks, who may do that there at this moment. */
export async function permitted(
  deps: Pick<Deps, 'store'>,
  { browser, breakoutId }: { readonly browser: Browser; readonly breakoutId: BreakoutId },
  act: Act,
) {
  const place = await breakoutPlace(deps, breakoutId)
  const { session, breakout } = place
  const member = await knownMember(deps, browser, { sessionId: session.id, strategyId: session.strategyId })
  permit(member, act, breakout.step)
  return { ...place, member }
}

export interface NewSnapshot {
  readonly standing: Standing
  readonly name: string
  readonly isNamed: boolean
  readonly broughtBack?: BroughtBack
  /** One that does not go, however old it is. */
  readonly keep?: SnapshotId
}

interface Made extends Required<Pick<Commit, 'puts' | 'removes'>> {
  readonly snapshot: Snapshot
}

/** To be committed. Undefined where more stands there than a snapshot holds, or no room can be made for it. */
export async function newSnapshot(
  { store, now, newId }: Pick<Deps, 'store' | 'now' | 'newId'>,
  { id: breakoutId, step }: Breakout,
  { standing, name, isNamed, broughtBack = nothingBroughtBack, keep }: NewSnapshot,
): Promise<Made | undefined> {
  const snapshot: Snapshot = {
    id: SnapshotId.parse(newId()),
    breakoutId,
    at: now(),
    name,
    isNamed,
    step,
    notes: standing.rooms.reduce((sum, { notes }) => sum + notes.length, 0),
    themes: standing.themes.length,
    bytes: Buffer.byteLength(JSON.stringify([standing, broughtBack])),
  }
  const before = await store.list(snapshots, breakoutId)
  const going = snapshot.bytes > largestSnapshot ? undefined : whatGoes(before, snapshot, keep)
  if (going === undefined) return undefined
  return {
    snapshot,
    puts: [row(snapshots, snapshot), row(snapshotStates, { id: snapshot.id, breakoutId, standing, broughtBack })],
    removes: going.flatMap(keysOf),
  }
}

/** The oldest that nobody named, until there is room for one more; undefined where there is none even so. */
function whatGoes(
  before: readonly Snapshot[],
  { bytes }: Pick<Snapshot, 'bytes'>,
  keep: SnapshotId | undefined,
): Snapshot[] | undefined {
  const mayGo = before.filter(({ id, isNamed }) => !isNamed && id !== keep).toSorted(newestFirst)
  const going: Snapshot[] = []
  let count = before.length + 1
  let all = before.reduce((sum, one) => sum + one.bytes, bytes)
  while (count > mostSnapshots || all > mostSnapshotBytes) {
    const oldest = mayGo.pop()
    if (oldest === undefined) return undefined
    going.push(oldest)
    count -= 1
    all -= oldest.bytes
  }
  return going
}

const keysOf = ({ id }: Pick<Snapshot, 'id'>): { readonly kind: string; readonly id: string }[] => [
  { kind: snapshots.name, id },
  { kind: snapshotStates.name, id },
]

/** What is to be removed with the breakout. */
export const snapshotKeys = async ({ store }: Pick<Deps, 'store'>, id: BreakoutId) =>
  (await store.list(snapshots, id)).flatMap(keysOf)

export const makeSnapshot = (
  deps: SnapshotDeps,
  { browser, params: { breakoutId }, body: { name } }: Asked<typeof makeRoute>,
): Promise<ReplyOf<typeof makeRoute>> =>
  deps.store.inTurn(breakoutId, async () => {
    const { breakout, session, member } = await permitted(deps, { browser, breakoutId }, 'make-snapshot')
    const named = (await deps.store.list(snapshots, breakoutId)).filter(({ isNamed }) => isNamed)
    if (named.length >= mostNamedSnapshots)
      throw new Refusal(
        'too-many',
        `${mostNamedSnapshots} snapshots with a name are kept already: that is all that fit.`,
      )
    const standing = await standingOf(deps, breakoutId)
    const made = await newSnapshot(deps, breakout, { standing, name, isNamed: true })
    if (made === undefined) throw new Refusal('too-large', 'More stands in this breakout than a snapshot can hold.')
    const did = { kind: 'snapshot-made', breakout: breakout.number, name } as const
    const done = activityRow(deps, { sessionId: session.id, member, did })
    await deps.store.commit({ puts: [...made.puts, done], removes: made.removes })
    return { snapshotId: made.snapshot.id }
  })

export async function listSnapshots(
  deps: SnapshotDeps,
  { browser, params: { breakoutId } }: Asked<typeof listRoute>,
): Promise<ReplyOf<typeof listRoute>> {
  const { breakout, session, member } = await permitted(deps, { browser, breakoutId }, 'read-snapshots')
  const { id, title, startsAt } = session
  return {
    snapshots: (await deps.store.list(snapshots, breakoutId)).toSorted(newestFirst),
    breakout,
    session: { id, title, startsAt },
    me: viewOfMe(member),
  }
}

/** Refuses with 'gone' where there is none in this breakout. */
export async function snapshotThere(
  { store }: Pick<Deps, 'store'>,
  { breakoutId, snapshotId }: { readonly breakoutId: BreakoutId; readonly snapshotId: SnapshotId },
) {
  const [snapshot, state] = await Promise.all([store.get(snapshots, snapshotId), store.get(snapshotStates, snapshotId)])
  if (snapshot === undefined || state === undefined || snapshot.breakoutId !== breakoutId)
    throw new Refusal('gone', 'This snapshot is not here any more. The oldest go when there are many.')
  return { snapshot, state }
}

export async function readSnapshot(
  deps: SnapshotDeps,
  { browser, params }: Asked<typeof readRoute>,
): Promise<ReplyOf<typeof readRoute>> {
  await permitted(deps, { browser, breakoutId: params.breakoutId }, 'read-snapshots')
  const { snapshot, state } = await snapshotThere(deps, params)
  return { snapshot, ...shownNow(state.standing, await standingOf(deps, params.breakoutId)) }
}

export async function readStanding(
  deps: SnapshotDeps,
  { browser, params: { breakoutId } }: Asked<typeof readStandingRoute>,
): Promise<ReplyOf<typeof readStandingRoute>> {
  await permitted(deps, { browser, breakoutId }, 'read-snapshots')
  return { standing: await standingOf(deps, breakoutId) }
}
