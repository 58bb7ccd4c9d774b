/** Until when people can answer: open or closed is asked of the clock at each moment, and by nobody else. */
import { dayOf, hourOf, instantOf, minutesAhead, timeIn, zoneName, type Instant, type ZonedTime } from '#model/time.ts'

/** Up to the moment itself, and not at it. */
export const isBefore = (now: Instant, deadline: ZonedTime): boolean =>
  Date.parse(now) < Date.parse(instantOf(deadline))

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** Midnights between two days of the calendar. */
const daysBetween = (from: ZonedTime, to: ZonedTime): number =>
  (Date.parse(`${to.local.slice(0, 10)}T00:00Z`) - Date.parse(`${from.local.slice(0, 10)}T00:00Z`)) / day

const several = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`

/** `in 6 days`, `tomorrow`, `in 3 hours`, `2 days ago`: by the calendar of its zone, and within a day by the clock. */
export function sayHowFar(deadline: ZonedTime, now: Instant): string {
  const left = Date.parse(instantOf(deadline)) - Date.parse(now)
  const days = daysBetween(timeIn(deadline.zone, now), deadline)
  if (days === 1) return 'tomorrow'
  if (days === -1) return 'yesterday'
  if (days !== 0) return days > 0 ? `in ${several(days, 'day')}` : `${several(-days, 'day')} ago`
  const away = Math.abs(left)
  const said =
    away < hour ? several(Math.max(1, Math.round(away / minute)), 'minute') : several(Math.floor(away / hour), 'hour')
  return left > 0 ? `in ${said}` : `${said} ago`
}

/** `Monday 8 May 2023, 9 am UK time` */
export const sayTime = (time: ZonedTime): string => `${dayOf(time)}, ${hourOf(time)} ${zoneName(time)}`

/** `Monday 8 May 2023, 9 am UK time (in 6 days)` */
export const sayDeadline = (deadline: ZonedTime, now: Instant): string =>
  `${sayTime(deadline)} (${sayHowFar(deadline, now)})`

/** So many days are little for people who have other things to do. */
export const fewDays = 14

/** What whoever sets a deadline should know, in sentences. `holiday` is the name of the bank holiday on its day, if it is one. */
export function warnOf(
  deadline: ZonedTime,
  { now, holiday }: { readonly now: Instant; readonly holiday?: string | undefined },
): string[] {
  const days = daysBetween(timeIn(deadline.zone, now), deadline)
  if (!isBefore(now, deadline)) return ['This time has passed: nobody could answer in time.']
  return [
    holiday === undefined
      ? ''
      : `${dayOf(deadline)} is a bank holiday (${holiday}). Some people are away, and nobody can ring you.`,
    isWeekend(deadline) ? `${dayOf(deadline)} is at a weekend. Some people can only ask for help on a weekday.` : '',
    clockChange(deadline, now),
    days < fewDays
      ? `That leaves people ${several(days, 'day')}. Two weeks or more let those answer who have little time.`
      : '',
  ].filter(words => words !== '')
}

const isWeekend = ({ local }: ZonedTime): boolean => [0, 6].includes(new Date(`${local}:00Z`).getUTCDay())

/** Whoever counts the hours from today is wrong by one. */
function clockChange(deadline: ZonedTime, now: Instant): string {
  const change = minutesAhead(deadline.zone, instantOf(deadline)) - minutesAhead(deadline.zone, now)
  return change === 0
    ? ''
    : `The clocks go ${change > 0 ? 'forward' : 'back'} between now and then. People are told ${sayTime(deadline)}, as the clocks show it on that day.`
}
