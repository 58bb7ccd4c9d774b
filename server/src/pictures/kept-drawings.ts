/** What was drawn last, up to a size: asked for again it is not drawn again, however many ask at once. */

/** In bytes. */
const most = 12 * 1024 * 1024

export type KeptDrawings<T> = (key: string, make: () => Promise<T>) => Promise<T>

/** What could not be made is tried again. */
export function keptDrawings<T>(sizeOf: (made: T) => number): KeptDrawings<T> {
  const kept = new Map<string, { readonly made: Promise<T>; bytes: number }>()
  return async (key, make) => {
    const known = kept.get(key)
    const entry = known ?? { made: make(), bytes: 0 }
    // The last one asked for is the last one to go.
    kept.delete(key)
    kept.set(key, entry)
    if (known !== undefined) return known.made
    try {
      entry.bytes = sizeOf(await entry.made)
    } catch (error) {
      kept.delete(key)
      throw error
    }
    forgetOldest(kept)
    return entry.made
  }
}

function forgetOldest(kept: Map<string, { readonly bytes: number }>): void {
  let sum = [...kept.values()].reduce((all, { bytes }) => all + bytes, 0)
  for (const [key, { bytes }] of kept) {
    if (sum <= most) return
    kept.delete(key)
    sum -= bytes
  }
}
