/** The server is killed under everybody's hands. `npm run soak` does so far more often, and at more kinds of moments. */
import { expect, test } from 'vitest'
import { chanceOf, seedOfRun } from '#support/chance.ts'
import { killAgain } from '#support/kills/kill-again.ts'
import { runningServer } from '#support/running-server.ts'

test('[S1] [S50] [S51] [S52] [S53] killed in the midst of writing, after an answer and while it starts, it keeps all that was called saved', async () => {
  const seed = seedOfRun()
  await using server = await runningServer()
  const { saved, faults } = await killAgain(server, {
    moments: ['while-all-write', 'after-an-answer', 'while-it-starts', 'while-all-write', 'after-an-answer'],
    chance: chanceOf(seed),
  })
  expect(faults, `SEED=${seed}`).toEqual([])
  expect(saved).toBeGreaterThan(50)
}, 120_000)
