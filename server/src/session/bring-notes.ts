/** The notes of an earlier session, for one that begins like it: what there is to commit, so that all of them come along or none. */
import { roomDocName } from '@waymark/shared/doc/doc-name.ts'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import type { SessionId, StrategyId } from '@waymark/shared/model/ids.ts'
import { mostNotesBrought } from '@waymark/shared/model/note.ts'
import { broughtNotes, type Earlier, type Made } from '@waymark/shared/rules/brought-notes.ts'
import type { NotesBrought } from '@waymark/shared/wire/sessions.ts'
import type { Deps } from '#deps.ts'
import { Refusal } from '#refusal.ts'
import { authorships } from '#store/kinds.ts'
import { row, type Commit } from '#store/store.ts'
import { written } from '#sync/written.ts'
import { breakoutsOf, roomsOf, sessionPlace } from './places.ts'
import { inRoom } from './standing.ts'

type BringDeps = Pick<Deps, 'store' | 'live' | 'newId'>

interface Bringing extends Required<Pick<Commit, 'puts' | 'updates'>> {
  readonly notes: NotesBrought
  /** The title of the session they come from. */
  readonly from: string
}

/** A breakout of the new session whose ambitions are not yet known to be those of the earlier one. */
export interface NewBreakout extends Omit<Made, 'sections'> {
  readonly sections: readonly (Made['sections'][number] & { readonly ambitionId: string | null })[]
}

/** Nobody can have the new rooms open: they come into being with these notes. */
export async function bringNotes(
  deps: BringDeps,
  { strategyId, from }: { readonly strategyId: StrategyId; readonly from: SessionId },
  made: readonly NewBreakout[],
): Promise<Bringing> {
  const { session } = await sessionPlace(deps, from)
  if (session.strategyId !== strategyId)
    throw new Refusal('gone', 'The session whose notes are to come along is not in this strategy.', {
      at: ['body', 'notesFrom'],
    })
  const earlier = await standingBefore(deps, from)
  const { rooms, left } = broughtNotes(
    earlier,
    made.map(one => withAmbitions(one, earlier)),
    deps,
  )
  return {
    from: session.title,
    notes: { brought: rooms.reduce((sum, { notes }) => sum + notes.length, 0), left },
    puts: rooms.flatMap(({ roomId, notes, from }) =>
      notes.map(({ id }, at) =>
        row(authorships, { id, roomId, memberId: null, withdrawn: null, unseen: null, from: from[at] }),
      ),
    ),
    updates: rooms.map(({ roomId, notes }) => ({
      doc: roomDocName(roomId),
      update: written(doc => {
        for (const note of notes) openRoomDoc(doc).notes.put(note)
      }),
    })),
  }
}

/** What everybody sees there: what is withdrawn, unseen or held back stands in no document. Breakout by breakout, so that too much is soon known. */
async function standingBefore(deps: BringDeps, from: SessionId): Promise<Earlier[]> {
  const earlier: Earlier[] = []
  let count = 0
  for (const breakout of await breakoutsOf(deps, from)) {
    const rooms = await Promise.all((await roomsOf(deps, breakout.id)).map(room => inRoom(deps, room)))
    count += rooms.reduce((sum, { notes }) => sum + notes.length, 0)
    if (count > mostNotesBrought)
      throw new Refusal(
        'too-many',
        `More than ${mostNotesBrought.toLocaleString('en-GB')} notes stand in that session: too many to come along. Begin without them.`,
        { at: ['body', 'notesFrom'] },
      )
    earlier.push({ breakout, rooms })
  }
  return earlier
}

/** An ambition is the same one in both sessions, however it reads now. */
function withAmbitions({ like, sections, rooms }: NewBreakout, earlier: readonly Earlier[]): Made {
  const before = earlier.find(({ breakout }) => breakout.id === like)?.breakout.sections ?? []
  return {
    like,
    rooms,
    sections: sections.map(({ id, ambitionId, like: from }) => ({
      id,
      like: ambitionId === null ? from : before.find(one => one.ambitionId === ambitionId)?.id,
    })),
  }
}
