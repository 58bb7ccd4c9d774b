/** The notes of a room. Written by the server only, when asked by someone who may. */
import type * as Y from 'yjs'
import { Note } from '#model/note.ts'
import { recordMap, type RecordMap } from './record-map.ts'

export interface RoomDoc {
  readonly notes: RecordMap<Note>
}

const opened = new WeakMap<Y.Doc, RoomDoc>()

/** The same window on the same document. */
export function openRoomDoc(doc: Y.Doc): RoomDoc {
  const known = opened.get(doc) ?? { notes: recordMap<Note>(doc.getMap('notes'), Note) }
  opened.set(doc, known)
  return known
}
