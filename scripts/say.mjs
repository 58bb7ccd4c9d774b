/** What a person is told while a command works: plain sentences, and a sign of life when a step is long. */

/** A step that cannot go on; its message is for the person, and no stack is shown. */
export class Stop extends Error {}

export const say = sentence => console.log(sentence)

const lifeSignEvery = 10_000

/** Says what happens now, then every ten seconds that it is still happening. */
export async function during(sentence, work) {
  say(sentence)
  const startedAt = performance.now()
  const timer = setInterval(() => {
    say(`  Still at it (${Math.round((performance.now() - startedAt) / 1000)} seconds).`)
  }, lifeSignEvery)
  try {
    return await work()
  } finally {
    clearInterval(timer)
  }
}
