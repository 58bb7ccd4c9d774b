/** A copy of a document that follows it, one way: for those who only read, so that nothing done to the copy can go back. */
import * as Y from 'yjs'

export interface Mirror {
  readonly doc: Y.Doc
  /** Catches up and follows from now on. Answers the way to stop. */
  readonly follow: () => () => void
}

export function mirrorOf(doc: Y.Doc): Mirror {
  const copy = new Y.Doc()
  const apply = (update: Uint8Array): void => {
    Y.applyUpdate(copy, update)
  }
  return {
    doc: copy,
    follow: () => {
      apply(Y.encodeStateAsUpdate(doc))
      doc.on('update', apply)
      return () => {
        doc.off('update', apply)
      }
    },
  }
}
