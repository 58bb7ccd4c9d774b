/** Which core of the machine something runs on, where the machine can be told: Linux, two cores or more, with taskset. */
import { spawnSync } from 'node:child_process'
import { availableParallelism } from 'node:os'

const canPin = availableParallelism() > 1 && move('1') && move('0')

export const pinning = canPin ? 'the browser on one core, who measures and the server on another' : 'no core kept apart'

/** What is begun meanwhile stays on the second core; all else is on the first. */
export async function onSecondCore<T>(begin: () => Promise<T>): Promise<T> {
  if (!canPin) return begin()
  move('1')
  try {
    return await begin()
  } finally {
    move('0')
  }
}

function move(core: string): boolean {
  return spawnSync('taskset', ['-a', '-cp', core, String(process.pid)]).status === 0
}
