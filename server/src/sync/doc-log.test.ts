import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { docLog } from './doc-log.ts'

test('[S8] what is written again never comes to more than what was written, and a log stays short', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 200_000 }), { minLength: 1, maxLength: 400 }), sizes => {
      const log = docLog([], 0)
      let written = 0
      let again = 0
      for (const [at, bytes] of sizes.entries()) {
        written += bytes
        log.appended(bytes, at + 1)
        expect(log.head()).toBe(at + 1)
        if (!log.isLong()) continue
        again += written
        log.compacted(written)
        expect(log.hasTail()).toBe(false)
      }
      // A state is at most all that was written; it is written again only once as much has come after it.
      expect(again).toBeLessThanOrEqual(3 * written)
    }),
  )
})

test('[S8] many small entries are long too', () => {
  const log = docLog([], 0)
  let entries = 0
  while (!log.isLong()) {
    entries += 1
    log.appended(10, entries)
  }
  expect(entries).toBeLessThan(5000)
  expect(
    docLog(
      Array.from({ length: entries }, () => new Uint8Array(10)),
      entries,
    ).isLong(),
  ).toBe(true)
})
