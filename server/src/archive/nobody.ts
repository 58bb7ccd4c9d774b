/** Whoever marked or answered, without who that is: how many people there were, dealt out so that nothing tells which two are of one. */
import { createHash } from 'node:crypto'
import { MemberId } from '@waymark/shared/model/ids.ts'

const hashOf = (words: readonly string[]): string =>
  createHash('sha256').update(words.join(' ')).digest('base64url').slice(0, 22)

/** A member that there is not: no browser can be it. */
export const nobody = (...of: readonly string[]): MemberId => MemberId.parse(hashOf(['nobody', ...of]))

/** An id that is made of what it is of, so that the same comes of the same archive. */
export const idMadeOf = (...of: readonly string[]): string => hashOf(['made', ...of])

interface Given {
  readonly id: string
  readonly memberId: string
}

export interface Dealing<T extends Given> {
  /** What one person gives once. */
  readonly about: (given: T) => string
  readonly people: number
}

/**
 * Each with a number in the place of whose it is: as many numbers as there are people, and none twice about one thing. In the order of
 * what they are about and what they say, so that neither order nor number tells of anybody.
 */
export function dealtOut<T extends Given>(
  all: readonly T[],
  { about, people }: Dealing<T>,
): (Omit<T, 'id' | 'memberId'> & { readonly by: number })[] {
  return all
    .map(given => {
      const said = without(given, ['id', 'memberId'])
      return { said, about: about(given), of: JSON.stringify(said) }
    })
    .toSorted((a, b) => compare(a.about, b.about) || compare(a.of, b.of))
    .map(({ said }, at) => ({ ...said, by: (at % Math.max(1, people)) + 1 }))
}

export const without = <T extends object, K extends keyof T>(record: T, names: readonly K[]): Omit<T, K> =>
  Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name as K))) as Omit<T, K>

export const howMany = (all: readonly Given[]): number => new Set(all.map(({ memberId }) => memberId)).size

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
