/** Servers of one store are killed and cut off while people work on them: for a few seconds here, and for as long as is wanted by `npm run soak -- nodes`. */
import { expect, test } from 'vitest'
import { cluster } from '#support/nodes/cluster.ts'
import { faultRun } from '#support/nodes/fault-run.ts'

/** One that makes much trouble in little time, and those that were broken once. */
const seeds = [7]
const forMs = 4000

test('[FA2] [FA3] [FA4] [FA5] [FA6] [FA7] [FA9] whatever breaks among three servers, what was called saved is there once, everywhere alike, and nobody was told what is not theirs', async () => {
  await using servers = await cluster(3)
  const broken: string[] = []
  for (const seed of seeds) {
    const { faults, account, figures } = await faultRun(servers, seed, { forMs })
    if (faults.length > 0) broken.push(figures, ...faults, ...account)
    expect(figures).toContain('called saved')
  }
  expect(broken).toEqual([])
}, 240_000)
