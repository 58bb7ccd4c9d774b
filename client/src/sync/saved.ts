/**
 * Whether my changes of a document are on disk. "Saved" is said only when the server says so.
 *
 * saved: nothing of mine is outstanding. saving: sent, or about to be. waiting: not connected; my changes are here only.
 */
import type { Sent } from './counting-socket.ts'

export type SavedState = 'saved' | 'saving' | 'waiting'

export interface SavedLedger {
  readonly state: () => SavedState
  /** Call after the message that carries the change was counted by `sent`, if one could be sent. */
  readonly changedHere: () => void
  readonly sent: (sent: Sent) => void
  /** `count` document messages of this connection are on disk. */
  readonly onDisk: (count: number) => void
  readonly connected: (is: boolean) => void
}

/** `onChange` hears of each new state. */
export function savedLedger(onChange: (state: SavedState) => void): SavedLedger {
  let outstanding = false
  let isConnected = false
  let sent: Sent = { documentMessages: 0, caughtUp: false }
  let onDisk = 0
  const state = (): SavedState => (!outstanding ? 'saved' : isConnected ? 'saving' : 'waiting')
  const update = (change: () => void): void => {
    const before = state()
    change()
    if (outstanding && isConnected && sent.caughtUp && onDisk >= sent.documentMessages) outstanding = false
    if (state() !== before) onChange(state())
  }
  return {
    state,
    changedHere: () => {
      update(() => {
        outstanding = true
      })
    },
    sent: now => {
      update(() => {
        if (now.documentMessages === 0) onDisk = 0
        sent = now
      })
    },
    onDisk: count => {
      update(() => {
        onDisk = count
      })
    },
    connected: is => {
      update(() => {
        isConnected = is
      })
    },
  }
}
