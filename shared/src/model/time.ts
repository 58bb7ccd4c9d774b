/** Time: instants for machines, a local time with its zone for people. */
import * as z from 'zod/mini'

/** A moment in UTC with milliseconds, such as 2027-03-24T13:00:00.000Z. */
export const Instant = z.iso.datetime({ precision: 3 })
export type Instant = z.infer<typeof Instant>

const clocks = new Map<string, Intl.DateTimeFormat>()
const mostClocks = 20

/** Throws where there is no such zone. To make a clock is dear, and the same few zones are asked for whenever a session is read. */
function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
  if (clocks.size >= mostClocks) clocks.clear()
  clocks.set(zone, made)
  return made
}

const isZone = (zone: string): boolean => {
  try {
    clockOf(zone)
    return true
  } catch {
    return false
  }
}

const day = 24 * 60 * 60 * 1000

/** What the clocks of a zone show at a moment. */
export const onTheClock = (zone: string, at: Instant): ZonedTime => ({ local: clockIn(zone, Date.parse(at)), zone })

/** Whether two moments are on one day, by the clocks of a zone. */
export const isSameDay = (zone: string, a: Instant, b: Instant): boolean =>
  clockIn(zone, Date.parse(a)).slice(0, 10) === clockIn(zone, Date.parse(b)).slice(0, 10)

/** `2027-03-28T02:30`: what the clocks of a zone show at a moment. */
const clockIn = (zone: string, moment: number): string => clockOf(zone).format(moment).replace(' ', 'T')

/** What lies thousands of years away has no moment that clocks could be asked about. */
const isOfOurTime = (local: string): boolean => /^(?:19|20|21)\d\d-/.test(local)

/** Where clocks go forward, an hour of that night is on no clock. The offset from UTC is tried as it is a day before and a day after. */
const isOnTheClock = ({ local, zone }: { readonly local: string; readonly zone: string }): boolean => {
  const wanted = Date.parse(`${local}:00Z`)
  if (Number.isNaN(wanted) || !isOfOurTime(local) || !isZone(zone)) return true
  return [wanted - day, wanted + day].some(near => {
    const offset = Date.parse(`${clockIn(zone, near)}:00Z`) - near
    return clockIn(zone, wanted - offset) === local
  })
}

/** What a clock on the wall shows in a place: `2027-03-24T13:00` in `Europe/London`. Kept so, because that is what was promised to people. */
export const ZonedTime = z
  .object({
    local: z.string().check(
      z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/, 'Give a date and a time.'),
      z.refine<string>(
        local => !Number.isNaN(Date.parse(`${local}:00Z`)) && new Date(`${local}:00Z`).toISOString().startsWith(local),
        'There is no such date.',
      ),
      z.refine<string>(isOfOurTime, 'Give a year from 1900 to 2199.'),
    ),
    zone: z.string().check(z.refine<string>(isZone, 'We do not know that time zone.')),
  })
  .check(z.refine(isOnTheClock, 'The clocks go forward there, past that time. Choose another.'))
export type ZonedTime = Readonly<z.infer<typeof ZonedTime>>

/** What the clocks of a zone show at an instant. */
export const timeIn = (zone: string, instant: Instant): ZonedTime => ({
  local: clockIn(zone, Date.parse(instant)),
  zone,
})

const format = (options: Intl.DateTimeFormatOptions, { local }: ZonedTime): string =>
  new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' }).format(new Date(`${local}:00Z`))

/** By how many minutes the clocks of a zone are ahead of UTC at a moment. */
export const minutesAhead = (zone: string, at: Instant): number => {
  const moment = Math.floor(Date.parse(at) / 60_000) * 60_000
  return (Date.parse(`${clockIn(zone, moment)}:00Z`) - moment) / 60_000
}

/** The moment at which its clocks show a time. Where they go back and show it twice, the later one: nobody is late by that hour. */
export function instantOf({ local, zone }: ZonedTime): Instant {
  const wanted = Date.parse(`${local}:00Z`)
  const moments = [wanted - day, wanted + day].map(near => {
    const offset = Date.parse(`${clockIn(zone, near)}:00Z`) - near
    return wanted - offset
  })
  const right = moments.filter(moment => clockIn(zone, moment) === local)
  return new Date(Math.max(...(right.length === 0 ? moments : right))).toISOString()
}

/** `Wednesday 24 March 2027` */
export const dayOf = (time: ZonedTime): string =>
  format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }, time).replace(',', '')

/** `1 pm`, `9.30 am`, `noon` */
export function hourOf({ local }: ZonedTime): string {
  const [hour = 0, minute = 0] = local.slice(11).split(':').map(Number)
  if (hour === 12 && minute === 0) return 'noon'
  if (hour === 0 && minute === 0) return 'midnight'
  return `${hour % 12 === 0 ? 12 : hour % 12}${minute === 0 ? '' : `.${String(minute).padStart(2, '0')}`} ${hour < 12 ? 'am' : 'pm'}`
}

/** `UK time` for London, `Paris time` for Europe/Paris, `UTC` for UTC. */
export const zoneName = ({ zone }: ZonedTime): string =>
  zone === 'Europe/London'
    ? 'UK time'
    : zone.includes('/')
      ? `${zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ')} time`
      : zone

/** `Wednesday 24 March 2027, 1 pm (UK time)` */
export const sayWhen = (time: ZonedTime): string => `${dayOf(time)}, ${hourOf(time)} (${zoneName(time)})`
