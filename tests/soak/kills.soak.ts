/** The server is killed again and again at every kind of moment, under load. */
import { expect, test } from 'vitest'
import { ensureTracer, killingAtWrite, tracingSays } from '#power/tracer.ts'
import { chanceOf, seedOfRun } from '#support/chance.ts'
import { killAgain, type Moment } from '#support/kills/kill-again.ts'
import { runningServer } from '#support/running-server.ts'

const times = (count: number, moment: Moment): Moment[] => Array.from({ length: count }, () => moment)

const moments: readonly Moment[] = [
  ...times(15, 'while-all-write'),
  ...times(10, 'after-an-answer'),
  ...times(10, 'at-a-write'),
  ...times(5, 'while-it-starts'),
  ...times(3, 'while-it-puts-away'),
]

test('[S50] [S51] [S52] [S53] killed again and again at every kind of moment, it loses nothing that was called saved', async () => {
  const tracer = await ensureTracer(tracingSays)
  expect(tracer, 'strace is needed').toBeDefined()
  const seed = seedOfRun()
  const chance = chanceOf(seed)
  await using server = await runningServer()
  const order = moments.map(moment => ({ moment, at: chance.below(2 ** 30) })).toSorted((a, b) => a.at - b.at)
  const { kills, saved, faults, startsMs } = await killAgain(server, {
    moments: order.map(({ moment }) => moment),
    chance,
    atWrite: number => killingAtWrite(tracer ?? '', number),
  })
  const sorted = startsMs.toSorted((a, b) => a - b)
  const of = (share: number): string => `${Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0)} ms`
  process.stdout.write(
    `\nSEED=${seed}: ${kills} kills, ${saved} changes called saved, ${faults.length} lost or changed; ready again after ${of(0.5)} in the middle, ${of(1)} at the longest\n`,
  )
  expect(faults, `SEED=${seed}`).toEqual([])
  expect(saved).toBeGreaterThan(kills * 20)
})
