/** Lists in a form: things are put in, taken out and moved by buttons. */

/** The thing at `at` goes `by` places down, or up when it is negative; never over an end. */
export function moved<T>(list: readonly T[], at: number, by: number): readonly T[] {
  const to = Math.min(Math.max(at + by, 0), list.length - 1)
  const thing = list[at]
  return thing === undefined ? list : list.toSpliced(at, 1).toSpliced(to, 0, thing)
}

export const changedAt = <T>(list: readonly T[], at: number, change: Partial<T>): readonly T[] =>
  list.map((thing, place) => (place === at ? { ...thing, ...change } : thing))

export const takenOut = <T>(list: readonly T[], at: number): readonly T[] => list.toSpliced(at, 1)
