import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addressKey } from './address-key.ts'
import { keyedBuckets } from './keyed-buckets.ts'
import { limitTable } from './limit-table.ts'
import { limitsOf } from './limits.ts'
import { places } from './places.ts'
import { tokenBucket } from './token-bucket.ts'

const someRate = fc.record({ perSecond: fc.integer({ min: 1, max: 1000 }), burst: fc.integer({ min: 1, max: 1000 }) })
/** What is asked, and how many milliseconds pass before it. */
const someAsks = fc.array(
  fc.record({ pause: fc.integer({ min: -5, max: 400 }), cost: fc.integer({ min: 0, max: 1200 }) }),
  { maxLength: 60 },
)

test('[W20] over no stretch of time more is let through than the pace and the burst allow', () => {
  fc.assert(
    fc.property(someRate, someAsks, (rate, asks) => {
      let now = 0
      const bucket = tokenBucket(rate, () => now)
      const taken: { readonly at: number; readonly cost: number }[] = []
      for (const { pause, cost } of asks) {
        now += Math.max(0, pause)
        if (bucket.take(cost)) taken.push({ at: now, cost })
      }
      for (const [from, first] of taken.entries()) {
        let sum = 0
        for (const { at, cost } of taken.slice(from)) {
          sum += cost
          expect(sum).toBeLessThanOrEqual(rate.burst + ((at - first.at) * rate.perSecond) / 1000 + 1e-6)
        }
      }
    }),
  )
})

test('[W20] whoever keeps to the pace is never refused, and whoever waits as long as told gets it', () => {
  fc.assert(
    fc.property(someRate, someAsks, (rate, asks) => {
      let now = 0
      const bucket = tokenBucket(rate, () => now)
      for (const { pause, cost } of asks) {
        now += Math.max(0, pause)
        const wait = bucket.waitFor(cost)
        expect(wait === Infinity).toBe(cost > rate.burst)
        const before = wait > 0 && bucket.take(cost)
        if (wait < Infinity) now += wait + 1e-6
        expect([before, bucket.take(cost)]).toEqual([false, wait < Infinity])
      }
    }),
  )
})

test('[W20] a clock that stands still or goes back gives nothing away', () => {
  let now = 1000
  const bucket = tokenBucket({ perSecond: 10, burst: 2 }, () => now)
  expect([bucket.take(), bucket.take(), bucket.take()]).toEqual([true, true, false])
  now = 500
  expect(bucket.take()).toBe(false)
  now = 600
  expect(bucket.take()).toBe(true)
})

test('[W20] one that asks too often leaves the others theirs, and the memory of them is bounded', () => {
  let now = 0
  const buckets = keyedBuckets({ perSecond: 1, burst: 3 }, () => now, 2000)
  for (let at = 0; at < 3; at += 1) expect(buckets.take('busy')).toBe(0)
  expect(buckets.take('busy')).toBeGreaterThan(0)
  expect(buckets.take('other')).toBe(0)
  for (let at = 0; at < 10_000; at += 1) buckets.take(`stranger ${at}`)
  expect(buckets.size()).toBeLessThanOrEqual(2001)
  now = 10_000
  for (let at = 0; at < 1500; at += 1) buckets.take(`later ${at}`)
  expect(buckets.size()).toBeLessThanOrEqual(2001)
  expect(buckets.take('busy')).toBe(0)
})

test('[W22] an address is an IPv4 address, or the /64 of an IPv6 one, however it is spelt', () => {
  expect(addressKey('192.0.2.7')).toBe('192.0.2.7')
  expect(addressKey('::ffff:192.0.2.7')).toBe('192.0.2.7')
  expect(addressKey('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64')
  expect(addressKey('2001:0DB8:0001:0002::1')).toBe('2001:db8:1:2::/64')
  expect(addressKey('2001:db8::1')).toBe('2001:db8:0:0::/64')
  expect(addressKey('::1')).toBe('0:0:0:0::/64')
  expect(addressKey('fe80::1%eth0')).toBe('fe80:0:0:0::/64')
  expect(addressKey('not an address')).toBe('not an address')
})

test('[W22] places add up whatever comes and goes, and none is given twice', () => {
  const name = fc.constantFrom('a', 'b', 'c')
  const some = fc.array(
    fc.oneof(fc.record({ address: name, doc: name }), fc.record({ leave: fc.integer({ min: 0, max: 40 }) })),
    { maxLength: 80 },
  )
  fc.assert(
    fc.property(some, steps => {
      const most = { perAddress: 4, perDocument: 5, onServer: 8 }
      const open = places(most, { take: () => 0 })
      const taken: { readonly address: string; readonly doc: string; readonly leave: () => void; here: boolean }[] = []
      const here = () => taken.filter(one => one.here)
      const asItShouldBe = (address: string, doc: string): boolean => {
        const fits =
          here().length < most.onServer &&
          here().filter(one => one.address === address).length < most.perAddress &&
          here().filter(one => one.doc === doc).length < most.perDocument
        const answer = open.take(address, doc)
        if (answer.ok) taken.push({ address, doc, leave: answer.leave, here: true })
        return answer.ok === fits
      }
      const leave = (at: number): boolean => {
        const one = taken[at]
        one?.leave()
        if (one !== undefined) one.here = false
        return true
      }
      for (const step of steps) {
        expect('doc' in step ? asItShouldBe(step.address, step.doc) : leave(step.leave)).toBe(true)
        expect(open.count()).toBe(here().length)
      }
    }),
  )
})

test('[W22] 300 people behind one address come in at once with three windows each, and again when the server comes back', () => {
  let now = 0
  const limits = limitsOf(limitTable(), () => now)
  for (const _ of ['first', 'again']) {
    const leaving: (() => void)[] = []
    for (let at = 0; at < 900; at += 1) {
      const taken = limits.place({ ip: '192.0.2.7', browser: `browser ${at % 300}` }, `room:${at % 30}`)
      if (taken.ok) leaving.push(taken.leave)
    }
    expect(leaving).toHaveLength(900)
    for (const leave of leaving) leave()
    now += 10_000
  }
})

test('[W22] a room of 300 with two windows each fits, and a facilitator has thirty rooms open besides', () => {
  const limits = limitsOf(limitTable(), () => 0)
  for (let at = 0; at < 600; at += 1)
    expect(limits.place({ ip: `192.0.2.${at % 200}`, browser: `browser ${at % 300}` }, 'room:all').ok).toBe(true)
  // And loads all of it again, and again in another window.
  for (let at = 0; at < 96; at += 1)
    expect(limits.place({ ip: '198.51.100.1', browser: 'one' }, `room:${at}`).ok).toBe(true)
})
