/** How often one document speaks: at once when it has been quiet, and then at most once a tick, so that a frame carries all that came meanwhile. */

/** In milliseconds. A crowd waits a little longer: what each frame costs is paid once for each of them. */
export const tickMs = (listeners: number): number => (listeners > 100 ? 25 : 20)

/** Who is here, and where, is worth less than words: 20 times a second in a small room, and ever less often in a crowd. */
export const presenceMs = (listeners: number): number => {
  if (listeners <= 50) return 50
  return listeners <= 100 ? 100 : 2 * listeners
}

export interface Pace {
  /** When it may speak next; in the past when that is now. */
  readonly nextAt: () => number
  readonly nextPresenceAt: () => number
  readonly spoke: (at: number, withPresence: boolean) => void
}

export function pace(listeners: () => number): Pace {
  let spokeAt = -Infinity
  let presenceAt = -Infinity
  return {
    nextAt: () => spokeAt + tickMs(listeners()),
    nextPresenceAt: () => Math.max(presenceAt + presenceMs(listeners()), spokeAt + tickMs(listeners())),
    spoke: (at, withPresence) => {
      spokeAt = at
      if (withPresence) presenceAt = at
    },
  }
}
