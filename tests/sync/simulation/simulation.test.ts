import { expect, test } from 'vitest'
import { runHistory } from './history.ts'
import { brokenAmong, readable, seeds } from './many.ts'

/** Histories in which something was broken once. */
const onceBroken: readonly number[] = [3, 4, 7, 10, 12, 16, 55, 58, 61, 108, 111, 138, 229, 232, 296, 1365, 3368871253]

/** To have one history again, with its whole account: SIMULATION=seed npm test -- tests/sync/simulation/simulation.test.ts */
const again = process.env['SIMULATION']

const inOneTest = 50
const beginnings = again === undefined ? [1001, 1001 + inOneTest] : []

test.each(beginnings.map(from => [from]))(
  '[S80] whatever breaks, what was called saved is there in the end, and nobody was told what is not theirs: histories from %i',
  async from => {
    expect(await brokenAmong(seeds(from, inOneTest))).toEqual([])
  },
  120_000,
)

test('[S80] what was broken once stays mended', async () => {
  if (again !== undefined) {
    const told = await runHistory(Number(again))
    process.stdout.write(
      `${told.account.join('\n')}\n${told.broken.length === 0 ? 'nothing was broken' : readable(told)}\n`,
    )
  }
  expect(await brokenAmong(again === undefined ? onceBroken : [Number(again)])).toEqual([])
}, 60_000)

/** Histories of three servers in which something was broken once. */
const onceBrokenTogether: readonly number[] = [2001, 2006, 2028, 50105, 50289, 70120]

test('[S98] of three servers that die, miss what the others say and share a disk, the same holds', async () => {
  const shape = { nodes: 3 }
  const asked = process.env['SIMULATION_TOGETHER']
  if (asked !== undefined) {
    const told = await runHistory(Number(asked), shape)
    process.stdout.write(`${told.account.join('\n')}\n${readable(told)}\n`)
  }
  const all = asked === undefined ? [...onceBrokenTogether, ...seeds(2001, 40)] : [Number(asked)]
  expect(await brokenAmong(all, shape)).toEqual([])
}, 120_000)
