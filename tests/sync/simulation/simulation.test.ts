import { expect, test } from 'vitest'
import { runHistory, type Told } from './history.ts'
import { plantedFaults } from './planted.ts'

/** Histories in which something was broken once. */
const onceBroken: readonly number[] = [3, 4, 7, 10, 12, 16, 55, 58, 111, 229, 296]

/** So many more, each time the same. */
const histories = 150
const firstSeed = 1
const inOneTest = 50

/** To have one again: SIMULATION=seed, and this file alone. Then its whole account is printed. */
const again = process.env['SIMULATION']

const seeds = (from: number, count: number): number[] => Array.from({ length: count }, (_, at) => from + at)

/** The last lines are those before it broke. */
const readable = ({ seed, broken, account }: Told): string =>
  [`seed ${seed}: ${broken.join('; ')}`, ...account.slice(-60)].join('\n')

async function brokenAmong(all: readonly number[]): Promise<string[]> {
  const found: string[] = []
  for (const seed of all) {
    const told = await runHistory(seed)
    if (told.broken.length > 0) found.push(readable(told))
  }
  return found
}

const chunks =
  again === undefined ? Array.from({ length: histories / inOneTest }, (_, at) => firstSeed + at * inOneTest) : []

test.each(chunks.map(from => [from]))(
  '[S80] whatever breaks, what was called saved is there in the end, and all copies are the same: histories from %i',
  async from => {
    expect(await brokenAmong(seeds(from, inOneTest))).toEqual([])
  },
  120_000,
)

test('[S80] what was broken once stays mended', async () => {
  const told = again === undefined ? [] : [await runHistory(Number(again))]
  for (const { account } of told) process.stdout.write(`${account.join('\n')}\n`)
  expect([...told.filter(({ broken }) => broken.length > 0).map(readable), ...(await brokenAmong(onceBroken))]).toEqual(
    [],
  )
})

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

/** Within so many histories. */
const enough = 80

test.each(Object.keys(plantedFaults).map(name => [name]))(
  '[S82] the simulation finds %s',
  async name => {
    const planted = plantedFaults[name]
    if (planted === undefined) throw new Error('there is no such fault')
    const found: number[] = []
    for (const seed of seeds(1, enough)) {
      if (found.length > 0) break
      if ((await runHistory(seed, { planted })).broken.length > 0) found.push(seed)
    }
    expect(found).toHaveLength(1)
  },
  60_000,
)
