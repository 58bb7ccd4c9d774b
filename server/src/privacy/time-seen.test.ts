import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { TimeSeen } from '@waymark/shared/model/retention.ts'
import { counted } from './time-seen.ts'

const hourMs = 60 * 60 * 1000
const at = (ms: number): string => new Date(Date.parse('2027-03-24T13:00:00.000Z') + ms).toISOString()

test('[PV7] however many servers count, come and go, and whatever their clocks say, no more time is seen than has passed', () => {
  const step = fc.record({
    server: fc.constantFrom('a', 'b', 'c'),
    passed: fc.integer({ min: 0, max: 10 * hourMs }),
    ahead: fc.integer({ min: -400 * 24 * hourMs, max: 4000 * 24 * hourMs }),
    isNew: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), steps => {
      let known: TimeSeen | undefined
      let truth = 0
      const started = new Map<string, { readonly name: string; readonly since: number }>()
      for (const [nth, { server, passed, ahead, isNew }] of steps.entries()) {
        truth += passed
        const run = isNew ? undefined : started.get(server)
        const now = run ?? { name: `${server}${nth}`, since: truth }
        started.set(server, now)
        known = counted(known, { server: now.name, monotonic: truth - now.since, at: at(truth + ahead) }) ?? known
      }
      expect(known?.ms ?? 0).toBeLessThanOrEqual(truth)
    }),
  )
})
