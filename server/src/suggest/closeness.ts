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
export function addSparse(square: Square, vectors: readonly Sparse[], weight: number): void {
  const { starts, notes, weights } = byFeature(vectors)
  for (let feature = 0; feature + 1 < starts.length; feature += 1) {
    const [from, to] = [starts[feature], starts[feature + 1]]
    addPairs(square, { notes: notes.subarray(from, to), weights: weights.subarray(from, to) }, weight)
  }
}

function addPairs({ size, values }: Square, { notes, weights }: Omit<ByFeature, 'starts'>, weight: number): void {
  for (let i = 0; i < notes.length; i += 1) {
    const row = (notes[i] ?? 0) * size
    const own = weight * (weights[i] ?? 0)
    for (let j = 0; j < notes.length; j += 1) {
      const at = row + (notes[j] ?? 0)
      values[at] = (values[at] ?? 0) + own * (weights[j] ?? 0)
    }
  }
}

interface ByFeature {
  /** Where each feature begins in the others, and where the last ends. */
  readonly starts: Uint32Array
  readonly notes: Int32Array
  readonly weights: Float32Array
}

/** Three rows of numbers, because an object for each feature would fill the memory where notes have hardly a word in common. */
function byFeature(vectors: readonly Sparse[]): ByFeature {
  const starts = startsOf(vectors)
  const next = starts.slice()
  const notes = new Int32Array(starts.at(-1) ?? 0)
  const weights = new Float32Array(notes.length)
  for (const [note, vector] of vectors.entries())
    for (const [at, id] of vector.ids.entries()) {
      const place = next[id] ?? 0
      next[id] = place + 1
      notes[place] = note
      weights[place] = vector.weights[at] ?? 0
    }
  return { starts, notes, weights }
}

function startsOf(vectors: readonly Sparse[]): Uint32Array {
  const features = vectors.reduce((most, { ids }) => ids.reduce((known, id) => Math.max(known, id + 1), most), 0)
  const starts = new Uint32Array(features + 1)
  for (const { ids } of vectors) for (const id of ids) starts[id + 1] = (starts[id + 1] ?? 0) + 1
  let sum = 0
  for (const [feature, count] of starts.entries()) {
    sum += count
    starts[feature] = sum
  }
  return starts
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

/** Divides each closeness by what that of a note to itself is for both: `wholes`, their roots. */
export function scale({ size, values }: Square, wholes: Float64Array): void {
  for (let i = 0; i < size; i += 1) scaleRow(values.subarray(i * size, (i + 1) * size), { one: i, wholes })
}

/** One row of what `addSparse`, `addDense` and `scale` make, for less. */
export function addSparseRow(row: Float32Array, { vectors, one }: RowOf<Sparse>, weight: number): void {
  const asked = vectors[one]
  if (asked === undefined) return
  const own = new Map(Array.from(asked.ids, (id, at) => [id, asked.weights[at] ?? 0]))
  for (const [other, { ids, weights }] of vectors.entries()) {
    let sum = 0
    for (const [at, id] of ids.entries()) sum += (own.get(id) ?? 0) * (weights[at] ?? 0)
    row[other] = (row[other] ?? 0) + weight * sum
  }
}

export function addDenseRow(
  row: Float32Array,
  { vectors, one }: RowOf<Float32Array | undefined>,
  weight: number,
): void {
  const own = vectors[one]
  if (own === undefined) return
  for (const [other, vector] of vectors.entries()) {
    if (vector === undefined) continue
    let sum = 0
    for (let k = 0; k < own.length; k += 1) sum += (own[k] ?? 0) * (vector[k] ?? 0)
    row[other] = (row[other] ?? 0) + weight * sum
  }
}

export function scaleRow(
  row: Float32Array,
  { one, wholes }: { readonly one: number; readonly wholes: Float64Array },
): void {
  for (let k = 0; k < row.length; k += 1) row[k] = (row[k] ?? 0) / ((wholes[one] ?? 1) * (wholes[k] ?? 1))
}

interface RowOf<T> {
  readonly vectors: readonly T[]
  readonly one: number
}

export const rowOf = ({ size, values }: Square, one: number): Float32Array =>
  values.subarray(one * size, (one + 1) * size)

/** The nearest of one note, nearest first; equals in their order. `row`: its closeness to each. Only those that `isWanted`. */
export function nearestIn(
  row: Float32Array,
  { one, count, isWanted = () => true }: Nearest & { readonly isWanted?: (other: number) => boolean },
): number[] {
  const best: number[] = []
  for (let other = 0; other < row.length; other += 1) {
    if (other === one || !isWanted(other)) continue
    const place = placeAmong(best, { row, value: row[other] ?? 0 })
    if (place < count) best.splice(place, 0, other)
    if (best.length > count) best.pop()
  }
  return best
}

function placeAmong(
  best: readonly number[],
  { row, value }: { readonly row: Float32Array; readonly value: number },
): number {
  let place = best.length
  while (place > 0 && (row[best[place - 1] ?? 0] ?? 0) < value) place -= 1
  return place
}

interface Nearest {
  readonly one: number
  readonly count: number
}
