/** Writing a note, and changing one's own words. Asked twice, it is done once. */
import type { NoteId } from '@waymark/shared/model/ids.ts'
import { NoteText, type Note, type Unseen, type UnseenBecause } from '@waymark/shared/model/note.ts'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import { roomDocName } from '@waymark/shared/doc/doc-name.ts'
import { may } from '@waymark/shared/rules/permissions.ts'
import { orderAtEnd } from '@waymark/shared/rules/order.ts'
import type { BodyOf } from '@waymark/shared/wire/route.ts'
import type { putNote as putNoteRoute } from '@waymark/shared/wire/notes.ts'
import type { Deps } from '#deps.ts'
import { Refusal } from '#refusal.ts'
import { erasedNotes, type Authorship } from '#store/kinds.ts'
import type { LiveDoc } from '#sync/live-doc.ts'
import { withoutTakenOut } from '#taken-out.ts'
import { authorRow } from './author-row.ts'
import { isOver, withAsk } from './asked-once.ts'
import { asOneMore } from './how-many.ts'
import { ownNote, refuseSection, type Asker, type NoteDeps } from './asker.ts'
import { ownUnseen, unseen, unseenNow } from './unseen.ts'

type Words = BodyOf<typeof putNoteRoute>

/** Answers once the words are on disk. */
export async function putNote(
  deps: NoteDeps & Pick<Deps, 'monotonic' | 'linkKey'>,
  asker: Asker,
  { noteId, words }: { readonly noteId: NoteId; readonly words: Words },
): Promise<void> {
  const { member, room, breakout } = asker
  refuseSection(breakout, words.sectionId)
  if (room.kind === 'written')
    throw new Refusal('not-allowed', 'Only passages of written answers stand here. Mark one in the answer itself.')
  const known = await ownNote(deps, asker, noteId)
  if (known === undefined) await refuseErased(deps, noteId)
  if (isOver(known, words)) return
  refuseWords(asker, known, words)
  const live = await deps.live.open(roomDocName(room.id))
  const authorship: Authorship = known ?? {
    id: noteId,
    roomId: room.id,
    memberId: member.id,
    withdrawn: null,
    unseen: null,
  }
  const why = unseenWhy(known?.unseen, unseenNow(asker))
  const put: Put = {
    authorship: withAsk(authorship, words),
    sectionId: words.sectionId,
    said: saidIn(asker, { ...words, text: textOf(deps, authorship, words) }),
  }
  const add = async (): Promise<void> =>
    why === undefined
      ? putOnBoard(deps, live, { ...put, isNew: known === undefined })
      : putUnseen(deps, live, { ...put, why, own: await ownUnseen(deps, asker) })
  await (known === undefined ? asOneMore(deps, { live, roomId: room.id, memberId: member.id }, add) : add())
}

function refuseWords({ member, breakout }: Asker, known: Authorship | undefined, { route }: Words): void {
  if (known?.withdrawn !== undefined && known.withdrawn !== null)
    throw new Refusal('conflict', 'You withdrew this note. Put it back first, then change it.')
  if (route !== 'live' && !may(member.role, 'write-for-others', breakout.step))
    throw new Refusal('not-allowed', 'Only a facilitator writes down words that came another way.')
}

/** What was erased stays so, also where an old window or a queue still holds it. */
async function refuseErased({ store }: NoteDeps, noteId: NoteId): Promise<void> {
  if ((await store.get(erasedNotes, noteId)) !== undefined)
    throw new Refusal('gone', 'This note was erased, at the wish of whoever wrote it.')
}

/** Names that were taken out of it are not written into it again. */
function textOf(
  { linkKey: key }: Pick<Deps, 'linkKey'>,
  { id: noteId, takenOut = [] }: Authorship,
  { text }: Words,
): string {
  const without = withoutTakenOut(text, { key, noteId, takenOut })
  if (without === text || NoteText.safeParse(without).success) return without
  throw new Refusal('malformed', 'A name was taken out of this note. Write it without that name, a little shorter.', {
    at: ['body', 'text'],
  })
}

/** In a breakout where nobody is named no name is kept. */
const nameOn = ({ member, breakout }: Asker, { signed, whose }: Words): Note['signedBy'] =>
  signed && breakout.settings.names === 'by-note' ? (whose ?? member.name) : null

/** What an author writes here is neither a summary nor read back. */
function saidIn(asker: Asker, words: Words): Put['said'] {
  const { text, route, isSummary, isReadBack } = words
  const told = route === 'live' ? { isSummary: undefined, isReadBack: undefined } : { isSummary, isReadBack }
  return { text, route, signedBy: nameOn(asker, words), ...told }
}

/** A note that is kept back stays so, and one that is held back is looked at again. A note that all see, and whose breakout is looked at first, goes back to be looked at. */
function unseenWhy(known: Unseen | null | undefined, now: UnseenBecause | undefined): UnseenBecause | undefined {
  if (known == null) return now
  return known.why === 'held' ? 'to-check' : known.why
}

interface Put {
  readonly authorship: Authorship
  readonly sectionId: Note['sectionId']
  readonly said: Pick<Note, 'text' | 'route' | 'signedBy' | 'isSummary' | 'isReadBack'>
}

function putOnBoard(
  deps: NoteDeps,
  live: LiveDoc,
  { authorship, isNew, sectionId, said }: Put & { readonly isNew: boolean },
): Promise<void> {
  return live.change(
    doc => {
      const { notes } = openRoomDoc(doc)
      const all = notes.all()
      if (all.has(authorship.id)) notes.patch(authorship.id, said)
      else if (isNew) notes.put({ id: authorship.id, sectionId, ...said, order: orderAtEnd(all.values()) })
      // Somebody of the team has held it back a moment ago.
      else throw new Refusal('conflict', 'This note has just been taken off the board. Load the room again.')
    },
    [authorRow(deps, authorship)],
  )
}

/** Off the board where it stood there; a new one after all others that its author sees. */
function putUnseen(
  deps: NoteDeps,
  live: LiveDoc,
  { authorship, why, sectionId, said, own }: Put & { readonly why: UnseenBecause; readonly own: readonly Note[] },
): Promise<void> {
  let before = authorship.unseen?.note
  return live.change(
    doc => {
      const { notes } = openRoomDoc(doc)
      const all = notes.all()
      before ??= all.get(authorship.id) ?? {
        id: authorship.id,
        sectionId,
        ...said,
        order: orderAtEnd([...all.values(), ...own]),
      }
      notes.remove(authorship.id)
    },
    () =>
      before === undefined ? [] : [authorRow(deps, { ...authorship, unseen: unseen({ ...before, ...said }, why) })],
  )
}
