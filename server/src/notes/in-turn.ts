/** One after the other in a room: what one act finds in the rows is still so when it writes. */
import type { LiveDoc } from '#sync/live-doc.ts'

const turns = new WeakMap<LiveDoc, Promise<unknown>>()

/** Begins once all acts that were asked before are over, whether they were done or not. */
export function inTurn<T>(live: LiveDoc, act: () => Promise<T>): Promise<T> {
  const mine = (turns.get(live) ?? Promise.resolve()).then(act, act)
  turns.set(
    live,
    mine.catch(() => undefined),
  )
  return mine
}
