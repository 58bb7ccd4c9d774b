/** Heights put one after the other into columns, evenly, and never in another order. */

export interface Filled {
  /** For each column, which of the heights stand in it. */
  readonly columns: readonly (readonly number[])[]
  /** How much of each is taken, from 0 to 1. */
  readonly taken: readonly number[]
}

/** Undefined where they do not fit. `gap` stands between two in one column. */
export function fillColumns(heights: readonly number[], room: readonly number[], gap: number): Filled | undefined {
  let best = fillTo(1, heights, { room, gap })
  if (best === undefined) return undefined
  let [low, high] = [0, 1]
  for (let tries = 0; tries < 12; tries += 1) {
    const half = (low + high) / 2
    const tried = fillTo(half, heights, { room, gap })
    if (tried === undefined) low = half
    else [best, high] = [tried, half]
  }
  return best
}

/** No column is filled further than to this part of it, unless by one alone. */
function fillTo(
  part: number,
  heights: readonly number[],
  { room, gap }: { readonly room: readonly number[]; readonly gap: number },
): Filled | undefined {
  const columns: number[][] = room.map(() => [])
  const used: number[] = room.map(() => 0)
  let column = 0
  for (const [at, height] of heights.entries()) {
    while (column < room.length && !takes(column, height)) column += 1
    if (column === room.length) return undefined
    used[column] = (used[column] ?? 0) + height + ((columns[column]?.length ?? 0) > 0 ? gap : 0)
    columns[column]?.push(at)
  }
  return { columns, taken: used.map((sum, at) => sum / (room[at] ?? 1)) }

  function takes(at: number, height: number): boolean {
    const most = room[at] ?? 0
    return (columns[at]?.length ?? 0) === 0 ? height <= most : (used[at] ?? 0) + gap + height <= most * part
  }
}

/** 0 where all are filled alike. */
export function unevenness({ taken }: Filled): number {
  const mean = taken.reduce((sum, one) => sum + one, 0) / taken.length
  return Math.sqrt(taken.reduce((sum, one) => sum + (one - mean) ** 2, 0) / taken.length)
}
