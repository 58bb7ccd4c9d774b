/** What one of each thing costs: measured by `npm run bench -- sizing`, and given to the calculation as it is. */
import type { Counted } from './counts.ts'

/** Microseconds of processor for each; of what stands, for each second. What is not named costs nothing. */
export type Prices = Readonly<Partial<Record<Counted, number>>>

export interface UnitCosts {
  readonly node: Prices
  readonly store: Prices
  readonly bus: Prices
  /** Bytes that leave the nodes towards people. */
  readonly sent: Prices
  readonly memory: {
    /** Megabytes of a node with nobody on it. */
    readonly node: number
    /** Kilobytes. */
    readonly window: number
    readonly document: number
  }
  /** Bytes in the store of one note, with its rows and its part of the log. */
  readonly bytesKept: number
  /** To the store, that a node may open. */
  readonly connections: number
  /** Milliseconds that a note has the turn of its room. */
  readonly turn: number
  /** Commits a second that the store makes durable, at most. */
  readonly mostCommits: number
  /** Messages a second through the bus, at most. */
  readonly mostMessages: number
}
