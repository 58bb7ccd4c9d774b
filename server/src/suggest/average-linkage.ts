/** Grouping from the bottom up by average closeness, along chains of nearest neighbours; what must stay apart is never put together. */
import { valueAt, type Square } from './closeness.ts'

export interface Merge {
  /** A member of each of the two groups that are put together. */
  readonly into: number
  readonly from: number
  /** Their average closeness. */
  readonly closeness: number
}

export interface Linking {
  /** What is one group from the beginning: members of each, the first of which stands for it. */
  readonly together: readonly (readonly number[])[]
  readonly apart: readonly (readonly [number, number])[]
}

const never = -Infinity

/** By falling closeness. `square` is used up. Cost: the square of its size. */
export function averageLinkage(square: Square, linking: Linking): Merge[] {
  const groups = groupsIn(square, linking)
  const merges: Merge[] = []
  let chain: number[] = []
  for (;;) {
    const top = chain.at(-1) ?? groups.first()
    if (top === undefined) break
    if (chain.length === 0) chain = [top]
    const before = chain.at(-2)
    const best = groups.nearest(top, before)
    if (best === undefined) {
      // Nothing may join it any more.
      groups.close(top)
      chain.pop()
    } else if (best === before) {
      chain.splice(-2)
      const [into, from] = top < before ? [top, before] : [before, top]
      merges.push({ into, from, closeness: valueAt(square, into, from) })
      groups.join(into, from)
    } else chain.push(best)
  }
  return merges.toSorted((a, b) => b.closeness - a.closeness || a.into - b.into || a.from - b.from)
}

interface Groups {
  readonly first: () => number | undefined
  /** Of equals the one in hand, so that a chain ends. Undefined where none may be joined. */
  readonly nearest: (one: number, inHand: number | undefined) => number | undefined
  readonly join: (into: number, from: number) => void
  readonly close: (one: number) => void
}

function groupsIn(square: Square, { together, apart }: Linking): Groups {
  const { size, values } = square
  const counts = new Float64Array(size).fill(1)
  const open = new Set(Array.from({ length: size }, (_, at) => at))
  const set = (one: number, other: number, value: number): void => {
    values[one * size + other] = value
    values[other * size + one] = value
  }
  const join = (into: number, from: number): void => {
    open.delete(from)
    const [a, b] = [counts[into] ?? 1, counts[from] ?? 1]
    for (const other of open)
      if (other !== into)
        set(into, other, (a * valueAt(square, into, other) + b * valueAt(square, from, other)) / (a + b))
    counts[into] = a + b
  }
  for (const [one, other] of apart) set(one, other, never)
  for (const [first, ...rest] of together) if (first !== undefined) for (const other of rest) join(first, other)
  return {
    first: () => open.values().next().value,
    nearest: (one, inHand) => {
      let best = inHand
      let closeness = inHand === undefined ? never : valueAt(square, one, inHand)
      for (const other of open) {
        const value = valueAt(square, one, other)
        if (other !== one && value > closeness) {
          closeness = value
          best = other
        }
      }
      return closeness === never ? undefined : best
    },
    join,
    close: one => open.delete(one),
  }
}
