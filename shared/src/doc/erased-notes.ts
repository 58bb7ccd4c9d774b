/** Which notes were erased, in the themes of a breakout: their ids alone, so that what a window makes once more brings nothing of them back. */
import type * as Y from 'yjs'
import { NoteId } from '#model/ids.ts'

const mapName = 'erased'

export function erasedNotesIn(doc: Y.Doc): ReadonlySet<string> {
  return new Set(doc.getMap(mapName).keys())
}

/** What is no id is left out. Call inside a transaction. */
export function markErased(doc: Y.Doc, ids: Iterable<string>): void {
  const erased = doc.getMap(mapName)
  for (const id of [...ids].toSorted()) if (!erased.has(id) && NoteId.safeParse(id).success) erased.set(id, true)
}
