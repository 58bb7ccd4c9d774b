/** Withdrawing one's own note: gone from everybody's board and from the document, kept for its author, who can put it back. */
import type { NoteId, RoomId } from '@waymark/shared/model/ids.ts'
import type { Member } from '@waymark/shared/model/member.ts'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import { roomDocName } from '@waymark/shared/doc/doc-name.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import type { Asking, myNotes as myNotesRoute } from '@waymark/shared/wire/notes.ts'
import { authorships } from '#store/kinds.ts'
import { row } from '#store/store.ts'
import { isOver, withAsk } from './asked-once.ts'
import { noteThere, type Asker, type NoteDeps } from './asker.ts'

export interface OneNote {
  readonly noteId: NoteId
  readonly asking: Asking
}

/** Withdrawn twice is withdrawn once. */
export async function withdrawNote(deps: NoteDeps, asker: Asker, { noteId, asking }: OneNote): Promise<void> {
  const known = await noteThere(deps, asker, noteId)
  if (known.withdrawn !== null || isOver(known, asking)) return
  const live = await deps.live.open(roomDocName(asker.room.id))
  const note = live.read(doc => openRoomDoc(doc).notes.all().get(noteId))
  if (note === undefined) return
  await live.change(
    doc => {
      openRoomDoc(doc).notes.remove(noteId)
    },
    [row(authorships, withAsk({ ...known, withdrawn: note }, asking))],
  )
}

export async function putNoteBack(deps: NoteDeps, asker: Asker, { noteId, asking }: OneNote): Promise<void> {
  const known = await noteThere(deps, asker, noteId)
  const note = known.withdrawn
  if (note === null || isOver(known, asking)) return
  const live = await deps.live.open(roomDocName(asker.room.id))
  await live.change(
    doc => {
      openRoomDoc(doc).notes.put(note)
    },
    [row(authorships, withAsk({ ...known, withdrawn: null }, asking))],
  )
}

export async function myNotes(
  { store }: NoteDeps,
  member: Member,
  roomId: RoomId,
): Promise<ReplyOf<typeof myNotesRoute>> {
  const own = (await store.list(authorships, roomId)).filter(({ memberId }) => memberId === member.id)
  return {
    mine: own.filter(({ withdrawn }) => withdrawn === null).map(({ id }) => id),
    withdrawn: own.flatMap(({ withdrawn }) => (withdrawn === null ? [] : [withdrawn])),
  }
}
