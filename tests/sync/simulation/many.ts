/** Several histories, one after the other, and what a person needs who looks for the fault in a broken one. */
import { runHistory, type Shape, type Told } from './history.ts'

export const seeds = (from: number, count: number): number[] => Array.from({ length: count }, (_, at) => from + at)

/** The last lines are those before it broke. */
export const readable = ({ seed, broken, account }: Told): string =>
  [`seed ${seed}: ${broken.join('; ')}`, ...account.slice(-60)].join('\n')

/** An account of each that is broken. */
export async function brokenAmong(all: readonly number[], shape: Shape = {}): Promise<string[]> {
  const found: string[] = []
  for (const seed of all) {
    const told = await runHistory(seed, shape)
    if (told.broken.length > 0) found.push(readable(told))
  }
  return found
}
