/** How long a document's log has become, and when it is worth writing one state in its place. */
export interface DocLog {
  /** The number of the last entry that is known, and all before it. */
  readonly head: () => number
  /** One more entry, of so many bytes, which got that number. */
  readonly appended: (bytes: number, at: number) => void
  /** Entries that other servers appended, or that were read once more, and the number of the last. */
  readonly followed: (updates: readonly Uint8Array[], head: number) => void
  /** Whether others have appended something between what is known and what was appended from here. */
  readonly isBehind: () => boolean
  /** All up to the head is one entry now, of so many bytes. */
  readonly compacted: (bytes: number) => void
  /** Written anew from time to time while it is open: what is written again is never more than what was written once. */
  readonly isLong: () => boolean
  /**
   * The log was begun anew with an entry of so many bytes, which got that number. Where that had to be asked for twice, others may have
   * appended to it before: it is behind until it has been read.
   */
  readonly rewritten: (bytes: number, at: number) => void
  readonly bytes: () => number
  /** More than one entry: something deleted may still stand in it. */
  readonly hasTail: () => boolean
}

const longBytes = 256 * 1024
const longEntries = 2000

export function docLog(updates: readonly Uint8Array[], head: number): DocLog {
  let [first = 0, ...rest] = updates.map(({ byteLength }) => byteLength)
  let tail = { entries: rest.length, bytes: rest.reduce((sum, bytes) => sum + bytes, 0) }
  let last = head
  let farthest = head
  const add = (bytes: number): void => {
    if (first === 0) first = bytes
    else tail = { entries: tail.entries + 1, bytes: tail.bytes + bytes }
  }
  const replaced = (bytes: number): void => {
    first = bytes
    tail = { entries: 0, bytes: 0 }
  }
  return {
    head: () => last,
    appended: (bytes, at) => {
      if (at === last + 1) last = at
      farthest = Math.max(farthest, at)
      add(bytes)
    },
    followed: (more, at) => {
      last = Math.max(last, at)
      farthest = Math.max(farthest, last)
      for (const { byteLength } of more) add(byteLength)
    },
    isBehind: () => last < farthest,
    compacted: replaced,
    rewritten: (bytes, at) => {
      last = 0
      farthest = at
      replaced(bytes)
    },
    isLong: () => tail.bytes > Math.max(longBytes, first) || tail.entries > longEntries,
    bytes: () => first + tail.bytes,
    hasTail: () => tail.entries > 0,
  }
}
