/** What is due: pure, of moments that are handed in. */
import { isBeforeOrAt, monthsAfter } from './months.ts'
import type { Instant } from '#model/time.ts'

const hourMs = 60 * 60 * 1000

/** So long a list stands before what is on it may go: by the clock on the wall, and by time that was seen to pass. */
export const waitMs = 24 * hourMs
export const automaticWaitMs = 7 * 24 * hourMs

/** Null months: it is kept. Undefined since: its time has not begun. */
export const dueAt = (since: Instant | undefined, months: number | null): Instant | undefined =>
  since === undefined || months === null ? undefined : monthsAfter(since, months)

export function isDue(since: Instant | undefined, months: number | null, now: Instant): boolean {
  const due = dueAt(since, months)
  return due !== undefined && isBeforeOrAt(due, now)
}

interface Listed {
  readonly at: Instant
  readonly seenMs: number
  readonly isAutomatic: boolean
}

interface Moment {
  readonly now: Instant
  readonly seenMs: number
}

/** How many milliseconds somebody has to wait yet. A list that was made later than now was made while a clock was wrong: never. */
export function waitLeft({ at, seenMs }: Listed, moment: Moment, wait: number = waitMs): number {
  const passed = Date.parse(moment.now) - Date.parse(at)
  if (passed < 0) return Infinity
  return Math.max(0, wait - Math.min(passed, moment.seenMs - seenMs))
}
