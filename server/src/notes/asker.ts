/** What every act on a note asks first: which room, who asks, whose note it is. */
import type { NoteId } from '@waymark/shared/model/ids.ts'
import type { Member } from '@waymark/shared/model/member.ts'
import { Refusal } from '#refusal.ts'
import type { Deps } from '#deps.ts'
import { authorships, type Authorship } from '#store/kinds.ts'
import type { Breakout, Room } from '@waymark/shared/model/session.ts'

export type NoteDeps = Pick<Deps, 'store' | 'live' | 'newId'>
/** For acts that stand in the activity record. */
export type TeamDeps = NoteDeps & Pick<Deps, 'now'>

/** Somebody in a room where they may be, at this moment. */
export interface Asker {
  readonly member: Member
  readonly room: Room
  readonly breakout: Breakout
}

/** Undefined for a note that is not there yet. Refuses with 'not-allowed' for somebody else's, and for an id that stands in another room. */
export async function ownNote(
  { store }: NoteDeps,
  { member, room }: Asker,
  noteId: NoteId,
): Promise<Authorship | undefined> {
  const known = await store.get(authorships, noteId)
  if (known?.memberId === null && known.roomId === room.id)
    throw new Refusal(
      'not-allowed',
      'This note was brought here from an earlier session or another board. Nobody can change its words here.',
    )
  if (known !== undefined && (known.memberId !== member.id || known.roomId !== room.id))
    throw new Refusal('not-allowed', 'Only the person who wrote a note can change it.')
  return known
}

/** Refuses with 'gone' where there is none. */
export async function noteThere(deps: NoteDeps, asker: Asker, noteId: NoteId): Promise<Authorship> {
  const known = await ownNote(deps, asker, noteId)
  if (known === undefined) throw new Refusal('gone', 'This note is not here any more.')
  return known
}

export const refuseSection = (breakout: Breakout, sectionId: string): void => {
  if (!breakout.sections.some(({ id }) => id === sectionId))
    throw new Refusal('gone', 'This part of the board is not here any more. Choose another.', {
      at: ['body', 'sectionId'],
    })
}
