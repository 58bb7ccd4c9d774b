/** Who listens to a document, and how many of each one's messages are on disk. */
export interface Listener {
  readonly send: (frame: Uint8Array) => void
  /** Left out when the listener is slow. */
  readonly sendPresence: (frame: Uint8Array) => void
  /** So many of its document messages are on disk. */
  readonly onDisk: (messages: number) => void
  /** What stands beside the document has changed: ask for the page again. */
  readonly lookAgain: () => void
  /** Its update could not be used: told after the tick in which it came. */
  readonly refused: (why: 'ahead' | 'malformed') => void
}

export interface Audience {
  readonly add: (listener: Listener) => void
  readonly remove: (listener: Listener) => void
  readonly size: () => number
  readonly send: (frame: Uint8Array) => void
  readonly sendPresence: (frame: Uint8Array) => void
  readonly lookAgain: () => void
  /** One more of its messages is on disk. */
  readonly count: (from: Listener) => void
}

export function audience(): Audience {
  const messages = new Map<Listener, number>()
  return {
    add: listener => {
      messages.set(listener, 0)
    },
    remove: listener => {
      messages.delete(listener)
    },
    size: () => messages.size,
    send: frame => {
      for (const listener of messages.keys()) listener.send(frame)
    },
    sendPresence: frame => {
      for (const listener of messages.keys()) listener.sendPresence(frame)
    },
    lookAgain: () => {
      for (const listener of messages.keys()) listener.lookAgain()
    },
    count: from => {
      const count = (messages.get(from) ?? 0) + 1
      if (!messages.has(from)) return
      messages.set(from, count)
      from.onDisk(count)
    },
  }
}
