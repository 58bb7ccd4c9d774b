/** Updates of one document, brought together. */
import * as Y from 'yjs'

export function documentOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  return doc
}

/** Read and written again, so that what was deleted is not in it. */
export const folded = (updates: readonly Uint8Array[]): Uint8Array =>
  updates.length === 1 && updates[0] !== undefined ? updates[0] : Y.encodeStateAsUpdate(documentOf(updates))
