/** What many ask for and is dear to make: made when somebody asks, and answered for a few seconds to all who do. */

export const usualKeptMs = 5000

/** However many ask at once, `make` runs once; what could not be made is tried again. */
export function keptAWhile<K, T>(make: (key: K) => Promise<T>, ms: number): (key: K) => Promise<T> {
  const kept = new Map<K, Promise<T>>()
  return key => {
    const known = kept.get(key)
    if (known !== undefined) return known
    const made = make(key)
    kept.set(key, made)
    const forget = (): void => {
      kept.delete(key)
    }
    made.then(() => setTimeout(forget, ms).unref(), forget)
    return made
  }
}
