/** Where to stop putting groups together: how many themes there are is told by the notes. */
import type { Merge } from './average-linkage.ts'
import { valueAt, type Square } from './closeness.ts'

/** For each note the group it is in, named by the smallest of its members. */
export type Groups = Int32Array

/** `together` as in Linking. */
export function groupsAfter(
  size: number,
  together: readonly (readonly number[])[],
  merges: readonly Pick<Merge, 'into' | 'from'>[],
): Groups {
  const parents = Int32Array.from({ length: size }, (_, at) => at)
  const rootOf = (at: number): number => {
    let root = at
    for (let next = parents[root] ?? root; next !== root; next = parents[root] ?? root) root = next
    return root
  }
  const join = (one: number, other: number): void => {
    const [a, b] = [rootOf(one), rootOf(other)]
    parents[Math.max(a, b)] = Math.min(a, b)
  }
  for (const [first, ...rest] of together) if (first !== undefined) for (const other of rest) join(first, other)
  for (const { into, from } of merges) join(into, from)
  return Int32Array.from({ length: size }, (_, at) => rootOf(at))
}

/** Of each note how much better it fits its own group than the next one, from -1 to 1; one alone has 0. Cost: the square of the size. */
export function silhouettes(square: Square, groups: Groups): Float64Array {
  const { places, counts } = placesOf(groups)
  const sums = new Float64Array(counts.length)
  return Float64Array.from({ length: square.size }, (_, i) => {
    const own = places[i] ?? 0
    if (counts[own] === 1) return 0
    addUp(square, i, { places, sums })
    return fitOf(own, { sums, counts })
  })
}

/** Of each note the number of its group, counted from 0, and how many are in each. */
function placesOf(groups: Groups): { readonly places: Int32Array; readonly counts: Float64Array } {
  const numbers = new Map([...new Set(groups)].map((name, at) => [name, at]))
  const places = Int32Array.from(groups, name => numbers.get(name) ?? 0)
  const counts = new Float64Array(numbers.size)
  for (const at of places) counts[at] = (counts[at] ?? 0) + 1
  return { places, counts }
}

/**
 * Silhouettes for many cuts of one tree: `finest` is cut the finest, and what is asked for is put together of its groups. Cost: the square of
 * the size once, then for each cut as many times the size as there are groups.
 */
export function standings(square: Square, finest: Groups): (groups: Groups) => Float64Array {
  const {
    places,
    counts: { length: width },
  } = placesOf(finest)
  const all = new Float64Array(square.size * width)
  for (let i = 0; i < square.size; i += 1) addUp(square, i, { places, sums: all.subarray(i * width, (i + 1) * width) })
  return groups => {
    const coarse = placesOf(groups)
    const placeOf = new Int32Array(width)
    for (const [i, place] of places.entries()) placeOf[place] = coarse.places[i] ?? 0
    const sums = new Float64Array(coarse.counts.length)
    return Float64Array.from({ length: square.size }, (_, i) => {
      const own = coarse.places[i] ?? 0
      if (coarse.counts[own] === 1) return 0
      sums.fill(0)
      for (let at = 0; at < width; at += 1) {
        const to = placeOf[at] ?? 0
        sums[to] = (sums[to] ?? 0) + (all[i * width + at] ?? 0)
      }
      return fitOf(own, { sums, counts: coarse.counts })
    })
  }
}

/** How close one note is to all of each group together. */
function addUp(
  square: Square,
  one: number,
  { places, sums }: { readonly places: Int32Array; readonly sums: Float64Array },
): void {
  sums.fill(0)
  for (let other = 0; other < square.size; other += 1) {
    const at = places[other] ?? 0
    if (other !== one) sums[at] = (sums[at] ?? 0) + valueAt(square, one, other)
  }
}

function fitOf(own: number, { sums, counts }: { readonly sums: Float64Array; readonly counts: Float64Array }): number {
  const inside = 1 - (sums[own] ?? 0) / ((counts[own] ?? 2) - 1)
  let outside = Infinity
  for (const [at, sum] of sums.entries()) if (at !== own) outside = Math.min(outside, 1 - sum / (counts[at] ?? 1))
  // Where all are one group there is no other that they would fit better.
  return outside === Infinity ? 1 : (outside - inside) / Math.max(outside, inside, 1e-9)
}

export const mean = (values: Float64Array): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length

/** Of the graph of nearest neighbours: how many more of its edges are within groups than by chance, from -0.5 to 1. */
export function modularity(square: Square, neighbours: readonly (readonly number[])[], groups: Groups): number {
  const degrees = new Map<number, number>()
  let [total, inside] = [0, 0]
  for (const [i, near] of neighbours.entries())
    for (const j of near) {
      const weight = Math.max(0, valueAt(square, i, j))
      for (const name of [groups[i] ?? 0, groups[j] ?? 0]) degrees.set(name, (degrees.get(name) ?? 0) + weight)
      total += weight
      if (groups[i] === groups[j]) inside += weight
    }
  if (total === 0) return 0
  return inside / total - [...degrees.values()].reduce((sum, degree) => sum + (degree / (2 * total)) ** 2, 0)
}
