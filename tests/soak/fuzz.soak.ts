/** A million updates with a few bytes wrong, each thousand out of a seed of its own. */
import { expect, test } from 'vitest'
import { chanceOf, seedOfRun } from '#support/chance.ts'
import { fuzz } from '#support/fuzzed-updates.ts'

test('[W30] a million updates with a few bytes wrong leave documents whole', () => {
  const seed = seedOfRun()
  const seeds = chanceOf(seed)
  const fates = new Map<string, number>()
  for (let round = 0; round < 1000; round += 1) {
    const one = seeds.below(2 ** 32)
    try {
      for (const [fate, times] of fuzz(chanceOf(one), 1000)) fates.set(fate, (fates.get(fate) ?? 0) + times)
    } catch (error) {
      throw new Error(`SEED=${seed}, and in it ${one}`, { cause: error })
    }
  }
  process.stdout.write(`SEED=${seed}: ${JSON.stringify(Object.fromEntries(fates))}\n`)
  expect([...fates.values()].reduce((sum, times) => sum + times, 0)).toBe(1_000_000)
})
