/** Where the note with the focus stood when it got it: moved by somebody else, it stays there until the focus leaves it. */
import { useState } from 'react'
import type { NoteId } from '@waymark/shared/model/ids.ts'
import type { Note } from '@waymark/shared/model/note.ts'
import type { Held } from './shown-notes.ts'

export function useNoteInHand(notes: ReadonlyMap<NoteId, Note>) {
  const [held, setHeld] = useState<Held | null>(null)
  return {
    held,
    hold: (id: NoteId) => {
      const note = notes.get(id)
      setHeld(before => (before?.id === id ? before : note === undefined ? null : note))
    },
    release: () => {
      setHeld(null)
    },
  }
}
