/**
 * Stops Yjs in the midst of an update that takes too long. Where a change comes to stand among others at the same place is found by
 * looking through all of them, so that an update of 200 KB can be made to take minutes; and Yjs has no place of its own to stop at.
 */
import * as Y from 'yjs'

export class TooCostly extends Error {}

/** Rarely enough to cost nothing beside what is looked at. */
const looksEvery = 8

let look: (() => void) | undefined

/** What runs, when it is stopped, has put in each change wholly or not at all. `spent` answers milliseconds. Throws a TooCostly. */
export function atMost(ms: number, spent: () => number, run: () => void): void {
  const end = spent() + ms
  let since = 0
  look = () => {
    since += 1
    if (since % looksEvery === 0 && spent() > end) throw new TooCostly()
  }
  try {
    run()
  } finally {
    look = undefined
  }
}

/** Of this thread alone: on a machine that is busy with other things nobody's change looks costlier than it is. */
export function threadMs(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

// The only way in: the same for every change of every update, before anything of it has been put in.
const whole = Object.getOwnPropertyDescriptor(Y.Item.prototype, 'integrate')
Object.defineProperty(Y.Item.prototype, 'integrate', {
  ...whole,
  value(this: Y.Item, transaction: Y.Transaction, offset: number): void {
    look?.()
    Reflect.apply(whole?.value, this, [transaction, offset])
  },
})
