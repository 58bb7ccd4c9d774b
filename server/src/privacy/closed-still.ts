/** Of what was kept of breakouts: that of those which somebody has opened again since it was listed stays. */
import type { DuePart } from '@waymark/shared/model/retention.ts'
import type { BreakoutId, HistoryId, SnapshotId } from '@waymark/shared/model/ids.ts'
import type { Deps } from '#deps.ts'
import { breakouts, histories, snapshots, snapshotStates } from '#store/kinds.ts'
import type { Key } from './due-shape.ts'

export async function closedStill(
  deps: Pick<Deps, 'store'>,
  { of, keys }: Pick<DuePart, 'of' | 'keys'>,
): Promise<readonly Key[]> {
  if (of !== 'history') return keys
  const left = await Promise.all(
    keys.map(async key => {
      const id = await breakoutOf(deps, key)
      const breakout = id === undefined ? undefined : await deps.store.get(breakouts, id)
      return breakout === undefined || breakout.step === 'closed' ? [key] : []
    }),
  )
  return left.flat()
}

/** What stood in a snapshot has its id, and is large: it is read only where its line is gone. */
async function breakoutOf({ store }: Pick<Deps, 'store'>, { kind, id }: Key): Promise<BreakoutId | undefined> {
  if (kind === histories.name) return (await store.get(histories, id as HistoryId))?.breakoutId
  const line = await store.get(snapshots, id as SnapshotId)
  return (line ?? (await store.get(snapshotStates, id as SnapshotId)))?.breakoutId
}
