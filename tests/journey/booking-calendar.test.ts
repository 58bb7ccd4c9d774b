import fc from 'fast-check'
import ICAL from 'ical.js'
import nodeIcal, { type VEvent } from 'node-ical'
import { expect, test } from 'vitest'
import { calendarOf, type CalendarEvent } from '@waymark/server/booking/calendar.ts'
import { instantOf } from '@waymark/shared/model/time.ts'

const event = (more: Partial<CalendarEvent> = {}): CalendarEvent => ({
  uid: 'abc@waymark.example',
  sequence: 0,
  method: 'REQUEST',
  title: 'Together',
  description: '',
  where: '',
  startsAt: { local: '2027-03-24T13:00', zone: 'Europe/London' },
  minutes: 90,
  address: 'https://waymark.example/book/x',
  stamp: '2027-03-01T10:00:00.000Z',
  organizer: 'no-reply@waymark.example',
  attendee: 'nia@home.example',
  ...more,
})

/** As two libraries read it that did not write it. */
function readBack(text: string) {
  const whole = new ICAL.Component(ICAL.parse(text) as never)
  const zone = whole.getFirstSubcomponent('vtimezone')
  if (zone !== null) ICAL.TimezoneService.register(new ICAL.Timezone(zone) as never)
  const events = whole.getAllSubcomponents('vevent')
  const one = new ICAL.Event(events[0]!)
  const others = Object.values(nodeIcal.sync.parseICS(text)).filter(part => part?.type === 'VEVENT')
  return { events, one, method: whole.getFirstPropertyValue('method'), others: others as VEvent[] }
}

test('[BK10] an entry for a calendar is read by two libraries as the same moment, also around the change of clocks and in zones of the south', () => {
  for (const startsAt of [
    { local: '2027-03-28T03:30', zone: 'Europe/London' },
    { local: '2027-03-28T00:30', zone: 'Europe/London' },
    { local: '2027-10-31T03:00', zone: 'Europe/London' },
    { local: '2027-07-01T19:00', zone: 'Europe/London' },
    { local: '2027-12-31T23:30', zone: 'Europe/London' },
    { local: '2027-01-15T10:00', zone: 'Australia/Sydney' },
    { local: '2027-05-05T10:00', zone: 'Asia/Kolkata' },
    { local: '2027-05-05T10:00', zone: 'UTC' },
  ]) {
    const { one, others } = readBack(calendarOf(event({ startsAt })))
    expect(one.startDate.toJSDate().toISOString()).toBe(instantOf(startsAt))
    expect(others[0]!.start.toISOString()).toBe(instantOf(startsAt))
    expect(one.duration.toSeconds()).toBe(90 * 60)
  }
})

test('[BK11] whatever a title holds is text and nothing else: one event, lines of 75 octets, nothing cut in two', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc
      .array(
        fc.constantFrom(
          '\r\n',
          '\n',
          'END:VEVENT',
          'ATTENDEE:mailto:x@y.z',
          ';',
          ',',
          '\\',
          '\\n',
          ':',
          '"',
          '👩‍👩‍👧',
          'ë',
          ' ',
        ),
      )
      .map(parts => parts.join('')),
  )
  fc.assert(
    fc.property(hostile, hostile, (title, where) => {
      const text = calendarOf(event({ title, where, description: title }))
      for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
      expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
      const { events, one } = readBack(text)
      expect(events).toHaveLength(1)
      expect(one.attendees).toHaveLength(1)
      expect(one.summary).toBe(asKept(title))
    }),
    { numRuns: 150 },
  )
})

const asKept = (title: string): string =>
  title
    .toWellFormed()
    .replaceAll(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replaceAll(/[\u0000-\u0008\u000B-\u001F\u007F]/g, '')

test('[BK12] what comes later takes the place of what came before: the same event, a higher number; a cancellation says so', () => {
  const before = readBack(calendarOf(event()))
  const after = readBack(
    calendarOf(event({ sequence: 1, startsAt: { local: '2027-04-24T13:00', zone: 'Europe/London' } })),
  )
  const gone = readBack(calendarOf(event({ sequence: 1, method: 'CANCEL' })))
  expect(new Set([before.one.uid, after.one.uid, gone.one.uid]).size).toBe(1)
  expect([before.one.sequence, after.one.sequence]).toEqual([0, 1])
  expect([gone.method, gone.events[0]!.getFirstPropertyValue('status')]).toEqual(['CANCEL', 'CANCELLED'])
  expect(before.events[0]!.getAllSubcomponents('valarm')).toHaveLength(1)
})
