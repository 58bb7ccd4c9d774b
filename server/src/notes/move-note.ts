/** To another place on the same board. The words stay as they are. */
import type { NoteId } from '@waymark/shared/model/ids.ts'
import type { Note } from '@waymark/shared/model/note.ts'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import { roomDocName } from '@waymark/shared/doc/doc-name.ts'
import { orderAfter, orderAtEnd } from '@waymark/shared/rules/order.ts'
import { may } from '@waymark/shared/rules/permissions.ts'
import type { BodyOf } from '@waymark/shared/wire/route.ts'
import type { moveNote as moveNoteRoute } from '@waymark/shared/wire/notes.ts'
import { Refusal } from '#refusal.ts'
import { authorships, type Authorship } from '#store/kinds.ts'
import { authorRow } from './author-row.ts'
import { isOver, withAsk } from './asked-once.ts'
import { noteThere, refuseSection, type Asker, type NoteDeps } from './asker.ts'
import { keepUnseen, ownUnseen } from './unseen.ts'

type Place = BodyOf<typeof moveNoteRoute>

/** One's own, or any for the team. Refuses with 'gone' when it was withdrawn meanwhile. */
export async function moveNote(
  deps: NoteDeps,
  asker: Asker,
  { noteId, place }: { readonly noteId: NoteId; readonly place: Place },
): Promise<void> {
  const { member, room, breakout } = asker
  refuseSection(breakout, place.sectionId)
  const mayMoveAny = may(member.role, 'move-any-note', breakout.step)
  const known = mayMoveAny ? await deps.store.get(authorships, noteId) : await noteThere(deps, asker, noteId)
  if (isOver(known, place)) return
  if (known?.unseen != null) return moveUnseen(deps, asker, { known, place })
  const live = await deps.live.open(roomDocName(room.id))
  await live.change(
    doc => {
      const { notes } = openRoomDoc(doc)
      const siblings = [...notes.all().values()].filter(
        ({ sectionId, id }) => sectionId === place.sectionId && id !== noteId,
      )
      if (!notes.patch(noteId, { sectionId: place.sectionId, order: orderFor(siblings, place.after) }))
        throw new Refusal('gone', 'This note is not here any more.')
    },
    known === undefined || place.askId === undefined ? [] : [authorRow(deps, withAsk(known, place))],
  )
}

/** By its author alone: the others do not know of it. It stands among those that everybody sees, as it will when it is shown. */
async function moveUnseen(
  deps: NoteDeps,
  asker: Asker,
  { known, place }: { readonly known: Authorship; readonly place: Place },
): Promise<void> {
  const { room, member } = asker
  if (known.unseen === null || known.memberId !== member.id || known.roomId !== room.id)
    throw new Refusal('gone', 'This note is not here any more.')
  const live = await deps.live.open(roomDocName(room.id))
  const shown = live.read(doc => [...openRoomDoc(doc).notes.all().values()])
  const siblings = [...shown, ...(await ownUnseen(deps, asker))].filter(
    ({ sectionId, id }) => sectionId === place.sectionId && id !== known.id,
  )
  const note = { ...known.unseen.note, sectionId: place.sectionId, order: orderFor(siblings, place.after) }
  await keepUnseen(deps, room.id, withAsk({ ...known, unseen: { ...known.unseen, note } }, place))
}

const orderFor = (siblings: readonly Note[], after: Place['after']): Note['order'] =>
  after === 'last'
    ? orderAtEnd(siblings)
    : orderAfter(
        siblings,
        after === 'first' ? null : siblings.some(({ id }) => id === after) ? after : (siblings.at(-1)?.id ?? null),
      )
