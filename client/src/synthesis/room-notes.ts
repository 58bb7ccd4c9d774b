/** The notes of several rooms as one: watched through one subscription to each room's document, read again only where one changed. */
import type { RecordMap } from '@waymark/shared/doc/record-map.ts'
import type { NoteId } from '@waymark/shared/model/ids.ts'
import type { Note } from '@waymark/shared/model/note.ts'
import type { RoomNote } from '@waymark/shared/rules/board-tree.ts'
import type { Watchable } from '#sync/watched.ts'

export interface NotesOfRoom {
  readonly roomNumber: number
  readonly notes: RecordMap<Note>
}

/** The same Map until a note changes; the same note until that note changes. */
export function roomNotes(rooms: readonly NotesOfRoom[]): Watchable<ReadonlyMap<NoteId, RoomNote>> {
  const known = new WeakMap<Note, RoomNote>()
  let read: readonly ReadonlyMap<NoteId, Note>[] | undefined
  let merged: ReadonlyMap<NoteId, RoomNote> = new Map()

  const numbered = (note: Note, roomNumber: number): RoomNote => {
    const made = known.get(note) ?? { ...note, roomNumber }
    known.set(note, made)
    return made
  }

  return {
    now: () => {
      const maps = rooms.map(({ notes }) => notes.all())
      if (read !== undefined && maps.every((map, at) => map === read?.[at])) return merged
      read = maps
      merged = new Map(
        rooms.flatMap(({ roomNumber }, at) =>
          [...(maps[at] ?? [])].map(([id, note]): [NoteId, RoomNote] => [id, numbered(note, roomNumber)]),
        ),
      )
      return merged
    },
    subscribe: listener => {
      const stops = rooms.map(({ notes }) => notes.subscribe(listener))
      return () => {
        for (const stop of stops) stop()
      }
    },
  }
}
