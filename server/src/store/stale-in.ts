/** Whether a commit was made on logs that are still the same. */
import type { Beginning, Commit, LogName, LogPlace, StaleWhy } from './store.ts'

/** Documents whose logs refuse it, and why. `placeNow` of a log, undefined where there is none. */
export function staleIn(
  { updates = [], begins = [] }: Pick<Commit, 'updates' | 'begins'>,
  placeNow: (doc: LogName) => LogPlace | undefined,
): ReadonlyMap<LogName, StaleWhy> {
  const stale = new Map<LogName, StaleWhy>()
  for (const begin of begins) {
    const why = whyNotBegun(begin, placeNow(begin.doc))
    if (why !== undefined) stale.set(begin.doc, why)
  }
  const begun = new Set(begins.map(({ doc }) => doc))
  for (const { doc, after } of updates)
    if (after !== undefined && !begun.has(doc) && isGone(placeNow(doc), after)) stale.set(doc, 'gone')
  return stale
}

/** One that is there already was asked for before. */
function whyNotBegun({ epoch, after }: Beginning, now: LogPlace | undefined): StaleWhy | undefined {
  if (after === undefined || now?.epoch === epoch) return undefined
  if (isGone(now, after)) return 'gone'
  return (now?.head ?? 0) > after.head ? 'behind' : undefined
}

const isGone = (now: LogPlace | undefined, after: LogPlace): boolean =>
  now === undefined ? after.head > 0 || after.epoch !== '' : now.epoch !== after.epoch
