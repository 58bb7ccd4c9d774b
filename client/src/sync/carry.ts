/** What carries the frames of one document to the server and back, as a websocket does: by a websocket, or over HTTPS. */
export type Via = 'websocket' | 'https'

export interface Ending {
  /** As of a websocket; 1006 where nobody has said why. */
  readonly code: number
  readonly reason: string
}

export interface Heard {
  readonly opened: (via: Via) => void
  readonly message: (frame: ArrayBuffer) => void
  /** Once, and nothing comes after it. */
  readonly ended: (how: Ending) => void
}

export interface Carried {
  /** Once it has opened, and before it has ended. */
  readonly send: (frame: Uint8Array) => void
  /** Ends it; nothing is heard any more. */
  readonly close: () => void
}

/** `address` is that of a websocket. Nothing is heard before this has answered. */
export type Carry = (address: string, heard: Heard) => Carried

/** Nobody has said why. */
export const lost: Ending = { code: 1006, reason: '' }
