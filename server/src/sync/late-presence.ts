/** Who is here, for one listener: what is left out while its line is slow is told when it no longer is, the latest of each. */
import { presenceFrame, type PresenceEntry } from './messages.ts'

export interface PresenceTidings {
  /** The same for everybody. */
  readonly frame: Uint8Array
  readonly entries: readonly PresenceEntry[]
}

export interface LatePresence {
  /** What to send now; undefined for nothing. Ask also when there is nothing new: something may be late. */
  readonly due: (told: PresenceTidings | undefined) => Uint8Array | undefined
}

export function latePresence(isSlow: () => boolean): LatePresence {
  const late = new Map<number, PresenceEntry>()
  return {
    due: told => {
      if (late.size === 0 && (told === undefined || !isSlow())) return told?.frame
      for (const entry of told?.entries ?? []) late.set(entry.client, entry)
      if (isSlow()) return undefined
      const frame = presenceFrame([...late.values()])
      late.clear()
      return frame
    },
  }
}
