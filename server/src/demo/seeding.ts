/** What is gathered while the demo is made: rows and documents, for one commit. */
import type { DocName } from '@waymark/shared/doc/doc-name.ts'
import type { Row } from '#store/store.ts'
import type { KeyedIds } from './keyed-ids.ts'

export interface Seeding {
  readonly rows: Row[]
  readonly updates: { readonly doc: DocName; readonly update: Uint8Array }[]
  readonly newId: () => string
  /** The id that stands for a key of the series, the same each time. */
  readonly idOf: KeyedIds
}
