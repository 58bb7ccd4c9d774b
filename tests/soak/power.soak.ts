/** The power is cut thousands of times, in the work of several writers. */
import { expect, test } from 'vitest'
import { faulty, rehearsal } from '#power/rehearsal.ts'
import { ensureTracer, tracingSays, workFolder } from '#power/tracer.ts'
import { chanceOf, seedOfRun } from '#support/chance.ts'

test('[ST10] [ST11] [ST12] [S54] cut at thousands of moments, also while it starts after a kill or after another cut, it keeps its promises', async () => {
  const tracer = await ensureTracer(tracingSays)
  expect(tracer, 'strace is needed').toBeDefined()
  const seed = seedOfRun()
  const chance = chanceOf(seed)
  const into = workFolder()
  let cuts = 0
  for (let writer = 0; writer < 6; writer += 1) {
    const own = chance.apart()
    const one = await rehearsal(tracer ?? '', { seed: own.below(2 ** 31), batches: 400, chance: own, into })
    const made = await one.cut(1500)
    for (let time = 0; time < 10; time += 1) made.push(...(await one.cutAfterKill()), ...(await one.cutTwice()))
    cuts += made.length
    expect(faulty(made), `SEED=${seed}, writer ${writer + 1}`).toEqual([])
  }
  process.stdout.write(`\nSEED=${seed}: the power was cut ${cuts} times, and nothing was lost\n`)
})
