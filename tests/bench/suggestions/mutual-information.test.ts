import { expect, test } from 'vitest'
import { adjustedMutualInformation } from './mutual-information.ts'

test('[T209] agreement is 1 where two groupings are the same whatever they are called, about 0 where they have nothing to do with each other, and as published in between', () => {
  expect(adjustedMutualInformation([0, 0, 1, 1], ['b', 'b', 'a', 'a'])).toBeCloseTo(1, 10)
  expect(adjustedMutualInformation([0, 0, 1, 1], [0, 1, 0, 1])).toBeLessThanOrEqual(0)
  // The example of scikit-learn's documentation of adjusted_mutual_info_score.
  expect(adjustedMutualInformation([0, 0, 0, 1, 1, 1], [0, 0, 1, 1, 2, 2])).toBeCloseTo(0.2987924581708901, 6)
})
