/** Closeness that also goes by company: each note is moved towards its nearest, so that those that say the same in other words are near, too. */
import { nearestIn, rowOf, valueAt, type Square } from './closeness.ts'

export interface Diffused {
  readonly square: Square
  /** Of each note its nearest. */
  readonly neighbours: readonly (readonly number[])[]
  /** How close each of them was before they were moved. */
  readonly closenesses: readonly (readonly number[])[]
}

/** `square` and `spare`, of its size, are used up. `share` is how far each is moved, from 0 to 1. Cost: so many times the square of the size as there are neighbours. */
export function diffused(
  square: Square,
  { spare, count, share }: { readonly spare: Square; readonly count: number; readonly share: number },
): Diffused {
  const { size } = square
  const neighbours = Array.from({ length: size }, (_, at) => nearestIn(rowOf(square, at), { one: at, count }))
  const closenesses = neighbours.map((near, at) => near.map(other => valueAt(square, at, other)))
  // Once over the rows, then turned, and over the rows again: both ends of each pair have moved.
  moveRows(square, spare, { neighbours, share })
  turn(spare)
  moveRows(spare, square, { neighbours, share })
  const lengths = Float64Array.from({ length: size }, (_, at) => Math.sqrt(Math.max(valueAt(square, at, at), 1e-9)))
  for (let i = 0; i < size; i += 1)
    for (let j = i; j < size; j += 1) {
      const value = valueAt(square, i, j) / ((lengths[i] ?? 1) * (lengths[j] ?? 1))
      square.values[i * size + j] = value
      square.values[j * size + i] = value
    }
  return { square, neighbours, closenesses }
}

function moveRows(
  from: Square,
  to: Square,
  { neighbours, share }: { readonly neighbours: Diffused['neighbours']; readonly share: number },
): void {
  const { size } = from
  for (let i = 0; i < size; i += 1) {
    const near = neighbours[i] ?? []
    const row = to.values.subarray(i * size, (i + 1) * size)
    row.fill(0)
    addRow(row, from.values.subarray(i * size), near.length === 0 ? 1 : 1 - share)
    for (const j of near) addRow(row, from.values.subarray(j * size), share / near.length)
  }
}

function addRow(row: Float32Array, more: Float32Array, times: number): void {
  for (let k = 0; k < row.length; k += 1) row[k] = (row[k] ?? 0) + times * (more[k] ?? 0)
}

function turn(square: Square): void {
  const { size, values } = square
  for (let i = 0; i < size; i += 1)
    for (let j = i + 1; j < size; j += 1) {
      const value = valueAt(square, i, j)
      values[i * size + j] = valueAt(square, j, i)
      values[j * size + i] = value
    }
}
