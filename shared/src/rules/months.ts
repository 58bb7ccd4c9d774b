/** So many months after a moment: the same day of the month at the same time (UTC), or its last day where there is none. */
import type { Instant } from '#model/time.ts'

/** Clocks end at the year 9999: what lies behind that is then. */
const last = '9999-12-31T23:59:59.999Z'

export function monthsAfter(since: Instant, months: number): Instant {
  const from = new Date(since)
  const to = new Date(from)
  to.setUTCDate(1)
  to.setUTCMonth(to.getUTCMonth() + months)
  if (Number.isNaN(to.getTime()) || to.getUTCFullYear() > 9999) return last
  const days = new Date(Date.UTC(to.getUTCFullYear(), to.getUTCMonth() + 1, 0)).getUTCDate()
  to.setUTCDate(Math.min(from.getUTCDate(), days))
  return to.toISOString()
}

export const isBeforeOrAt = (one: Instant, other: Instant): boolean => Date.parse(one) <= Date.parse(other)
