/** The clock of this window, for what is dated where it is made. Handed in once, by main. */
import type { Instant } from '@waymark/shared/model/time.ts'

let here = (): number => 0

export function beginClock({ now }: { readonly now: () => number }): void {
  here = now
}

export const instantNow = (): Instant => new Date(here()).toISOString()
