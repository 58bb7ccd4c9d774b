import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { changedAt, moved, takenOut } from './lists.ts'

test('[A27] moving in a list loses and doubles nothing, and stops at its ends', () => {
  expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c'])
  expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b'])
  expect(moved(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c'])
  expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c'])
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat()), fc.nat(20), fc.integer({ min: -20, max: 20 }), (list, at, by) => {
      const after = moved(list, at, by)
      expect(after).toHaveLength(list.length)
      expect(new Set(after)).toEqual(new Set(list))
    }),
  )
  expect(changedAt([{ x: 1 }, { x: 2 }], 1, { x: 3 })).toEqual([{ x: 1 }, { x: 3 }])
  expect(takenOut(['a', 'b'], 0)).toEqual(['b'])
})
