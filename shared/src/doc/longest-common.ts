/** Which elements of one list are still in another, in the same order: the weightiest such row, by the usual table of lengths. */

/** More cells than this are not filled: then only what begins and ends alike is found. */
const mostCells = 4_000_000

export interface Likeness<T> {
  readonly same: (a: T, b: T) => boolean
  /** A whole number; 1 when left out. */
  readonly weight?: (one: T) => number
}

/** For each of `before` its place in `after`; undefined for what is not there. */
export function longestCommon<T>(
  before: readonly T[],
  after: readonly T[],
  { same, weight = () => 1 }: Likeness<T>,
): (number | undefined)[] {
  const isSame = (a: number, b: number): boolean => same(before[a] as T, after[b] as T)
  const { start, end } = endsAlike(before.length, after.length, isSame)
  const middle = pairs(
    { rows: before.length - start - end, columns: after.length - start - end },
    (row, column) => isSame(start + row, start + column),
    row => weight(before[start + row] as T),
  )
  return before.map((_, at) => {
    if (at < start) return at
    if (at >= before.length - end) return at + after.length - before.length
    const place = middle.get(at - start)
    return place === undefined ? undefined : start + place
  })
}

type IsSame = (a: number, b: number) => boolean

function endsAlike(before: number, after: number, isSame: IsSame): { readonly start: number; readonly end: number } {
  const shorter = Math.min(before, after)
  let start = 0
  while (start < shorter && isSame(start, start)) start += 1
  let end = 0
  while (end < shorter - start && isSame(before - end - 1, after - end - 1)) end += 1
  return { start, end }
}

interface Size {
  readonly rows: number
  readonly columns: number
}

function pairs({ rows, columns }: Size, isSame: IsSame, weight: (row: number) => number): Map<number, number> {
  const found = new Map<number, number>()
  if (rows * columns > mostCells) return found
  const width = columns + 1
  const weights = new Uint32Array((rows + 1) * width)
  const at = (row: number, column: number): number => weights[row * width + column] ?? 0
  for (let row = rows - 1; row >= 0; row -= 1)
    for (let column = columns - 1; column >= 0; column -= 1)
      weights[row * width + column] = isSame(row, column)
        ? at(row + 1, column + 1) + weight(row)
        : Math.max(at(row + 1, column), at(row, column + 1))
  let [row, column] = [0, 0]
  while (row < rows && column < columns)
    if (isSame(row, column)) {
      found.set(row, column)
      row += 1
      column += 1
    } else if (at(row + 1, column) >= at(row, column + 1)) row += 1
    else column += 1
  return found
}
