/** What carries a bus, and nothing that lasts: whatever breaks is replaced by a new one. */

export interface Wire {
  /** Comes back at once, throws nothing. Loses what it is too full for. */
  readonly publish: (channel: string, bytes: Uint8Array) => void
  /** Fails where nothing will be heard. */
  readonly listen: (channel: string) => Promise<void>
  readonly leave: (channel: string) => void
  /** Answers why, once it is broken. It never mends. */
  readonly broken: Promise<Error>
  readonly cut: (why: Error) => void
  /** What was published goes out before, if that is soon. */
  readonly end: () => Promise<void>
}

/** Fails where nobody can be reached, within seconds. */
export type LayWire = (hear: (channel: string, bytes: Uint8Array) => void) => Promise<Wire>

/** How long is waited for whom. */
export interface Waits {
  /** Between two signs of life; one that is three behind is given up. */
  readonly aliveEveryMs: number
  /** For a connection, and until what is listened to is listened to on it. */
  readonly connectMs: number
}

export const usualWaits: Waits = { aliveEveryMs: 1500, connectMs: 5000 }
