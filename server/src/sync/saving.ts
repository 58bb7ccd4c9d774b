/**
 * The ticks: at each, every document with work is harvested, all of it is committed at once, and only then told. One commit is under
 * way at a time. When the store fails, nothing is told and the same harvest is tried again: the words are "not saved yet" until they are.
 */
import type { Commit, Store } from '#store/store.ts'
import type { LiveDoc } from './live-doc.ts'

export interface Timers {
  /** Milliseconds that only grow. */
  readonly monotonic: () => number
  readonly after: (ms: number, act: () => void) => { readonly cancel: () => void }
}

export interface Saving {
  readonly wake: (doc: LiveDoc) => void
  /** Answers when all that was asked before is on disk. */
  readonly settled: () => Promise<void>
  /** Whether the last commit failed. */
  readonly failing: () => boolean
}

const tickMs = 20
const longestPauseMs = 2000

export interface SavingDeps {
  readonly store: Pick<Store, 'commit'>
  readonly timers: Timers
  readonly onFailure: (error: unknown) => void
}

export function saving(deps: SavingDeps): Saving {
  const { timers } = deps
  const keeper = keeperOf(deps)
  let waiting = new Set<LiveDoc>()
  let lastTickAt = -Infinity
  let busy = false
  let scheduled = false
  let settling: (() => void)[] = []

  const schedule = (): void => {
    if (scheduled || busy || waiting.size === 0) return
    scheduled = true
    timers.after(Math.max(0, lastTickAt + tickMs - timers.monotonic()), () => {
      scheduled = false
      void tick()
    })
  }

  const tick = async (): Promise<void> => {
    busy = true
    lastTickAt = timers.monotonic()
    const harvests = [...waiting].map(doc => ({ name: doc.name, ...doc.harvest() }))
    waiting = new Set()
    await keeper.keep({
      updates: harvests.flatMap(({ name, update }) => (update === undefined ? [] : [{ doc: name, update }])),
      puts: harvests.flatMap(({ puts }) => puts),
    })
    for (const { committed } of harvests) committed()
    busy = false
    schedule()
    if (waiting.size > 0) return
    for (const settled of settling.splice(0)) settled()
  }

  return {
    wake: doc => {
      waiting.add(doc)
      schedule()
    },
    settled: () =>
      new Promise(resolve => {
        if (!busy && waiting.size === 0) resolve()
        else settling.push(resolve)
      }),
    failing: keeper.failing,
  }
}

/** Commits, and does not give up. */
function keeperOf({ store, timers, onFailure }: SavingDeps): {
  readonly keep: (commit: Commit) => Promise<void>
  readonly failing: () => boolean
} {
  let failures = 0
  const pause = (ms: number): Promise<void> =>
    new Promise(resolve => {
      timers.after(ms, resolve)
    })
  return {
    failing: () => failures > 0,
    keep: async commit => {
      if ((commit.updates ?? []).length + (commit.puts ?? []).length === 0) return
      for (;;) {
        try {
          await store.commit(commit)
          failures = 0
          return
        } catch (error) {
          failures += 1
          onFailure(error)
          await pause(Math.min(longestPauseMs, 50 * 2 ** failures))
        }
      }
    },
  }
}
