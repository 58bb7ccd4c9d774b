/** The rooms of a breakout of the demo, with their notes. */
import { roomDocName } from '@waymark/shared/doc/doc-name.ts'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import type { HeardNote } from '@waymark/shared/drafting/chapters.ts'
import { AmbitionId, MemberId, NoteId, RoomId } from '@waymark/shared/model/ids.ts'
import type { Note } from '@waymark/shared/model/note.ts'
import { freshRoom, type Breakout, type Room } from '@waymark/shared/model/session.ts'
import { orderKeys } from '@waymark/shared/rules/order.ts'
import { authorships, rooms } from '#store/kinds.ts'
import { row } from '#store/store.ts'
import type { DemoBreakout } from './demo-series.ts'
import { sectionOf } from './seed-sections.ts'
import { written } from '#sync/written.ts'
import type { Seeding } from './seeding.ts'

export function seedRooms(
  seeding: Seeding,
  demo: DemoBreakout,
  { breakout, roomNames }: { readonly breakout: Breakout; readonly roomNames: readonly string[] },
): HeardNote[] {
  return roomNames.flatMap((name, at) => {
    const room: Room = {
      ...freshRoom,
      id: RoomId.parse(seeding.newId()),
      breakoutId: breakout.id,
      number: at + 1,
      name,
    }
    const notes = notesOf(seeding, demo, { breakout, room })
    seeding.rows.push(row(rooms, room), ...notes.map(note => row(authorships, bySomebody(seeding, note, room))))
    const update = written(doc => {
      for (const note of notes) openRoomDoc(doc).notes.put(note)
    })
    seeding.updates.push({ doc: roomDocName(room.id), update })
    return notes.map(note => ({ ...note, roomNumber: room.number, roomName: room.name, breakoutId: breakout.id }))
  })
}

/** Of whom nothing else is known. */
const bySomebody = ({ newId }: Seeding, note: Note, room: Room) => ({
  id: note.id,
  roomId: room.id,
  memberId: MemberId.parse(newId()),
  withdrawn: null,
  unseen: null,
})

function notesOf(
  { idOf }: Seeding,
  demo: DemoBreakout,
  { breakout, room }: { readonly breakout: Breakout; readonly room: Room },
): Note[] {
  const own = demo.notes.filter(note => note.room === room.number)
  const keys = orderKeys(own.length)
  const sections = { demo, sections: breakout.sections, idOf: (key: string) => idOf(AmbitionId, key) }
  return own.map(({ key, section, text, signedBy, route }, at) => ({
    id: idOf(NoteId, key),
    sectionId: sectionOf(section, sections),
    text,
    order: keys[at] ?? 'a0',
    signedBy,
    route,
  }))
}
