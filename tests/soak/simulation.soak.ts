/** Thousands of histories of the simulation. HISTORIES says how many, SEED the first, NODES how many servers; a broken one is printed with its seed. */
import { expect, test } from 'vitest'
import { runHistory } from '#sync/simulation/history.ts'
import { seedOfRun } from '#support/chance.ts'

const histories = Number(process.env['HISTORIES'] ?? 2000)
const first = seedOfRun()
const nodes = Number(process.env['NODES'] ?? 1)

test(
  '[S80] thousands of histories end well, from a seed of their own each time',
  async () => {
    process.stdout.write(`histories from seed ${first}\n`)
    const broken: string[] = []
    for (let at = 0; at < histories; at += 1) {
      const told = await runHistory((first + at) >>> 0, { nodes })
      if (told.broken.length > 0) {
        broken.push(`${told.seed}: ${told.broken[0]}`)
        process.stdout.write(`seed ${told.seed}: ${told.broken.join('; ')}\n${told.account.slice(-40).join('\n')}\n`)
      }
    }
    expect(broken).toEqual([])
  },
  histories * 3000,
)
