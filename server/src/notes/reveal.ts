/** The reveal: what was written privately in a room comes onto its board, in one act. */
import type { Note } from '@waymark/shared/model/note.ts'
import type { Room } from '@waymark/shared/model/session.ts'
import { roomDocName } from '@waymark/shared/doc/doc-name.ts'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import { orderAtEnd } from '@waymark/shared/rules/order.ts'
import { activityRow } from '#activity-row.ts'
import { changeRoomRow } from '#change-room-row.ts'
import { authorships, rooms, type Authorship } from '#store/kinds.ts'
import { row } from '#store/store.ts'
import { authorRow } from './author-row.ts'
import type { Asker, NoteDeps, TeamDeps } from './asker.ts'
import { unseen } from './unseen.ts'

/** Answers how many notes came onto the board, or to the team where they look first. Revealed twice is revealed once. */
export async function revealRoom(deps: TeamDeps, { room, breakout, member }: Asker): Promise<number> {
  const waiting = await unrevealed(deps, room)
  if (room.isRevealed && waiting.length === 0) return 0
  const toCheck = breakout.settings.checks === 'check-first'
  const live = await deps.live.open(roomDocName(room.id))
  await changeRoomRow(deps, room.id, now =>
    live.change(
      doc => {
        if (toCheck) return
        const { notes } = openRoomDoc(doc)
        let order = orderAtEnd(notes.all().values())
        for (const { note } of waiting) {
          notes.put({ ...note, order })
          order = orderAtEnd([{ id: note.id, order }])
        }
      },
      [
        row(rooms, { ...now, isRevealed: true }),
        activityRow(deps, {
          sessionId: breakout.sessionId,
          member,
          did: {
            kind: 'room-revealed',
            breakout: breakout.number,
            room: room.number,
            name: room.name,
            notes: waiting.length,
          },
        }),
        ...waiting.map(({ known, note }) =>
          authorRow(deps, { ...known, unseen: toCheck ? unseen(note, 'to-check') : null }),
        ),
      ],
    ),
  )
  return waiting.length
}

/** In the order of their ids, which are made by chance: so that nobody sees from their order who wrote which, or when. */
async function unrevealed(
  { store }: Pick<NoteDeps, 'store'>,
  room: Room,
): Promise<{ readonly known: Authorship; readonly note: Note }[]> {
  const all = await store.list(authorships, room.id)
  return all.flatMap(known => (known.unseen?.why === 'unrevealed' ? [{ known, note: known.unseen.note }] : []))
}
