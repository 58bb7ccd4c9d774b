import { expect, test } from 'vitest'
import { askTwice } from './ask-twice.ts'

const answers = (...all: readonly (number | undefined)[]) => {
  const left = [...all]
  return async (): Promise<Response | undefined> => {
    const status = left.shift()
    return status === undefined ? undefined : new Response(null, { status })
  }
}
const ways = [
  ['answered', [200], true, 200, 0],
  ['a no is a no', [403, 200], true, 403, 0],
  ['our own fault is told', [500, 200], true, 500, 0],
  ['the line broke', [undefined, 200], true, 200, 1],
  ['nobody was there', [502, 200], true, 200, 1],
  ['twice is enough', [undefined, undefined, 200], true, undefined, 1],
  ['it was away, and then nothing', [503, undefined], true, 503, 1],
  ['it is not wanted any more', [undefined, 200], false, undefined, 0],
] as const

test.for(ways)('[NO15] what reads is asked once more where the line broke: %s', async ([, all, may, status, again]) => {
  let pauses = 0
  const pause = async (): Promise<void> => {
    pauses += 1
  }
  const answer = await askTwice({ ask: answers(...all), mayAskAgain: () => may, pause })
  expect([answer?.status, pauses]).toEqual([status, again])
})
