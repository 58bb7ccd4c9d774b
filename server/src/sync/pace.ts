/** How often one document speaks: at once when it has been quiet, and then at most once a tick, so that a frame carries all that came meanwhile. */

/** What a machine of two cores sends without breathing hard. Each listener is sent one frame a tick, so a crowd waits a little longer. */
const framesPerSecond = 12_000

/** In milliseconds. */
export const tickMs = (listeners: number): number => Math.min(25, Math.max(10, (1000 * listeners) / framesPerSecond))

/** Who is here, and where, is worth less than words: 20 times a second in a small room, and ever less often in a crowd. */
export const presenceMs = (listeners: number): number => {
  if (listeners <= 50) return 50
  return listeners <= 100 ? 100 : 2 * listeners
}

export interface Pace {
  /** When words may be told next; in the past when that is now. Who is here holds them up for no one. */
  readonly nextAt: () => number
  readonly nextPresenceAt: () => number
  readonly spoke: (at: number, what: { readonly words: boolean; readonly presence: boolean }) => void
}

export function pace(listeners: () => number): Pace {
  let wordsAt = -Infinity
  let presenceAt = -Infinity
  return {
    nextAt: () => wordsAt + tickMs(listeners()),
    nextPresenceAt: () => presenceAt + presenceMs(listeners()),
    spoke: (at, { words, presence }) => {
      if (words) wordsAt = at
      if (presence) presenceAt = at
    },
  }
}
