/**
 * Whether my changes of a document are on disk. "Saved" is said only when the server says so.
 *
 * saved: nothing of mine is outstanding. saving: sent, or about to be. waiting: not connected; my changes are here only.
 */
import type { Sent } from './counting-socket.ts'

export type SavedState = 'saved' | 'saving' | 'waiting'

export interface SavedLedger {
  readonly state: () => SavedState
  /** `isSent`: by the message that was counted last. Otherwise it goes with what is sent when catching up. */
  readonly changedHere: (id: string, isSent: boolean) => void
  readonly sent: (sent: Sent) => void
  /** `count` document messages of this connection are on disk. */
  readonly onDisk: (count: number) => void
  readonly connected: (is: boolean) => void
}

export interface SavedHears {
  readonly changed: (state: SavedState) => void
  /** These changes are on disk. Before `changed` is told. */
  readonly saved?: (ids: readonly string[]) => void
}

export function savedLedger(hears: SavedHears): SavedLedger {
  /** Each with the message that carries it, counted from the beginning of the connection; null while there is none. */
  const outstanding = new Map<string, number | null>()
  let isConnected = false
  let sent: Sent = { documentMessages: 0, caughtUp: false }
  let onDisk = 0
  const state = (): SavedState => (outstanding.size === 0 ? 'saved' : isConnected ? 'saving' : 'waiting')
  const settle = (): void => {
    const ids = [...outstanding].flatMap(([id, message]) => (message !== null && message <= onDisk ? [id] : []))
    if (ids.length === 0) return
    for (const id of ids) outstanding.delete(id)
    hears.saved?.(ids)
  }
  const update = (change: () => void): void => {
    const before = state()
    change()
    if (isConnected) settle()
    if (state() !== before) hears.changed(state())
  }
  const carryAll = (carrier: (message: number | null) => number | null): void => {
    for (const [id, message] of outstanding) outstanding.set(id, carrier(message))
  }
  return {
    state,
    changedHere: (id, isSent) => {
      update(() => {
        // What is sent before the catching up may build on what the server has not heard of yet.
        outstanding.set(id, isSent && sent.caughtUp ? sent.documentMessages : null)
      })
    },
    sent: now => {
      update(() => {
        const isNewLine = now.documentMessages === 0
        if (isNewLine) onDisk = 0
        if (isNewLine) carryAll(() => null)
        if (now.caughtUp && !sent.caughtUp) carryAll(message => message ?? now.documentMessages)
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
