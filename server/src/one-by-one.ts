/** One after the other: what one act finds in the rows is still so when it writes. */

/** `of` is what the acts are about; those about another do not wait. */
const last = new WeakMap<object, Promise<unknown>>()

export function oneByOne<T>(of: object, act: () => Promise<T>): Promise<T> {
  const mine = (last.get(of) ?? Promise.resolve()).then(act, act)
  last.set(
    of,
    mine.catch(() => undefined),
  )
  return mine
}
