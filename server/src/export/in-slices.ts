/** Long lists written bit by bit, so that everybody else is answered in between. */
import { setImmediate } from 'node:timers/promises'

const sliceSize = 200

/** Lets whoever waits be answered, between two steps of long work. */
export const breathe = (): Promise<void> => setImmediate()

export async function inSlices<T>(items: readonly T[], write: (item: T, at: number) => string): Promise<string> {
  const written: string[] = []
  for (const [at, item] of items.entries()) {
    if (at % sliceSize === sliceSize - 1) await breathe()
    written.push(write(item, at))
  }
  return written.join('')
}
