/** Withdrawing one's own note: gone from everybody's board and from the document, kept for its author, who can put it back. */
import type { RoomId } from '@waymark/shared/model/ids.ts'
import type { Member } from '@waymark/shared/model/member.ts'
import type { Note } from '@waymark/shared/model/note.ts'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import { roomDocName } from '@waymark/shared/doc/doc-name.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import type { myNotes as myNotesRoute } from '@waymark/shared/wire/notes.ts'
import { authorships } from '#store/kinds.ts'
import { authorRow } from './author-row.ts'
import { isOver, withAsk } from './asked-once.ts'
import { noteThere, type Asker, type NoteDeps } from './asker.ts'
import type { OneNote } from './one-note.ts'
import { keepUnseen, unseen, unseenNow } from './unseen.ts'

/** Withdrawn twice is withdrawn once. */
export async function withdrawNote(deps: NoteDeps, asker: Asker, { noteId, asking }: OneNote): Promise<void> {
  const known = await noteThere(deps, asker, noteId)
  if (known.withdrawn !== null || isOver(known, asking)) return
  if (known.unseen !== null) {
    const withdrawn = { ...known, withdrawn: known.unseen.note, unseen: null }
    return keepUnseen(deps, asker.room.id, withAsk(withdrawn, asking))
  }
  const live = await deps.live.open(roomDocName(asker.room.id))
  let note: Note | undefined
  await live.change(
    doc => {
      const { notes } = openRoomDoc(doc)
      note = notes.all().get(noteId)
      notes.remove(noteId)
    },
    () => (note === undefined ? [] : [authorRow(deps, withAsk({ ...known, withdrawn: note }, asking))]),
  )
}

/** Where it was; or, where what is written now is seen by nobody else yet, to its author alone. */
export async function putNoteBack(deps: NoteDeps, asker: Asker, { noteId, asking }: OneNote): Promise<void> {
  const known = await noteThere(deps, asker, noteId)
  const note = known.withdrawn
  if (note === null || isOver(known, asking)) return
  const back = withAsk({ ...known, withdrawn: null }, asking)
  const why = unseenNow(asker)
  if (why !== undefined) return keepUnseen(deps, asker.room.id, { ...back, unseen: unseen(note, why) })
  const live = await deps.live.open(roomDocName(asker.room.id))
  await live.change(
    doc => {
      openRoomDoc(doc).notes.put(note)
    },
    [authorRow(deps, back)],
  )
}

export async function myNotes(
  { store }: Pick<NoteDeps, 'store'>,
  member: Member,
  roomId: RoomId,
): Promise<ReplyOf<typeof myNotesRoute>> {
  const own = (await store.list(authorships, roomId)).filter(({ memberId }) => memberId === member.id)
  return {
    mine: own.filter(({ withdrawn }) => withdrawn === null).map(({ id }) => id),
    withdrawn: own.flatMap(({ withdrawn }) => (withdrawn === null ? [] : [withdrawn])),
    unseen: own.flatMap(one => (one.unseen === null ? [] : [one.unseen])),
  }
}
