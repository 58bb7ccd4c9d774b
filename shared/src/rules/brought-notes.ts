/** Which notes of one session stand where in another that begins like it. Nothing of whose they are, or of when they were written, comes along. */
import { NoteId, type BreakoutId, type RoomId, type SectionId } from '#model/ids.ts'
import type { Note } from '#model/note.ts'
import type { Breakout, Room } from '#model/session.ts'
import { byOrder, orderKeys } from './order.ts'

/** A breakout as it stands in the earlier session. */
export interface Earlier {
  readonly breakout: Pick<Breakout, 'id' | 'sections'>
  readonly rooms: readonly { readonly number: number; readonly notes: readonly Note[] }[]
}

/** A breakout of the new session, and what in the earlier one it is like. */
export interface Made {
  readonly like: BreakoutId | undefined
  readonly sections: readonly { readonly id: SectionId; readonly like: SectionId | undefined }[]
  readonly rooms: readonly Pick<Room, 'id' | 'number'>[]
}

export interface BroughtRoom {
  readonly roomId: RoomId
  readonly notes: readonly Note[]
  /** Which note each of them was, in the same order: for the server alone, so that what is erased is erased here, too. */
  readonly from: readonly NoteId[]
}

export interface Brought {
  readonly rooms: readonly BroughtRoom[]
  /** How many have no place in the new session. */
  readonly left: number
}

export function broughtNotes(
  earlier: readonly Earlier[],
  made: readonly Made[],
  { newId }: { readonly newId: () => string },
): Brought {
  const rooms: BroughtRoom[] = []
  let left = 0
  for (const { breakout, rooms: before } of earlier) {
    const like = made.find(one => one.like === breakout.id)
    for (const { number, notes } of before) {
      const room = like?.rooms.find(one => one.number === number)
      const own = like === undefined || room === undefined ? [] : inOneRoom(breakout, notes, { like, newId })
      if (room !== undefined && own.length > 0)
        rooms.push({ roomId: room.id, notes: own.map(one => one.note), from: own.map(one => one.from) })
      left += notes.length - own.length
    }
  }
  return { rooms, left }
}

/**
 * Section by section, and the keys of each begin anew: the keys they had, or one row of keys over all sections, would tell in which order
 * they were written, and so which belong together.
 */
function inOneRoom(
  { sections }: Earlier['breakout'],
  notes: readonly Note[],
  { like, newId }: { readonly like: Made; readonly newId: () => string },
): { readonly note: Note; readonly from: NoteId }[] {
  const bySection = Map.groupBy(notes, note => standsIn(sections, note))
  return like.sections.flatMap(({ id: sectionId, like: from }) => {
    const own = (from === undefined ? undefined : bySection.get(from))?.toSorted(byOrder) ?? []
    if (from !== undefined) bySection.delete(from)
    const keys = orderKeys(own.length)
    return own.map((note, at) => ({
      from: note.id,
      note: { ...note, id: NoteId.parse(newId()), sectionId, order: keys[at] ?? note.order, signedBy: null },
    }))
  })
}

/** A note whose section is gone stands in the last one, as it does on the board. */
const standsIn = (sections: Breakout['sections'], { sectionId }: Note): SectionId | undefined =>
  sections.some(({ id }) => id === sectionId) ? sectionId : sections.at(-1)?.id
