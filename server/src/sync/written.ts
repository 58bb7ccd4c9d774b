/** A document that is written before anybody has opened it. */
import * as Y from 'yjs'

/** A new document with what `write` puts into it, as one update. */
export function written(write: (doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc()
  doc.transact(() => write(doc))
  return Y.encodeStateAsUpdate(doc)
}
