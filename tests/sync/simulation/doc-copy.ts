/** A window's copy of one document: what is in it, what the server is known to have of it, and the product's own count of what is saved. */
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { presenceRoom } from '@waymark/client/sync/presence.ts'
import { savedLedger, type SavedLedger } from '@waymark/client/sync/saved.ts'
import type { Unfinished } from '@waymark/shared/doc/redo-doc.ts'

export interface Copy {
  readonly doc: Y.Doc
  readonly awareness: Awareness
  readonly ledger: SavedLedger
  /** As the server had it, and the same with what is not known to be saved. */
  readonly unfinished: () => Unfinished
  /** How often the document had been written anew when this copy was last connected. */
  age: number
  /** Which epoch the server says it is of. */
  epoch: string | undefined
}

export interface CopyHears {
  /** A change made here. Answers whether it was sent. */
  readonly onChange: (update: Uint8Array) => boolean
  readonly onPresence: (awareness: Awareness, clients: readonly number[]) => void
  readonly onSaved: () => void
  readonly newId: () => string
}

/** `server` is the origin of what comes from there. */
export function newCopy(server: unknown, hears: CopyHears): Copy {
  const doc = new Y.Doc()
  const base = new Y.Doc()
  const unsaved = new Map<string, Uint8Array>()
  const awareness = new Awareness(doc)
  // Of the real clock: who is here is told by the server alone.
  clearInterval(awareness._checkInterval)
  const ledger = savedLedger({
    changed: state => {
      if (state === 'saved') hears.onSaved()
    },
    saved: ids => {
      for (const id of ids) {
        const update = unsaved.get(id)
        if (update !== undefined) Y.applyUpdate(base, update)
        unsaved.delete(id)
      }
    },
  })
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin === server) return Y.applyUpdate(base, update)
    const isSent = hears.onChange(update)
    const id = hears.newId()
    unsaved.set(id, update)
    ledger.changedHere(id, isSent)
  })
  awareness.on('update', (changed: Record<'added' | 'updated' | 'removed', number[]>) => {
    hears.onPresence(awareness, [...changed.added, ...changed.updated, ...changed.removed])
  })
  presenceRoom(awareness)
  return { doc, awareness, ledger, unfinished: () => ({ base, mine: doc }), age: 0, epoch: undefined }
}
