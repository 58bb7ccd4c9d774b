/**
 * Three servers of one Postgres and one Redis, killed and cut off again and again while people work on them. RUNS says how many runs, or
 * MINUTES how long; SEED is the first; RUN_MS how long each goes wrong; ONLY which
 * troubles are made, with commas between them.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seedOfRun } from '#support/chance.ts'
import { cluster, type Cluster } from '#support/nodes/cluster.ts'
import { faultRun } from '#support/nodes/fault-run.ts'

const number = (name: string, otherwise: number): number => Number(process.env[name] ?? otherwise)
const minuteMs = 60_000
const runs = number('RUNS', process.env['MINUTES'] === undefined ? 20 : 100_000)
const mostMs = number('MINUTES', 120) * minuteMs
const eachMs = number('RUN_MS', 20_000)
const only = process.env['ONLY']?.split(',')
const servers = number('SERVERS', 3)

let here: Cluster
beforeAll(async () => {
  here = await cluster(servers)
}, 3 * minuteMs)
afterAll(() => here[Symbol.asyncDispose]())

test(
  '[FA2] [FA3] [FA4] [FA5] [FA6] [FA7] [FA9] many runs on several servers end well, from a seed of their own each time',
  async () => {
    const first = seedOfRun()
    const from = performance.now()
    const broken: string[] = []
    for (let at = 0; at < runs && performance.now() - from < mostMs; at += 1) {
      const told = await faultRun(here, (first + at) >>> 0, { forMs: eachMs, only })
      process.stdout.write(`${told.figures}\n`)
      if (told.faults.length === 0) continue
      broken.push(`${told.seed}: ${told.faults[0]}`)
      process.stdout.write(`SEED=${told.seed} is broken:\n${told.faults.join('\n')}\n${told.account.join('\n')}\n`)
    }
    expect(broken).toEqual([])
  },
  mostMs + 10 * minuteMs,
)
