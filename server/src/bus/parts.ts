/** Something large as several messages, and as one again. Pure. */

export interface PartOf {
  /** From 0. */
  readonly part: number
  readonly of: number
  readonly bytes: Uint8Array
}

/** At least one. They share the memory of `whole`. */
export function partsOf(whole: Uint8Array, mostBytes: number): Uint8Array[] {
  const count = Math.max(1, Math.ceil(whole.byteLength / mostBytes))
  return Array.from({ length: count }, (_, at) => whole.subarray(at * mostBytes, (at + 1) * mostBytes))
}

/** At once; of more, the oldest is given up, because something of it was lost. */
const mostHalves = 64
const mostParts = 16

/**
 * Takes the parts of many as they come, each in its order, and answers what is whole with its last part. What misses one never is.
 */
export function joiner(): (id: string, piece: PartOf) => Uint8Array | undefined {
  const halves = new Map<string, Uint8Array[]>()
  return (id, { part, of, bytes }) => {
    if (of === 1) return bytes
    const before = halves.get(id) ?? []
    halves.delete(id)
    if (part !== before.length || of > mostParts) return undefined
    const now = [...before, bytes]
    if (now.length === of) return new Uint8Array(Buffer.concat(now))
    const [oldest] = halves.keys()
    if (oldest !== undefined && halves.size >= mostHalves) halves.delete(oldest)
    halves.set(id, now)
    return undefined
  }
}
