/** Notes of another board, brought into a room: nobody's here, like those of an earlier session. The same ones brought twice are there once. */
import { createHmac } from 'node:crypto'
import { roomDocName } from '@waymark/shared/doc/doc-name.ts'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import { NoteId, type ActivityId, type RoomId, type SectionId } from '@waymark/shared/model/ids.ts'
import { mostNotesBrought, type Note } from '@waymark/shared/model/note.ts'
import { orderAtEnd } from '@waymark/shared/rules/order.ts'
import { activityRow } from '#activity-row.ts'
import type { Deps } from '#deps.ts'
import { Refusal } from '#refusal.ts'
import { authorships } from '#store/kinds.ts'
import { row } from '#store/store.ts'
import { refuseSection, type Asker } from './asker.ts'

interface FromBoard {
  readonly text: string
  readonly sectionId: SectionId
  /** Null where names are left out. */
  readonly name: string | null
}

export interface BroughtNote extends FromBoard {
  readonly id: NoteId
}

/** Of what was said and how often it was said before in the file: two people who said the same are two notes, in every file. */
export function withIds(
  { linkKey }: Pick<Deps, 'linkKey'>,
  roomId: RoomId,
  notes: readonly FromBoard[],
): BroughtNote[] {
  const met = new Map<string, number>()
  return notes.map(note => {
    const before = met.get(note.text) ?? 0
    met.set(note.text, before + 1)
    const mac = createHmac('sha256', linkKey).update(JSON.stringify(['board', roomId, note.text, before]))
    return { ...note, id: NoteId.parse(mac.digest('base64url').slice(0, 22)) }
  })
}

export interface Bringing {
  readonly brought: readonly BroughtNote[]
  /** One line of the record for all parts of a table: it grows with each. */
  readonly activityId: ActivityId
  /** How many of the table were new in the parts before. */
  readonly before: number
}

/** Call in the turn of the room. Answers how many were new. Those that were moved, reworded here or taken off stay as they are. */
export async function bringBoard(
  deps: Pick<Deps, 'store' | 'live' | 'now'>,
  { member, room, breakout }: Asker,
  { brought, activityId, before }: Bringing,
): Promise<number> {
  if (room.kind === 'written')
    throw new Refusal('not-allowed', 'Only passages of written answers stand here. Choose a room.')
  for (const sectionId of new Set(brought.map(note => note.sectionId))) refuseSection(breakout, sectionId)
  const known = new Set((await deps.store.list(authorships, room.id)).map(({ id }) => id))
  const fresh = brought.filter(({ id }) => !known.has(id))
  if (fresh.length === 0) return 0
  if (known.size + fresh.length > mostNotesBrought)
    throw new Refusal('too-many', `At most ${mostNotesBrought.toLocaleString('en-GB')} notes fit in a room.`)
  const did = {
    kind: 'board-brought',
    breakout: breakout.number,
    room: room.number,
    name: room.name,
    notes: before + fresh.length,
  } as const
  const live = await deps.live.open(roomDocName(room.id))
  const withNames = breakout.settings.names === 'by-note'
  await live.change(
    doc => {
      const { notes } = openRoomDoc(doc)
      let order = orderAtEnd(notes.all().values())
      for (const { id, text, sectionId, name } of fresh) {
        const note: Note = { id, text, sectionId, order, signedBy: withNames ? name : null, route: 'other-board' }
        notes.put(note)
        order = orderAtEnd([note])
      }
    },
    [
      ...fresh.map(({ id }) =>
        row(authorships, { id, roomId: room.id, memberId: null, withdrawn: null, unseen: null }),
      ),
      activityRow({ now: deps.now, newId: () => activityId }, { sessionId: breakout.sessionId, member, did }),
    ],
  )
  return fresh.length
}
