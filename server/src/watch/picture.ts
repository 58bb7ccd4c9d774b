/** What those see who look on: the boards of all rooms as one, made of what stands on them and of nothing else. */
import type { NoteId } from '@waymark/shared/model/ids.ts'
import type { Note } from '@waymark/shared/model/note.ts'
import type { Breakout, Room, Session } from '@waymark/shared/model/session.ts'
import { roomDocName } from '@waymark/shared/doc/doc-name.ts'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import { boardTree } from '@waymark/shared/rules/board-tree.ts'
import { waymarksOf } from '@waymark/shared/rules/letters.ts'
import { countingMarks, marksByNote } from '@waymark/shared/rules/marks.ts'
import type { Watched, WatchedNote } from '@waymark/shared/wire/watch.ts'
import type { Deps } from '#deps.ts'
import { marks } from '#store/kinds.ts'

type PictureDeps = Pick<Deps, 'store' | 'live'>
type Marks = ReadonlyMap<NoteId, { readonly people: number; readonly dots: number }>

export interface Looked {
  readonly session: Session
  /** The breakout under way; undefined where there is none. */
  readonly breakout: Breakout | undefined
  /** How many breakouts the session has. */
  readonly of: number
  /** Those of the breakout. */
  readonly rooms: readonly Room[]
  readonly join: string
}

/** Withdrawn, private and held notes are rows, which are not read here: what is shown is what stands in the documents of the rooms. */
export async function pictureOf(deps: PictureDeps, looked: Looked): Promise<Watched> {
  const { session, breakout, of, rooms, join } = looked
  return {
    session: { title: session.title, startsAt: session.startsAt },
    breakout: breakout === undefined ? null : { ...(await boardsOf(deps, breakout, rooms)), of },
    join,
  }
}

async function boardsOf(deps: PictureDeps, breakout: Breakout, rooms: readonly Room[]) {
  const { number, question, step, timer, settings, sections } = breakout
  const read = await Promise.all(rooms.map(room => roomOf(deps, room, settings)))
  const marked: Marks = new Map(read.flatMap(({ marks: given }) => given.map(one => [one.noteId, one])))
  const waymarks = waymarksOf(sections)
  const tree = boardTree({ sections, notes: read.flatMap(({ notes }) => notes) })
  return {
    number,
    question,
    step,
    endsAt: timer?.endsAt ?? null,
    marks: settings.marks,
    rooms: rooms.length,
    notes: read.reduce((sum, { notes }) => sum + notes.length, 0),
    sections: tree.map(({ section: { title, description }, notes }, at) => ({
      letter: waymarks[at]?.letter ?? '',
      tone: waymarks[at]?.tone ?? ('f' as const),
      title,
      description,
      notes: notes.map(note => watchedNote(note, marked)),
    })),
  }
}

/** What is not on disk yet is waited for: nobody is shown what could still be lost. */
async function roomOf({ store, live }: PictureDeps, room: Room, settings: Breakout['settings']) {
  const doc = await live.open(roomDocName(room.id))
  await doc.change(() => undefined)
  const byId = doc.read(opened => openRoomDoc(opened).notes.all())
  const given = room.marksShown && settings.marks !== 'none' ? await store.list(marks, room.id) : []
  return {
    notes: [...byId.values()].map(note => ({ ...note, roomNumber: room.number })),
    marks: marksByNote(countingMarks(given, id => byId.has(id), settings)),
  }
}

/** Named one by one, so that nothing else of a note is ever sent. */
const watchedNote = ({ id, text, route, isSummary = false, isReadBack = false }: Note, marked: Marks): WatchedNote => {
  const given = marked.get(id)
  return {
    text,
    route,
    isSummary,
    isReadBack,
    marks: given === undefined ? null : { people: given.people, dots: given.dots },
  }
}
