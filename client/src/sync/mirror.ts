/** A copy of a document that follows it, one way: for those who only read, so that nothing done to the copy can go back. */
import * as Y from 'yjs'

export interface Mirror {
  /** As it was when the mirror was made, until it follows. */
  readonly doc: Y.Doc
  /** As it is now, and from now on. Answers the way to stop. */
  readonly follow: () => () => void
}

export function mirrorOf(doc: Y.Doc): Mirror {
  const copy = new Y.Doc()
  const apply = (update: Uint8Array): void => {
    Y.applyUpdate(copy, update)
  }
  const catchUp = (): void => {
    apply(Y.encodeStateAsUpdate(doc))
  }
  catchUp()
  return {
    doc: copy,
    follow: () => {
      catchUp()
      doc.on('update', apply)
      return () => {
        doc.off('update', apply)
      }
    },
  }
}
