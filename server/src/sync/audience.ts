/** Who listens to a document, and how many of each one's messages are on disk. */
import type { Refused } from './apply.ts'
import type { PresenceTidings } from './late-presence.ts'
import type { ChangedBy } from './doc-watch.ts'
import { severalFrame } from './messages.ts'

/** What there is to tell after a tick. At least one of the two is there. */
export interface Tidings {
  /** As a frame. */
  readonly update: Uint8Array | undefined
  readonly presence: PresenceTidings | undefined
  /** All of it in one frame, for those who understand that; encoded once for all of them. */
  readonly together: () => Uint8Array
}

export interface Listener {
  /** Left out by those who change nothing. */
  readonly who?: ChangedBy['who']
  readonly send: (frame: Uint8Array) => void
  readonly tell: (tidings: Tidings) => void
  /** So many of its document messages are on disk. */
  readonly onDisk: (messages: number) => void
  /** What stands beside the document has changed: ask for the page again. */
  readonly lookAgain: () => void
  /** The server is there, and so is everybody of whom it has told. */
  readonly alive: (everybody: () => Uint8Array) => void
  /** Its update could not be used: told after the tick in which it came. */
  readonly refused: (why: Refused) => void
}

interface Counted {
  onDisk: number
  /** Messages that were left out because they came too early. */
  owed: number
}

export interface Audience {
  readonly add: (listener: Listener) => void
  readonly remove: (listener: Listener) => void
  readonly has: (listener: Listener) => boolean
  readonly size: () => number
  readonly all: () => Iterable<Listener>
  /** `by` are those whose own words they are: who is alone in it knows them already, and is left out. */
  readonly tell: (tidings: Pick<Tidings, 'update' | 'presence'>, by: ReadonlySet<object | undefined>) => void
  /** One more of its messages is on disk. `whole`: it held all that its sender has, and so what came too early before. */
  readonly count: (from: Listener, whole: boolean) => void
  /** One of its messages came too early. */
  readonly owe: (from: Listener) => void
}

export function audience(): Audience {
  const counted = new Map<Listener, Counted>()
  return {
    add: listener => {
      counted.set(listener, { onDisk: 0, owed: 0 })
    },
    remove: listener => {
      counted.delete(listener)
    },
    has: listener => counted.has(listener),
    size: () => counted.size,
    all: () => [...counted.keys()],
    tell: ({ update, presence }, by) => {
      const [only] = by.size === 1 ? by : []
      let both: Uint8Array | undefined
      const together = (): Uint8Array => {
        both ??= severalFrame([update, presence?.frame].filter(frame => frame !== undefined))
        return both
      }
      for (const listener of counted.keys()) if (listener !== only) listener.tell({ update, presence, together })
    },
    count: (from, whole) => {
      const count = counted.get(from)
      if (count === undefined) return
      count.onDisk += whole ? 1 + count.owed : 1
      if (whole) count.owed = 0
      from.onDisk(count.onDisk)
    },
    owe: from => {
      const count = counted.get(from)
      if (count !== undefined) count.owed += 1
    },
  }
}
