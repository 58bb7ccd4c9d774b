import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sayLeft, secondsLeft, toldBetween, untilNextWords } from './countdown.ts'

const hour = 3_600_000
const start = Date.parse('2027-03-24T13:00:00.000Z')
const instant = (ms: number): string => new Date(ms).toISOString()

const anEnd = fc.integer({ min: 0, max: 4 * hour })
/** What the clock of a device shows when the server answers, right or hours off. */
const aClock = fc.integer({ min: start - 30 * hour, max: start + 30 * hour })
const passed = fc.integer({ min: 0, max: 5 * hour })

test('[L2] however wrong a device’s clock is, it counts what is left by the server’s', () => {
  fc.assert(
    fc.property(anEnd, aClock, passed, (endsIn, heardAt, elapsed) => {
      const left = secondsLeft({ endsAt: instant(start + endsIn) }, { now: instant(start), heardAt }, heardAt + elapsed)
      expect(left).toBe(Math.max(0, Math.ceil((endsIn - elapsed) / 1000)))
    }),
  )
})

test('[L2] an answer that comes later, or after the clock was set, changes nothing of what is left', () => {
  fc.assert(
    fc.property(anEnd, aClock, aClock, passed, (endsIn, one, other, elapsed) => {
      const timer = { endsAt: instant(start + endsIn) }
      expect(secondsLeft(timer, { now: instant(start + elapsed), heardAt: other }, other)).toBe(
        secondsLeft(timer, { now: instant(start), heardAt: one }, one + elapsed),
      )
    }),
  )
})

test('[L3] what is left is said in minutes, in the last one in seconds, then that the time is up', () => {
  const said = [1200, 480, 479, 421, 420, 61, 60, 51, 50, 11, 1, 0].map(sayLeft)
  expect(said).toEqual([
    '20 minutes left',
    '8 minutes left',
    '8 minutes left',
    '8 minutes left',
    '7 minutes left',
    '2 minutes left',
    '1 minute left',
    '1 minute left',
    '50 seconds left',
    '20 seconds left',
    '10 seconds left',
    'Time is up. Finish your sentence.',
  ])
})

test('[L3] the words are looked at again when they are others, and not before', () => {
  fc.assert(
    fc.property(anEnd, aClock, passed, (endsIn, heardAt, elapsed) => {
      const timer = { endsAt: instant(start + endsIn) }
      const heard = { now: instant(start), heardAt }
      const wordsAt = (at: number): string => sayLeft(secondsLeft(timer, heard, at))
      const at = heardAt + elapsed
      const wait = untilNextWords(timer, heard, at)
      const isUp = wordsAt(at) === sayLeft(0)
      expect(wait === undefined).toBe(isUp)
      expect(wordsAt(at + (wait ?? 1)) === wordsAt(at)).toBe(isUp)
      expect(wordsAt(at + (wait ?? 1) - 1)).toBe(wordsAt(at))
    }),
  )
})

test('[L4] at five minutes, at one and at the end it is told once, in whatever steps the time goes', () => {
  fc.assert(
    fc.property(fc.integer({ min: 301, max: 14_400 }), fc.array(fc.integer({ min: 1, max: 50 })), (from, steps) => {
      const told: string[] = []
      let left = from
      for (const step of [...steps, ...Array.from({ length: from }, () => 59)]) {
        const next = Math.max(0, left - step)
        const words = toldBetween(left, next)
        if (words !== undefined) told.push(words)
        left = next
      }
      expect(told).toEqual(['5 minutes left.', '1 minute left.', 'Time is up. Finish your sentence.'])
    }),
  )
})

test('[L4] whoever comes later, or slept meanwhile, is told the latest alone', () => {
  expect(toldBetween(280, 100)).toBeUndefined()
  expect(toldBetween(400, 0)).toBe('Time is up. Finish your sentence.')
  expect(toldBetween(0, 0)).toBeUndefined()
})

test('[L4] a timer with more time tells its moments anew', () => {
  expect(toldBetween(200, 400)).toBeUndefined()
  expect(toldBetween(301, 300)).toBe('5 minutes left.')
})
