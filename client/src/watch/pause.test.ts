import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pauseMs, type Asking } from './pause.ts'

const now: Asking = { unchanged: 0, failed: 0, isHidden: false, chance: 0 }

test('[G5] a page that looks on asks every five to eight seconds, half as often when nothing changes, once a minute when hidden', () => {
  expect([pauseMs(now), pauseMs({ ...now, chance: 1 })]).toEqual([5000, 8000])
  expect(pauseMs({ ...now, unchanged: 3 })).toBe(10_000)
  expect(pauseMs({ ...now, isHidden: true })).toBe(60_000)
})

test('[G5] whatever goes wrong, it is never asked more often than every five seconds, nor before the server said', () => {
  const asking = fc.record({
    unchanged: fc.nat(),
    failed: fc.nat(),
    isHidden: fc.boolean(),
    chance: fc.double({ min: 0, max: 0.999, noNaN: true }),
    retryAfter: fc.nat(600),
  })
  fc.assert(
    fc.property(asking, one => {
      const ms = pauseMs(one)
      expect(ms).toBeGreaterThanOrEqual(Math.max(5000, one.retryAfter * 1000))
      expect(ms).toBeLessThanOrEqual(Math.max(60_000, one.retryAfter * 1000) * 1.6)
    }),
  )
})
