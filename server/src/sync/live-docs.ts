/** The documents that are open: one of each name, loaded once however many ask, put away when nobody is left. */
import type { DocName } from '@waymark/shared/doc/doc-name.ts'
import type { Store } from '#store/store.ts'
import type { WatchOf } from './doc-watch.ts'
import { liveDoc, type LiveDoc } from './live-doc.ts'
import { saving, type Saving, type SavingDeps } from './saving.ts'

export interface LiveDocs {
  /** Loads the document where it is not open. Throws what the store throws; then the next call tries again. */
  readonly open: (name: DocName) => Promise<LiveDoc>
  /** The document where it is open; opens nothing. */
  readonly ifOpen: (name: DocName) => Promise<LiveDoc | undefined>
  /** Tells those who have it open that what stands beside it has changed. Opens nothing. */
  readonly lookAgain: (names: readonly DocName[]) => Promise<void>
  /** Answers when all that was asked for is on disk. */
  readonly settled: () => Promise<void>
  readonly failing: () => boolean
  readonly count: () => number
  /** How many have something to keep or to tell. */
  readonly waiting: () => number
  /** Puts away what nobody listens to, and gives signs of life to the rest. Call every few seconds. */
  readonly sweep: () => Promise<void>
  /** Answers when all is on disk and every log is one entry. For the end. */
  readonly close: () => Promise<void>
  /** Writes a document anew, without anything that was deleted and without its history. Answers once that is on disk and nobody has the old one open. */
  readonly rebuild: (name: DocName) => Promise<void>
  /** Lets a document go without keeping anything of it: its log was removed. */
  readonly drop: (name: DocName) => void
}

/** Sweeps in a row without a listener before a document is put away. */
const idleSweeps = 2

interface Open {
  readonly live: Promise<LiveDoc>
  idle: number
}

export interface LiveDocsDeps extends SavingDeps {
  readonly store: Store
  readonly newId: () => string
  readonly watchOf?: WatchOf
}

export function liveDocs(deps: LiveDocsDeps): LiveDocs {
  const open = new Map<DocName, Open>()
  const drop = (name: DocName): void => {
    open.delete(name)
  }
  const ticks = saving(deps, live => {
    drop(live.name)
    live.end()
  })

  const openOnce = (name: DocName): Promise<LiveDoc> => {
    const known = open.get(name)
    if (known !== undefined) {
      known.idle = 0
      return known.live
    }
    const wake = (live: LiveDoc): void => {
      entry.idle = 0
      ticks.wake(live)
    }
    const entry: Open = { live: load(deps, name, wake), idle: 0 }
    open.set(name, entry)
    entry.live.catch(() => open.delete(name))
    return entry.live
  }

  return {
    open: openOnce,
    ifOpen: async name => open.get(name)?.live,
    lookAgain: async names => {
      for (const name of names) (await open.get(name)?.live)?.lookAgain()
    },
    settled: ticks.settled,
    failing: ticks.failing,
    count: () => open.size,
    waiting: ticks.waiting,
    sweep: sweepOf(open, ticks, deps),
    close: async () => {
      await ticks.settled()
      for (const { live } of open.values()) await ticks.between(async () => (await live).compact(deps.store, true))
    },
    rebuild: async name => (await openOnce(name)).rebuild(deps.newId()),
    drop,
  }
}

function sweepOf(open: Map<DocName, Open>, ticks: Saving, { store, onFailure }: LiveDocsDeps): LiveDocs['sweep'] {
  /** Its log is written as one entry, so that nothing deleted outlasts the visit of those who deleted it. */
  const putAway = async (name: DocName, entry: Open, live: LiveDoc): Promise<void> => {
    await ticks.settled()
    const isIdle = (): boolean => entry.idle > idleSweeps && live.listeners() === 0
    if (isIdle()) await ticks.between(() => live.compact(store, true))
    if (isIdle() && open.get(name) === entry) open.delete(name)
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

async function load(
  { store, timers, observed, watchOf }: LiveDocsDeps,
  name: DocName,
  wake: (live: LiveDoc) => void,
): Promise<LiveDoc> {
  const from = timers.monotonic()
  const log = await store.readLog(name)
  const around = { wake: () => wake(live), observed, watch: watchOf?.(name) }
  const live: LiveDoc = liveDoc({ name, ...log }, around)
  observed.opened(timers.monotonic() - from)
  return live
}
