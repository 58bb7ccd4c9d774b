/** The power is cut thousands of times, in the work of several writers. */
import { expect, test } from 'vitest'
import { faulty, rehearsal } from '#power/rehearsal.ts'
import { ensureTracer, tracingSays, workFolder } from '#power/tracer.ts'
import { chanceOf, seedOfRun } from '#support/chance.ts'

test('[ST10] [ST11] [ST12] [S54] cut at thousands of moments, also while it starts after a kill or after another cut, and on a disk that fails now and then, it keeps its promises', async () => {
  const tracer = await ensureTracer(tracingSays)
  expect(tracer, 'strace is needed').toBeDefined()
  const seed = seedOfRun()
  const chance = chanceOf(seed)
  const into = workFolder()
  let cuts = 0
  for (let writer = 0; writer < 4; writer += 1) {
    const own = chance.apart()
    const writing = { seed: own.below(2 ** 31), chance: own, into }
    const failing = await rehearsal(tracer ?? '', { ...writing, batches: 160, failing: 2 + writer })
    const one = await rehearsal(tracer ?? '', { ...writing, batches: 300 })
    const made = [...(await failing.cut(300)), ...(await one.cut(1000))]
    for (let time = 0; time < 6; time += 1) made.push(...(await one.cutAfterKill()), ...(await one.cutTwice()))
    cuts += made.length
    process.stdout.write(
      `SEED=${seed}, writer ${writer + 1}: the power was cut ${made.length} times, with ${faulty(made).length} faults\n`,
    )
    expect(faulty(made), `SEED=${seed}`).toEqual([])
  }
  expect(cuts).toBeGreaterThan(4000)
})
