/**
 * What the live core tells whoever watches over the server: how many and how long, never whose and never what. Every call comes
 * back at once and throws nothing. Milliseconds are those of a clock that only grows.
 */
import type { Refused } from './apply.ts'

/** What carries a client's messages. */
export type Carrier = 'websocket' | 'https'

export interface Observed {
  /** A tick has run what waited on its documents: so many pieces of work, in so long. */
  readonly ticked: (ms: number, works: number) => void
  /** A commit is on disk. */
  readonly committed: (ms: number, kept: { readonly updates: number; readonly rows: number }) => void
  /** A commit failed, and will be tried again. */
  readonly commitFailed: () => void
  /** A document was read from its log. */
  readonly opened: (ms: number) => void
  /** An update was not taken. */
  readonly updateRefused: (why: Refused) => void
  /** So many people's presence was told, to so many. */
  readonly presenceTold: (entries: number, listeners: number) => void
  readonly came: (by: Carrier) => void
  readonly left: (by: Carrier) => void
  /** The server closed a line, with one of `closeCodes`. */
  readonly cut: (code: number) => void
}

const nothing = (): void => undefined

/** Nobody watches. */
export const unobserved: Observed = {
  ticked: nothing,
  committed: nothing,
  commitFailed: nothing,
  opened: nothing,
  updateRefused: nothing,
  presenceTold: nothing,
  came: nothing,
  left: nothing,
  cut: nothing,
}
