/** The notes of a room, for a page that is made once and does not live. */
import type { MemberId, RoomId } from '@waymark/shared/model/ids.ts'
import type { Note } from '@waymark/shared/model/note.ts'
import { roomDocName } from '@waymark/shared/doc/doc-name.ts'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import { authorships } from '#store/kinds.ts'
import { byOrder } from '@waymark/shared/rules/order.ts'
import type { NoteDeps } from './asker.ts'

/** In no order. What is not on disk yet is waited for: nobody is shown what could still be lost. */
export async function readNotes({ live }: Pick<NoteDeps, 'live'>, roomId: RoomId): Promise<readonly Note[]> {
  const doc = await live.open(roomDocName(roomId))
  await doc.change(() => undefined)
  return doc.read(opened => [...openRoomDoc(opened).notes.all().values()])
}

/** Those of one person that stand on the board, in its order. */
export async function ownNotes(
  { store, live }: Pick<NoteDeps, 'store' | 'live'>,
  roomId: RoomId,
  memberId: MemberId,
): Promise<readonly Note[]> {
  const own = (await store.list(authorships, roomId)).filter(one => one.memberId === memberId)
  if (own.length === 0) return []
  const doc = await live.open(roomDocName(roomId))
  const notes = doc.read(opened => openRoomDoc(opened).notes.all())
  return own.flatMap(({ id }) => notes.get(id) ?? []).toSorted(byOrder)
}
