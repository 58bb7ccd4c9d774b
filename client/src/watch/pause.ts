/** How long a page that looks on waits before it asks again: spread by chance, longer when nothing happens, and long when nobody looks at it. */

export interface Asking {
  /** Answers in a row that were as the one before. */
  readonly unchanged: number
  /** Asks in a row that failed. */
  readonly failed: number
  readonly isHidden: boolean
  /** From 0 up to 1. */
  readonly chance: number
  /** Seconds that the server asked to wait. */
  readonly retryAfter?: number | undefined
}

const shortestMs = 5000
const spread = 0.6
const longestMs = 60_000

export function pauseMs({ unchanged, failed, isHidden, chance, retryAfter = 0 }: Asking): number {
  const times = failed > 0 ? 2 ** Math.min(failed, 4) : unchanged > 2 ? 2 : 1
  const base = isHidden ? longestMs : Math.min(shortestMs * times, longestMs)
  return Math.max(base, retryAfter * 1000) * (1 + chance * spread)
}
