/** The documents that are open: one of each name, loaded once however many ask, put away when nobody is left. */
import type { DocName } from '@waymark/shared/doc/doc-name.ts'
import { StoreAway, type Store } from '#store/store.ts'
import { NotApplied } from './apply.ts'
import type { WatchOf } from './doc-watch.ts'
import { following, type Following } from './following.ts'
import type { LiveDoc } from './live-doc.ts'
import { loadDoc } from './load-doc.ts'
import { noOthers, type Others } from './others.ts'
import { saving, type SavingDeps } from './saving.ts'
import { noSignals, type Signals } from './signals.ts'
import { sweepOf, type Open } from './sweep-docs.ts'

export interface LiveDocs {
  /**
   * Loads the document where it is not open. What is answered holds all that was on disk when this was asked. Throws what the store
   * throws; then the next call tries again.
   */
  readonly open: (name: DocName) => Promise<LiveDoc>
  /** The document where it is open; opens nothing. */
  readonly ifOpen: (name: DocName) => Promise<LiveDoc | undefined>
  /** Tells those who have it open, on all servers, that what stands beside it has changed. Opens nothing. */
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

/** How often it is asked where the logs of the open documents stand, on a store that others write to. */
const lookAroundMs = 1000

export interface LiveDocsDeps extends SavingDeps {
  readonly store: Store
  readonly newId: () => string
  readonly watchOf?: WatchOf
  /** Left out where this server is alone. */
  readonly others?: Others
  readonly signals?: Signals
}

export function liveDocs(deps: LiveDocsDeps): LiveDocs {
  const { store, newId, signals = noSignals } = deps
  const open = new Map<DocName, Open>()
  const drop = (name: DocName): void => {
    open.delete(name)
  }
  const over = (why: 'broken' | 'rebuilt') => (live: LiveDoc) => {
    // It may be told twice, when another has taken its place already.
    if (open.get(live.name)?.made === live) drop(live.name)
    live.end(why)
  }
  const follows = following({ ...deps, onOver: over('rebuilt'), beforeTelling: signals.caughtUp })
  const ticks = saving(deps, {
    onBroken: over('broken'),
    onOver: over('rebuilt'),
    beforeTelling: signals.caughtUp,
    onBehind: live => follows.hint(live, { ...live.place(), head: Infinity }),
  })

  const openOnce = opening({ ...deps, open, follows, wake: ticks.wake })
  const rebuild = async (name: DocName): Promise<void> => {
    try {
      await (await openOnce(name)).rebuild(newId())
    } catch (error) {
      if (!(error instanceof NotApplied) || error.why !== 'rebuilt') throw error
      // Another server was first, perhaps before what was to go had been deleted.
      await rebuild(name)
    }
  }
  const lookAgainHere = async (names: readonly DocName[]): Promise<void> => {
    for (const name of names) (await open.get(name)?.live)?.lookAgain()
  }
  signals.onLookAgain(names => lookAgainHere(names ?? [...open.keys()]))
  const stopLooking = store.isShared ? lookAround(open, follows, deps) : undefined

  return {
    open: openOnce,
    ifOpen: async name => open.get(name)?.live,
    lookAgain: async names => {
      await lookAgainHere(names)
      signals.lookAgain(names)
    },
    settled: ticks.settled,
    failing: ticks.failing,
    count: () => open.size,
    waiting: ticks.waiting,
    sweep: sweepOf(open, ticks, deps),
    close: async () => {
      stopLooking?.()
      await signals.close()
      await ticks.settled()
      for (const { live } of open.values()) await ticks.between(async () => (await live).compact(store, true))
      for (const { live } of open.values()) (await live).putAway()
    },
    rebuild,
    drop,
  }
}

interface Opening extends LiveDocsDeps {
  readonly open: Map<DocName, Open>
  readonly follows: Following
  readonly wake: (live: LiveDoc) => void
}

function opening(deps: Opening): LiveDocs['open'] {
  const { open, store, follows, others = noOthers } = deps
  const openOnce = async (name: DocName): Promise<LiveDoc> => {
    const known = open.get(name)
    if (known !== undefined) {
      known.idle = 0
      const live = await known.live
      if (!store.isShared) return live
      const isSame = await follows.catchUp(live)
      // While the store was slow it may have been put away.
      if (!isSame || open.get(name) !== known) return openOnce(name)
      known.idle = 0
      return live
    }
    const wake = (live: LiveDoc): void => {
      entry.idle = 0
      deps.wake(live)
    }
    const entry: Open = { live: loadDoc({ ...deps, others, wake, open: openOnce }, name), idle: 0 }
    open.set(name, entry)
    entry.live.then(
      made => {
        entry.made = made
      },
      () => open.delete(name),
    )
    return entry.live
  }
  return openOnce
}

/** Answers how to stop it. */
function lookAround(
  open: ReadonlyMap<DocName, Open>,
  follows: Following,
  { timers, onFailure }: LiveDocsDeps,
): () => void {
  let isOver = false
  const look = async (): Promise<void> => {
    if (isOver) return
    try {
      const all = await Promise.all([...open.values()].map(({ live }) => live.catch(() => undefined)))
      await follows.lookAround(all.filter(live => live !== undefined))
    } catch (error) {
      if (!(error instanceof StoreAway)) onFailure(error)
    }
    timers.after(lookAroundMs, () => void look())
  }
  timers.after(lookAroundMs, () => void look())
  return () => {
    isOver = true
  }
}
