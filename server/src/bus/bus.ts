/**
 * The port between the servers of one store: wake-ups, and who is here. What is said is heard at most once, by those who are there, and
 * kept nowhere: whoever relies on it asks the store as well. Its contract is tests/contract/bus-contract.ts, which every adapter passes.
 */

export interface Bus {
  /** Whether there can be other servers at all. */
  readonly isAlone: boolean
  /**
   * To those of the other servers that listen to the topic. Comes back at once, throws nothing, and loses it where nobody can be reached, or
   * where it is larger than may be.
   */
  readonly publish: (topic: string, message: Uint8Array) => void
  /**
   * Hears what the others publish, never what this server itself does. From one server on one topic all comes in its order, with gaps. Answers once
   * it listens, or is known not to reach anybody; then it listens as soon as it does, and `onGap` is told.
   */
  readonly subscribe: (topic: string, hear: (message: Uint8Array) => void) => Promise<Subscription>
  /** Told whenever something may have been missed: the connection broke, or is there again. */
  readonly onGap: (missed: () => void) => void
  /** Whether the others can be reached now. */
  readonly isUp: () => boolean
  readonly close: () => Promise<void>
}

export interface Subscription {
  readonly end: () => void
}

/** Larger ones would hold up all others; whoever misses one finds it in the store. */
export const mostMessageBytes = 1024 * 1024
