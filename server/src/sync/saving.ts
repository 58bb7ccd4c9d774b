/**
 * The ticks. Each document has its own pace; at a tick all whose turn it is are harvested, all of it is committed at once, and only then
 * told. One commit is under way at a time. When the store fails, nothing is told and the same harvest is tried again: the words are
 * "not saved yet" until they are.
 */
import { Overtaken, Stale, type Commit, type Heads, type StaleWhy, type Store } from '#store/store.ts'
import { NotApplied } from './apply.ts'
import type { Harvest } from './harvest.ts'
import type { LiveDoc } from './live-doc.ts'
import type { Observed } from './observed.ts'

export interface Timers {
  /** Milliseconds that only grow. */
  readonly monotonic: () => number
  readonly after: (ms: number, act: () => void) => { readonly cancel: () => void }
}

export interface Saving {
  readonly wake: (doc: LiveDoc) => void
  /** Answers when all that was asked before is on disk. */
  readonly settled: () => Promise<void>
  /** Runs it while no commit is under way, and begins none before it is done. Throws what it throws. */
  readonly between: (act: () => Promise<void>) => Promise<void>
  /** Whether the last commit failed. */
  readonly failing: () => boolean
  /** How many documents have something to keep or to tell. */
  readonly waiting: () => number
}

/** Commits come so far apart at least, that those of many documents go together. */
const gapMs = 10
/** Those whose turn comes so soon go along. */
const soonMs = 4
const longestPauseMs = 2000

export interface SavingDeps {
  readonly store: Pick<Store, 'commit' | 'compact'>
  readonly timers: Timers
  readonly observed: Observed
  readonly onFailure: (error: unknown) => void
}

/** What the ticks tell of documents. */
export interface SavingTold {
  /** It threw when it was its turn: what waited in it has failed, and it must not be asked again. */
  readonly onBroken: (doc: LiveDoc) => void
  /** Its log is another server's by now, or gone: what was harvested of it has failed. */
  readonly onOver: (doc: LiveDoc) => void
  /** Another server has appended to its log. */
  readonly onBehind: (doc: LiveDoc) => void
  /** Awaited between what is kept and what is told of it. Throws nothing. */
  readonly beforeTelling: () => Promise<void>
}

export function saving(deps: SavingDeps, told: SavingTold): Saving {
  const { timers, store, observed, onFailure } = deps
  const keeper = keeperOf(deps)
  const waiting = new Set<LiveDoc>()
  const turns = turnstile()
  let tickedAt = -Infinity
  let ticking = false
  let next: { readonly at: number; readonly cancel: () => void } | undefined
  const settling: (() => void)[] = []

  /** While a tick is under way none is planned: what comes meanwhile is planned when it is over. */
  const planBy = (dueAt: number): void => {
    const at = Math.max(dueAt, tickedAt + gapMs)
    if (ticking || (next !== undefined && next.at <= at)) return
    next?.cancel()
    const { cancel } = timers.after(Math.max(0, at - timers.monotonic()), () => {
      next = undefined
      ticking = true
      void turns.take(tick)
    })
    next = { at, cancel }
  }

  const tick = async (): Promise<void> => {
    tickedAt = timers.monotonic()
    const due = [...waiting].filter(doc => (doc.dueAt() ?? tickedAt) <= tickedAt + soonMs)
    for (const doc of due) waiting.delete(doc)
    const harvests = due.flatMap(doc => harvestOf(doc, tickedAt, { onFailure, onBroken: told.onBroken }))
    observed.ticked(
      timers.monotonic() - tickedAt,
      harvests.reduce((sum, { works }) => sum + works, 0),
    )
    const { kept, heads, ...lost } = await keeper.keep(harvests)
    await told.beforeTelling()
    for (const { committed } of kept) committed(heads)
    tellLost(lost, told)
    for (const { doc } of kept) {
      if (doc.isBehind()) told.onBehind(doc)
      await doc.compact(store, false).catch(onFailure)
    }
    ticking = false
    for (const doc of [...due, ...waiting]) wake(doc)
    if (waiting.size === 0) for (const settled of settling.splice(0)) settled()
  }

  const wake = (doc: LiveDoc): void => {
    const dueAt = doc.dueAt()
    // What waited in it may be over with it: nobody is to wait for that.
    if (dueAt === undefined) return void waiting.delete(doc)
    waiting.add(doc)
    planBy(dueAt)
  }

  return {
    wake,
    settled: async () => {
      if (waiting.size > 0) await new Promise<void>(resolve => settling.push(resolve))
      else await turns.take(async () => undefined)
    },
    between: turns.take,
    failing: keeper.failing,
    waiting: () => waiting.size,
  }
}

function tellLost({ over, overtaken }: Pick<Kept, 'over' | 'overtaken'>, { onOver, onBroken }: SavingTold): void {
  for (const { doc, failed } of over) {
    failed(new NotApplied('rebuilt'))
    onOver(doc)
  }
  // What was done to the document here is not in its log: it is read again, and whoever asked may ask again.
  for (const { doc, failed } of overtaken) {
    failed(new Overtaken([]))
    onBroken(doc)
  }
}

interface Harvested extends Harvest {
  readonly doc: LiveDoc
}

/** One document that cannot go on keeps no other from being saved. */
function harvestOf(
  doc: LiveDoc,
  now: number,
  told: Pick<SavingDeps, 'onFailure'> & { readonly onBroken: (doc: LiveDoc) => void },
): Harvested[] {
  try {
    return [{ doc, ...doc.harvest(now) }]
  } catch (error) {
    told.onFailure(error)
    told.onBroken(doc)
    return []
  }
}

const commitOf = (harvests: readonly Harvested[]): Commit => ({
  begins: harvests.flatMap(({ doc, begins, after }) =>
    begins === undefined ? [] : [{ doc: doc.name, epoch: begins, after }],
  ),
  updates: harvests.flatMap(({ doc, update, after }) =>
    update === undefined ? [] : [{ doc: doc.name, update, after }],
  ),
  puts: harvests.flatMap(({ puts }) => puts),
})

/** One at a time, in the order in which they came. */
function turnstile(): { readonly take: (act: () => Promise<void>) => Promise<void> } {
  let last = Promise.resolve()
  return {
    take: act => {
      const mine = last.then(act)
      last = mine.catch(() => undefined)
      return mine
    },
  }
}

/** What came of a tick. */
interface Kept {
  readonly kept: readonly Harvested[]
  readonly heads: Heads
  /** Made on logs that are others by now: nothing of them is kept. */
  readonly over: readonly Harvested[]
  /** With rows that others have written again since: nothing of them is kept either. */
  readonly overtaken: readonly Harvested[]
}

/** Commits, and does not give up. */
function keeperOf({ store, timers, observed, onFailure }: SavingDeps): {
  readonly keep: (harvests: readonly Harvested[]) => Promise<Kept>
  readonly failing: () => boolean
} {
  let failures = 0
  const pause = (ms: number): Promise<void> =>
    new Promise(resolve => {
      timers.after(ms, resolve)
    })
  /** Answers what to try next. */
  const failed = async (error: unknown, tried: readonly Harvested[]): Promise<Sorted> => {
    const sorted = sortedOut(tried, error)
    if (sorted.over.length + sorted.overtaken.length + sorted.later > 0) return sorted
    failures += 1
    observed.commitFailed()
    onFailure(error)
    await pause(Math.min(longestPauseMs, 50 * 2 ** failures))
    return sorted
  }
  return {
    failing: () => failures > 0,
    keep: async harvests => {
      let kept = harvests
      const over: Harvested[] = []
      const overtaken: Harvested[] = []
      for (;;) {
        const commit = commitOf(kept)
        const [updates, rows] = [(commit.updates ?? []).length, (commit.puts ?? []).length]
        if (updates + rows === 0) return { kept, heads: new Map(), over, overtaken }
        const from = timers.monotonic()
        try {
          const heads = await store.commit(commit)
          failures = 0
          observed.committed(timers.monotonic() - from, { updates, rows })
          return { kept, heads, over, overtaken }
        } catch (error) {
          const sorted = await failed(error, kept)
          kept = sorted.kept
          over.push(...sorted.over)
          overtaken.push(...sorted.overtaken)
        }
      }
    },
  }
}

interface Sorted {
  readonly kept: readonly Harvested[]
  readonly over: readonly Harvested[]
  readonly overtaken: readonly Harvested[]
  /** So many begin anew at a later tick. */
  readonly later: number
}

/** One document that is another by now keeps no other from being saved. */
function sortedOut(harvests: readonly Harvested[], error: unknown): Sorted {
  const why = (one: Harvested): StaleWhy | undefined =>
    error instanceof Stale ? error.docs.get(one.doc.name) : undefined
  const isLater = (one: Harvested): boolean => why(one) === 'behind' && one.behind !== undefined
  const isOvertaken = overtakenBy(error)
  return {
    kept: harvests
      .filter(one => why(one) !== 'gone' && !isOvertaken(one))
      .map((one): Harvested => (isLater(one) ? { ...one, ...one.behind?.() } : one)),
    over: harvests.filter(one => why(one) === 'gone'),
    overtaken: harvests.filter(isOvertaken),
    later: harvests.filter(isLater).length,
  }
}

function overtakenBy(error: unknown): (one: Harvested) => boolean {
  if (!(error instanceof Overtaken)) return () => false
  const rows = new Set(error.rows.map(({ kind, id }) => `${kind} ${id}`))
  return ({ puts }) => puts.some(({ kind, id, over }) => over !== undefined && rows.has(`${kind} ${id}`))
}
