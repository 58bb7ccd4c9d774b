/**
 * The notes as the board shows them: what is known of each, and what this window adds to it. A note is made once and stays the same
 * object until something about it changes, so that among thousands only what has changed is drawn again.
 */
import { hasNameRemoved, nameRemovedWords } from '@waymark/shared/model/erasure.ts'
import type { NoteId } from '@waymark/shared/model/ids.ts'
import type { Role } from '@waymark/shared/model/member.ts'
import type { Note } from '@waymark/shared/model/note.ts'
import type { Step } from '@waymark/shared/model/session.ts'
import type { BoardNote, Sign } from '#surface/surface-props.ts'
import type { AsksByNote } from './asks-by-note.ts'
import { mayMove } from './board-actions.ts'
import { savingOf, type Why } from './shown-notes.ts'

export interface Looked {
  readonly notes: ReadonlyMap<NoteId, Note>
  readonly mine: ReadonlySet<NoteId>
  readonly unseen: ReadonlyMap<NoteId, Why>
  /** By note; the same list until its marks change. */
  readonly marks: ReadonlyMap<NoteId, readonly Sign[]>
  readonly asks: AsksByNote
  readonly isConnected: boolean
  /** Of whoever looks. */
  readonly role: Role
  readonly step: Step
}

/** Answers the maker of one board: it remembers what it made of each note, from one time to the next. */
export function boardNotesMaker(): (looked: Looked) => BoardNote[] {
  let before: ReadonlyMap<NoteId, BoardNote> = new Map()
  return ({ notes, mine, unseen, marks, asks, isConnected, role, step }) => {
    const made = new Map<NoteId, BoardNote>()
    for (const note of notes.values()) {
      const isMine = mine.has(note.id)
      const saving = savingOf(asks.get(note.id) ?? [], isConnected)
      const isMovable = mayMove({ note: { isMine }, role, step })
      const was = before.get(note.id)
      const why = unseen.get(note.id)
      const window = {
        isMine,
        saving,
        isMovable,
        unseen: why?.why,
        marks: marks.get(note.id),
        remark: remarkOn(note, isMine, why?.reason),
      }
      made.set(
        note.id,
        was !== undefined && isTheSame(was, window) && saysTheSame(was, note)
          ? was
          : { ...note, roomNumber: 1, ...window },
      )
    }
    before = made
    return [...made.values()]
  }
}

/** What somebody should know of their own note. */
const remarkOn = ({ text }: Pick<Note, 'text'>, isMine: boolean, reason = ''): string => {
  if (reason !== '') return reason
  return isMine && hasNameRemoved(text) ? nameRemovedWords : ''
}

type OfThisWindow = Pick<BoardNote, 'isMine' | 'saving' | 'isMovable' | 'unseen' | 'marks' | 'remark'>

const isTheSame = (was: OfThisWindow, now: OfThisWindow): boolean =>
  was.isMine === now.isMine &&
  was.saving === now.saving &&
  was.isMovable === now.isMovable &&
  was.unseen === now.unseen &&
  was.marks === now.marks &&
  was.remark === now.remark

/** What I asked and the server has not shown yet is another object each time it is laid over the live notes, and says the same. */
const saysTheSame = (was: Note, note: Note): boolean =>
  was.text === note.text &&
  was.order === note.order &&
  was.sectionId === note.sectionId &&
  was.signedBy === note.signedBy &&
  was.isSummary === note.isSummary &&
  was.isReadBack === note.isReadBack &&
  was.route === note.route
