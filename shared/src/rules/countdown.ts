/**
 * How much of a timer is left, and how that is said. A device's own clock may be hours off: it is never compared with the server's, only
 * with itself, since the server last said what its clock shows.
 */
import type { Timer } from '#model/session.ts'
import type { Instant } from '#model/time.ts'

/** What the server's clock showed, and what the device's own showed when that was heard, in milliseconds. */
export interface Heard {
  readonly now: Instant
  readonly heardAt: number
}

const second = 1000
const minute = 60
/** In the last minute it is said in steps of so many seconds: it does not hurry anybody. */
const fewSeconds = 10

/** Whole seconds, rounded up; 0 once the time is up. `at` is what the device's clock shows. */
export const secondsLeft = ({ endsAt }: Timer, { now, heardAt }: Heard, at: number): number =>
  Math.max(0, Math.ceil((Date.parse(endsAt) - Date.parse(now) - (at - heardAt)) / second))

/** After so long nobody needs to be told any more that the time was up. */
const longOverMs = 60 * 60 * second

export const isLongOver = ({ endsAt }: Timer, { now, heardAt }: Heard, at: number): boolean =>
  Date.parse(now) + (at - heardAt) - Date.parse(endsAt) > longOverMs

/** As it is said: minutes, and in the last one seconds; both rounded up, so that nobody has less than was said. */
const rounded = (seconds: number): number =>
  seconds > minute ? Math.ceil(seconds / minute) * minute : Math.ceil(seconds / fewSeconds) * fewSeconds

/** `8 minutes left`, `40 seconds left`, and at the end `Time is up. Finish your sentence.` */
export function sayLeft(seconds: number): string {
  const said = rounded(seconds)
  if (said === 0) return 'Time is up. Finish your sentence.'
  if (said === minute) return '1 minute left'
  return said > minute ? `${said / minute} minutes left` : `${said} seconds left`
}

/** Milliseconds until something else is to be said; undefined once the time is up. */
export function untilNextWords(timer: Timer, heard: Heard, at: number): number | undefined {
  const left = Date.parse(timer.endsAt) - Date.parse(heard.now) - (at - heard.heardAt)
  if (left <= 0) return undefined
  const said = rounded(Math.ceil(left / second))
  const next = said > minute ? said - minute : said - fewSeconds
  return Math.max(1, left - next * second)
}

/** In seconds before the end; each is told once. */
const moments = [5 * minute, minute, 0] as const

/** What is to be told aloud, when so many seconds were left and so many are now: the last of the moments between them, if there is one. */
export function toldBetween(before: number, after: number): string | undefined {
  const passed = moments.filter(moment => before > moment && after <= moment).at(-1)
  return passed === undefined ? undefined : passed === 0 ? sayLeft(0) : `${sayLeft(passed)}.`
}
