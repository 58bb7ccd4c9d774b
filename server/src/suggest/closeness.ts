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

/** Vectors of length 1 and of the same number of values; undefined where there is none: that note is close to none by it. */
export function addDense(square: Square, vectors: readonly (Float32Array | undefined)[], weight: number): void {
  const rows = [...vectors.keys()].filter(at => vectors[at] !== undefined)
  const length = vectors[rows[0] ?? 0]?.length ?? 0
  const packed = new Float64Array(Math.ceil(rows.length / tall) * tall * length)
  for (const [place, at] of rows.entries()) packed.set(vectors[at] ?? [], place * length)
  const sums = new Float64Array(tall * wide)
  for (let i = 0; i < rows.length; i += tall)
    for (let j = i; j < rows.length; j += wide) {
      productsOf(packed, { i: i * length, j: j * length, length, sums })
      addTile(square, { rows, i, j, sums }, weight)
    }
}

function addTile(
  square: Square,
  { rows, i, j, sums }: Pick<Tile, 'i' | 'j' | 'sums'> & { readonly rows: readonly number[] },
  weight: number,
): void {
  for (let at = 0; at < sums.length; at += 1) {
    const [one, other] = [rows[i + Math.floor(at / wide)], rows[j + (at % wide)]]
    // Each pair once; and what fills up the last tile is no note.
    if (one !== undefined && other !== undefined && other >= one)
      addBoth(square, [one, other], weight * (sums[at] ?? 0))
  }
}

function addBoth({ size, values }: Square, [one, other]: readonly [number, number], more: number): void {
  const value = (values[one * size + other] ?? 0) + more
  values[one * size + other] = value
  values[other * size + one] = value
}

/** Products are worked out for so many vectors by so many at once: each number is then read seldom, which is what takes the time. */
const tall = 4
const wide = 2

interface Tile {
  readonly i: number
  readonly j: number
  readonly length: number
  readonly sums: Float64Array
}

function productsOf(packed: Float64Array, { i, j, length, sums }: Tile): void {
  let [a0, a1, b0, b1, c0, c1, d0, d1] = [0, 0, 0, 0, 0, 0, 0, 0]
  for (let k = 0; k < length; k += 1) {
    const left = packed[j + k] ?? 0
    const right = packed[j + length + k] ?? 0
    const a = packed[i + k] ?? 0
    a0 += a * left
    a1 += a * right
    const b = packed[i + length + k] ?? 0
    b0 += b * left
    b1 += b * right
    const c = packed[i + 2 * length + k] ?? 0
    c0 += c * left
    c1 += c * right
    const d = packed[i + 3 * length + k] ?? 0
    d0 += d * left
    d1 += d * right
  }
  sums[0] = a0
  sums[1] = a1
  sums[2] = b0
  sums[3] = b1
  sums[4] = c0
  sums[5] = c1
  sums[6] = d0
  sums[7] = d1
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
