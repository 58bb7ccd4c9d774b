/** The notes of a room. Written by the server only, when asked by someone who may. */
import type * as Y from 'yjs'
import { Note } from '#model/note.ts'
import { recordMap, type RecordMap } from './record-map.ts'

export interface RoomDoc {
  readonly notes: RecordMap<Note>
}

export const openRoomDoc = (doc: Y.Doc): RoomDoc => ({ notes: recordMap<Note>(doc.getMap('notes'), Note) })
