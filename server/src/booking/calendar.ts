/** A calendar entry (RFC 5545, and RFC 5546 for what is sent): one event, in the time zone of its session, with the zone spelt out. */
import { instantOf, minutesAhead, timeIn, type Instant, type ZonedTime } from '@waymark/shared/model/time.ts'

export interface CalendarEvent {
  /** The same for all who come, and no id of anything. */
  readonly uid: string
  readonly sequence: number
  readonly method: 'PUBLISH' | 'REQUEST' | 'CANCEL'
  readonly title: string
  readonly description: string
  readonly where: string
  readonly startsAt: ZonedTime
  readonly minutes: number
  /** Where the page is. */
  readonly address: string
  readonly stamp: Instant
  /** Whoever sends it, and whom: a request needs both. */
  readonly organizer: string
  readonly attendee?: string | undefined
}

export function calendarOf(event: CalendarEvent): string {
  const { method, startsAt, attendee } = event
  const endsAt = timeIn(startsAt.zone, plus(instantOf(startsAt), event.minutes))
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Waymark//Booking//EN',
    'CALSCALE:GREGORIAN',
    `METHOD:${method}`,
    ...zoneLines(startsAt),
    'BEGIN:VEVENT',
    `UID:${event.uid}`,
    `SEQUENCE:${event.sequence}`,
    `DTSTAMP:${utc(event.stamp)}`,
    ...timeLines(event, endsAt),
    `SUMMARY:${escaped(event.title)}`,
    `DESCRIPTION:${escaped(event.description)}`,
    ...(event.where.trim() === '' ? [] : [`LOCATION:${escaped(event.where)}`]),
    `URL:${event.address}`,
    `ORGANIZER;CN=Waymark:mailto:${event.organizer}`,
    ...(attendee === undefined || method === 'PUBLISH'
      ? []
      : [`ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:${attendee}`]),
    `STATUS:${method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED'}`,
    'TRANSP:OPAQUE',
    ...(method === 'CANCEL' ? [] : alarm),
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return lines.map(line => `${folded(line)}\r\n`).join('')
}

const alarm = ['BEGIN:VALARM', 'ACTION:DISPLAY', 'DESCRIPTION:This begins in an hour.', 'TRIGGER:-PT1H', 'END:VALARM']

const isUtc = (zone: string): boolean => zone === 'UTC' || zone === 'Etc/UTC'

function timeLines({ startsAt }: CalendarEvent, endsAt: ZonedTime): string[] {
  const at = (time: ZonedTime): string =>
    isUtc(time.zone) ? `:${digits(time.local)}00Z` : `;TZID=${time.zone}:${digits(time.local)}00`
  return [`DTSTART${at(startsAt)}`, `DTEND${at(endsAt)}`]
}

const digits = (local: string): string => local.replaceAll(/[-:]/g, '')
const utc = (at: Instant): string => `${at.slice(0, 19).replaceAll(/[-:]/g, '')}Z`
const plus = (at: Instant, minutes: number): Instant => new Date(Date.parse(at) + minutes * 60_000).toISOString()

/** Each change of the clocks in the year around it, as an observance of its own: what there is in that time, and nothing guessed. */
function zoneLines({ local, zone }: ZonedTime): string[] {
  if (isUtc(zone)) return []
  const from = Date.parse(`${Number(local.slice(0, 4)) - 1}-12-01T00:00:00Z`)
  const to = Date.parse(`${Number(local.slice(0, 4)) + 1}-02-01T00:00:00Z`)
  const offset = (moment: number): number => minutesAhead(zone, new Date(moment).toISOString())
  const least = Math.min(offset(from), offset(from + 200 * dayMs))
  const lines = observance({ at: from, before: offset(from), after: offset(from), least })
  for (let moment = from; moment < to; moment += dayMs) {
    const [before, after] = [offset(moment), offset(moment + dayMs)]
    if (before !== after)
      lines.push(...observance({ at: changeIn(moment, moment + dayMs, offset), before, after, least }))
  }
  return ['BEGIN:VTIMEZONE', `TZID:${zone}`, ...lines, 'END:VTIMEZONE']
}

const dayMs = 24 * 60 * 60 * 1000

function changeIn(from: number, to: number, offset: (moment: number) => number): number {
  const before = offset(from)
  let [low, high] = [from, to]
  while (high - low > 60_000) {
    const middle = Math.floor((low + high) / 2 / 60_000) * 60_000
    if (offset(middle) === before) low = middle
    else high = middle
  }
  return high
}

interface Observance {
  readonly at: number
  readonly before: number
  readonly after: number
  readonly least: number
}

function observance({ at, before, after, least }: Observance): string[] {
  const kind = after > least ? 'DAYLIGHT' : 'STANDARD'
  const onset = new Date(at + before * 60_000).toISOString().slice(0, 16)
  return [
    `BEGIN:${kind}`,
    `DTSTART:${digits(onset)}00`,
    `TZOFFSETFROM:${signed(before)}`,
    `TZOFFSETTO:${signed(after)}`,
    `END:${kind}`,
  ]
}

const signed = (minutes: number): string => {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60]
  return `${minutes < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}${String(rest).padStart(2, '0')}`
}

/** As text of a property: nothing in it can end the line, or be a property of its own. */
const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replaceAll(/[\u0000-\u0008\u000B-\u001F\u007F]/g, '')
    .replaceAll(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n')

/** At most 75 octets a line, and no letter is cut in two. */
function folded(line: string): string {
  let [out, octets] = ['', 0]
  for (const letter of line) {
    const size = Buffer.byteLength(letter)
    if (octets + size > 75) [out, octets] = [`${out}\r\n `, 1]
    out += letter
    octets += size
  }
  return out
}
