/**
 * The notes as the board shows them: what is known of each, and what this window adds to it. A note is made once and stays the same
 * object until something about it changes, so that among thousands only what has changed is drawn again.
 */
import type { NoteId } from '@waymark/shared/model/ids.ts'
import type { Role } from '@waymark/shared/model/member.ts'
import type { Note } from '@waymark/shared/model/note.ts'
import type { Step } from '@waymark/shared/model/session.ts'
import type { BoardNote } from '#surface/surface-props.ts'
import type { AsksByNote } from './asks-by-note.ts'
import { mayMove } from './board-actions.ts'
import { savingOf } from './shown-notes.ts'

export interface Looked {
  readonly notes: ReadonlyMap<NoteId, Note>
  readonly mine: ReadonlySet<NoteId>
  readonly asks: AsksByNote
  readonly isConnected: boolean
  /** Of whoever looks. */
  readonly role: Role
  readonly step: Step
}

/** Answers the maker of one board: it remembers what it made of each note, as long as the note is there. */
export function boardNotesMaker(): (looked: Looked) => BoardNote[] {
  const made = new WeakMap<Note, BoardNote>()
  return ({ notes, mine, asks, isConnected, role, step }) =>
    Array.from(notes.values(), note => {
      const isMine = mine.has(note.id)
      const saving = savingOf(asks.get(note.id) ?? [], isConnected)
      const isMovable = mayMove({ note: { isMine }, role, step })
      const before = made.get(note)
      if (before?.isMine === isMine && before.saving === saving && before.isMovable === isMovable) return before
      const fresh: BoardNote = { ...note, roomNumber: 1, isMine, saving, isMovable, remark: '' }
      made.set(note, fresh)
      return fresh
    })
}
