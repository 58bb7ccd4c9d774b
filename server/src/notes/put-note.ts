/** Writing a note, and changing one's own words. Asked twice, it is done once. */
import type { NoteId } from '@waymark/shared/model/ids.ts'
import type { Note } from '@waymark/shared/model/note.ts'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import { roomDocName } from '@waymark/shared/doc/doc-name.ts'
import { may } from '@waymark/shared/rules/permissions.ts'
import { orderAtEnd } from '@waymark/shared/rules/order.ts'
import type { BodyOf } from '@waymark/shared/wire/route.ts'
import type { putNote as putNoteRoute } from '@waymark/shared/wire/notes.ts'
import { Refusal } from '#refusal.ts'
import { authorships, type Authorship } from '#store/kinds.ts'
import { row } from '#store/store.ts'
import { isOver, withAsk } from './asked-once.ts'
import { countOneMore } from './how-many.ts'
import { ownNote, refuseSection, type Asker, type NoteDeps } from './asker.ts'

type Words = BodyOf<typeof putNoteRoute>

/** Answers once the words are on disk. */
export async function putNote(
  deps: NoteDeps,
  asker: Asker,
  { noteId, words }: { readonly noteId: NoteId; readonly words: Words },
): Promise<void> {
  const { member, room, breakout } = asker
  refuseSection(breakout, words.sectionId)
  const known = await ownNote(deps, asker, noteId)
  if (isOver(known, words)) return
  if (known?.withdrawn !== undefined && known.withdrawn !== null)
    throw new Refusal('conflict', 'You withdrew this note. Put it back first, then change it.')
  if (words.route !== 'live' && !may(member.role, 'write-for-others', breakout.step))
    throw new Refusal('not-allowed', 'Only a facilitator writes down words that came another way.')
  const live = await deps.live.open(roomDocName(room.id))
  if (known === undefined) await countOneMore(deps, live, { roomId: room.id, memberId: member.id })
  const authorship: Authorship = known ?? { id: noteId, roomId: room.id, memberId: member.id, withdrawn: null }
  const signedBy = words.signed ? member.name : null
  await live.change(
    doc => {
      const { notes } = openRoomDoc(doc)
      const before = notes.all().get(noteId)
      if (before === undefined) notes.put(newNote(noteId, words, { signedBy, all: notes.all().values() }))
      else notes.patch(noteId, { text: words.text, signedBy, route: words.route })
    },
    [row(authorships, withAsk(authorship, words))],
  )
}

const newNote = (
  id: NoteId,
  { sectionId, text, route }: Words,
  { signedBy, all }: { readonly signedBy: Note['signedBy']; readonly all: Iterable<Note> },
): Note => ({
  id,
  sectionId,
  text,
  route,
  signedBy,
  order: orderAtEnd(all),
})
