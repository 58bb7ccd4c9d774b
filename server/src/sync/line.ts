/** One way to one client, whatever carries it: a websocket, or HTTPS where a network lets no websocket through. */
export interface Line {
  readonly isOpen: () => boolean
  /** Does nothing on a line that is closed. The frame must not be changed afterwards. */
  readonly send: (frame: Uint8Array) => void
  /** Bytes that were given to `send` and have not left yet. */
  readonly unsent: () => number
  /** One of `closeCodes`, and a word about it that tells nothing of anybody. */
  readonly close: (code: number, reason: string) => void
  /** Hears each frame from now on, in order; undefined for one that is not bytes. */
  readonly onFrame: (hear: (frame: Uint8Array | undefined) => void) => void
  /** Once, however it came about. */
  readonly onClose: (hear: () => void) => void
}
