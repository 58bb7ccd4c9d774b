/** Everything that can be read in a document, as one text, so that two copies can be compared. */
import type * as Y from 'yjs'
import type { DocName } from '@waymark/shared/doc/doc-name.ts'
import { draftFragment, readBlocks } from '@waymark/shared/doc/draft-doc.ts'

/** The same for any two copies that have seen the same changes. */
export function wordsIn(name: DocName, doc: Y.Doc): string {
  if (name.startsWith('draft:')) return JSON.stringify(readBlocks(draftFragment(doc)))
  const maps = name.startsWith('room:') ? ['notes'] : ['themes', 'placements', 'parked', 'links']
  return JSON.stringify(maps.map(map => sorted(doc.getMap(map).toJSON())))
}

const sorted = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(
        Object.entries(value)
          .toSorted(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, inner]) => [key, sorted(inner)]),
      )
    : value
