import fc from 'fast-check'
import { expect, test } from 'vitest'
import { monthsAfter } from './months.ts'
import { dueAt, isDue, waitLeft, waitMs } from './retention.ts'

const instants = fc
  .date({ min: new Date('1990-01-01T00:00:00Z'), max: new Date('2190-01-01T00:00:00Z'), noInvalidDate: true })
  .map(date => date.toISOString())
const months = fc.integer({ min: 1, max: 144 })

test('[PV4] what is due stays due, more months are never due earlier, and what is kept or has not begun is due at no time', () => {
  fc.assert(
    fc.property(instants, months, instants, instants, (since, count, a, b) => {
      const [early = a, late = b] = [a, b].toSorted()
      expect(isDue(since, count, early) && !isDue(since, count, late)).toBe(false)
      expect(isDue(since, count + 1, late) && !isDue(since, count, late)).toBe(false)
      expect(isDue(since, null, late)).toBe(false)
      expect(isDue(undefined, count, late)).toBe(false)
      expect((dueAt(since, count) ?? '') > since).toBe(true)
    }),
  )
})

test('[PV4] months are those of the calendar: the same day at the same time, or the last of a month that is shorter', () => {
  expect(monthsAfter('2027-01-31T10:00:00.000Z', 1)).toBe('2027-02-28T10:00:00.000Z')
  expect(monthsAfter('2028-02-29T10:00:00.000Z', 12)).toBe('2029-02-28T10:00:00.000Z')
  expect(monthsAfter('2027-03-24T13:00:00.000Z', 24)).toBe('2029-03-24T13:00:00.000Z')
})

test('[PV7] a clock that leaps ahead shortens no wait, nor does time that was counted while it stood; a list from the future waits for ever', () => {
  const spans = fc.integer({ min: 0, max: 20 * 365 * 86_400_000 })
  const listed = { at: '2027-03-24T13:00:00.000Z', seenMs: 5, isAutomatic: false }
  const later = (ms: number) => new Date(Date.parse(listed.at) + ms).toISOString()
  fc.assert(
    fc.property(spans, spans, (clock, seen) => {
      const left = waitLeft(listed, { now: later(clock), seenMs: 5 + seen })
      expect(left).toBe(Math.max(0, waitMs - Math.min(clock, seen)))
    }),
  )
  expect(waitLeft(listed, { now: later(-1), seenMs: waitMs * 99 })).toBe(Infinity)
})
