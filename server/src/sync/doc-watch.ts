/** Whoever keeps an account of what is changed in a document: told of each change as it is made, and by whom. */
import type * as Y from 'yjs'
import type { DocName } from '@waymark/shared/doc/doc-name.ts'
import type { Touched } from '@waymark/shared/doc/touched.ts'
import type { Identity } from '@waymark/shared/wire/sync.ts'
import type { Row } from '#store/store.ts'

export interface DocWatch {
  /** Called before anything is changed, with what stands there; and again once the document was written anew. */
  readonly begin: (doc: Y.Doc) => void
  /** Answers rows to be kept in the same commit. It must not throw, whatever was written. */
  readonly changed: (touched: Touched, by: ChangedBy | undefined) => readonly Row[]
}

/** A member of one connection; the server itself is undefined. */
export interface ChangedBy {
  readonly line: object
  readonly who: Pick<Identity, 'name' | 'role'>
}

/** Undefined for a document of which nobody keeps an account. */
export type WatchOf = (name: DocName) => DocWatch | undefined
