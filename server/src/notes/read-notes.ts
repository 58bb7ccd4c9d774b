/** The notes of a room, for a page that is made once and does not live. */
import type { RoomId } from '@waymark/shared/model/ids.ts'
import type { Note } from '@waymark/shared/model/note.ts'
import { roomDocName } from '@waymark/shared/doc/doc-name.ts'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import type { NoteDeps } from './asker.ts'

/** In no order. What is not on disk yet is waited for: nobody is shown what could still be lost. */
export async function readNotes({ live }: Pick<NoteDeps, 'live'>, roomId: RoomId): Promise<readonly Note[]> {
  const doc = await live.open(roomDocName(roomId))
  await doc.change(() => undefined)
  return doc.read(opened => [...openRoomDoc(opened).notes.all().values()])
}
