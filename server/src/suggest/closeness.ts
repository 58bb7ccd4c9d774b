/** How close notes are to each other, from -1 to 1, as one square of numbers. */
import type { Sparse } from './features.ts'

export interface Square {
  readonly size: number
  /** Row by row; the same in both directions. */
  readonly values: Float32Array
}

export const emptySquare = (size: number): Square => ({ size, values: new Float32Array(size * size) })

export const valueAt = ({ size, values }: Square, one: number, other: number): number => values[one * size + other] ?? 0

/** Adds the products of all pairs, each times `weight`. Cost: for each feature the square of how many have it. */
export function addSparse({ size, values }: Square, vectors: readonly Sparse[], weight: number): void {
  for (const { notes, weights } of byFeature(vectors))
    for (let i = 0; i < notes.length; i += 1) {
      const row = (notes[i] ?? 0) * size
      const own = weight * (weights[i] ?? 0)
      for (let j = 0; j < notes.length; j += 1) {
        const at = row + (notes[j] ?? 0)
        values[at] = (values[at] ?? 0) + own * (weights[j] ?? 0)
      }
    }
}

function byFeature(vectors: readonly Sparse[]): Iterable<{ notes: number[]; weights: number[] }> {
  const having = new Map<number, { notes: number[]; weights: number[] }>()
  for (const [note, { ids, weights }] of vectors.entries())
    for (const [at, id] of ids.entries()) {
      const known = having.get(id) ?? { notes: [], weights: [] }
      if (known.notes.length === 0) having.set(id, known)
      known.notes.push(note)
      known.weights.push(weights[at] ?? 0)
    }
  return having.values()
}

/** Vectors of length 1 and of the same number of values, a multiple of four; undefined where there is none: that note is close to none by it. */
export function addDense(
  { size, values }: Square,
  vectors: readonly (Float32Array | undefined)[],
  weight: number,
): void {
  for (let i = 0; i < size; i += 1) {
    const one = vectors[i]
    if (one === undefined) continue
    for (let j = i; j < size; j += 1) {
      const other = vectors[j]
      if (other === undefined) continue
      const more = weight * product(one, other)
      values[i * size + j] = (values[i * size + j] ?? 0) + more
      if (i !== j) values[j * size + i] = (values[j * size + i] ?? 0) + more
    }
  }
}

/** Four sums side by side, because one waits for itself. */
function product(one: Float32Array, other: Float32Array): number {
  let [a, b, c, d] = [0, 0, 0, 0]
  for (let k = 0; k < one.length; k += 4) {
    a += (one[k] ?? 0) * (other[k] ?? 0)
    b += (one[k + 1] ?? 0) * (other[k + 1] ?? 0)
    c += (one[k + 2] ?? 0) * (other[k + 2] ?? 0)
    d += (one[k + 3] ?? 0) * (other[k + 3] ?? 0)
  }
  return a + b + c + d
}

/** The nearest of one note, nearest first; equals in their order. Only those that `isWanted`. */
export function nearestTo(
  square: Square,
  one: number,
  { count, isWanted = () => true }: { readonly count: number; readonly isWanted?: (other: number) => boolean },
): number[] {
  const best: number[] = []
  for (let other = 0; other < square.size; other += 1) {
    if (other === one || !isWanted(other)) continue
    const value = valueAt(square, one, other)
    let place = best.length
    while (place > 0 && valueAt(square, one, best[place - 1] ?? 0) < value) place -= 1
    if (place < count) best.splice(place, 0, other)
    if (best.length > count) best.pop()
  }
  return best
}
