import { expect, test } from 'vitest'
import { runHistory, type Told } from './history.ts'
import { brokenAmong, seeds } from './many.ts'
import { faultsBetween, plantedFaults } from './planted.ts'

test('[S80] whatever breaks, and with nothing planted, no history is broken', async () => {
  expect(await brokenAmong(seeds(1, 50))).toEqual([])
}, 120_000)

test('[S81] the same seed gives the same history, step by step', async () => {
  const [one, other] = [await runHistory(7), await runHistory(7)]
  expect(one.account.length).toBeGreaterThan(100)
  expect(other.account).toEqual(one.account)
})

test('[S81] the histories hold what they are for: crashes, notes, and words told to many', async () => {
  const told: Told[] = []
  for (const seed of seeds(1, 10)) told.push(await runHistory(seed))
  const sum = (of: (counts: Told['counts']) => number): number => told.reduce((all, { counts }) => all + of(counts), 0)
  expect(sum(({ lives }) => lives)).toBeGreaterThan(20)
  expect(sum(({ notes }) => notes)).toBeGreaterThan(50)
  expect(sum(({ frames }) => frames)).toBeGreaterThan(1000)
})

/** Most are found in the first few histories. */
const enough = 80

/** Where it took many, the one that found it comes first: what others there are is still gone through where that finds it no more. */
const foundIn: Readonly<Record<string, number>> = {
  'a commit in two halves': 39,
  'a document written anew beside its past': 15,
  'a document written anew with its past in it': 7,
  'a log that takes what was made before it was begun anew': 39,
  'a server that never asks where the logs stand': 6,
  'signals that are never read': 24,
}
const seedsFor = (name: string): readonly number[] => [foundIn[name] ?? 1, ...seeds(1, enough)]

test.each(Object.keys(plantedFaults).map(name => [name]))(
  '[S82] the simulation finds %s',
  async name => {
    const planted = plantedFaults[name]
    if (planted === undefined) throw new Error('there is no such fault')
    const found: string[] = []
    for (const seed of seedsFor(name)) {
      if (found.length > 0) break
      found.push(...(await runHistory(seed, { planted })).broken.slice(0, 1))
    }
    expect(found).toHaveLength(1)
  },
  60_000,
)

test.each(Object.keys(faultsBetween).map(name => [name]))(
  '[S82] [S98] the simulation of three servers finds %s',
  async name => {
    const planted = faultsBetween[name]
    if (planted === undefined) throw new Error('there is no such fault')
    const found: string[] = []
    for (const seed of seedsFor(name)) {
      if (found.length > 0) break
      found.push(...(await runHistory(seed, { planted, nodes: 3 })).broken.slice(0, 1))
    }
    expect(found).toHaveLength(1)
  },
  60_000,
)
