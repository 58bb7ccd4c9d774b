/** The clock and chance, as main.ts brings them. */
import type { Timers } from '#sync/saving.ts'

export interface Given {
  readonly now: () => string
  readonly newId: () => string
  /** 32 bytes. */
  readonly newKey: () => Uint8Array
  readonly timers: Timers
}
