/** Now and then: puts away what nobody has open any more, and gives signs of life to the rest. */
import type { DocName } from '@waymark/shared/doc/doc-name.ts'
import type { LiveDoc } from './live-doc.ts'
import type { Saving, SavingDeps } from './saving.ts'

export interface Open {
  readonly live: Promise<LiveDoc>
  /** Once it is loaded. */
  made?: LiveDoc
  idle: number
}

/** Sweeps in a row without a listener before a document is put away. */
const idleSweeps = 2

/** Answers the act; of what is asked while one is under way, only the signs of life are given. */
export function sweepOf(
  open: Map<DocName, Open>,
  ticks: Saving,
  { store, onFailure }: Pick<SavingDeps, 'store' | 'onFailure'>,
): () => Promise<void> {
  /** Its log is written as one entry, so that nothing deleted outlasts the visit of those who deleted it. */
  const putAway = async (name: DocName, entry: Open, live: LiveDoc): Promise<void> => {
    await ticks.settled()
    const isIdle = (): boolean => entry.idle > idleSweeps && live.listeners() === 0
    if (isIdle()) await ticks.between(() => live.compact(store, true))
    if (!isIdle() || open.get(name) !== entry) return
    open.delete(name)
    live.putAway()
  }
  let puttingAway = false
  return async () => {
    const idle: (() => Promise<void>)[] = []
    for (const [name, entry] of open) {
      const live = await entry.live.catch(() => undefined)
      if (live === undefined) continue
      // Signs of life first: putting away waits for the disk, and nobody should seem gone meanwhile.
      live.alive()
      entry.idle = live.listeners() === 0 ? entry.idle + 1 : 0
      if (entry.idle > idleSweeps) idle.push(() => putAway(name, entry, live))
    }
    if (puttingAway) return
    puttingAway = true
    for (const away of idle) await away().catch(onFailure)
    puttingAway = false
  }
}
