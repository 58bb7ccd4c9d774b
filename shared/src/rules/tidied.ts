/** Tidier wordings of notes, as they are read: beside the words that were said, never in their place. */
import type { NoteId } from '#model/ids.ts'
import type { Tidied } from '#model/theme.ts'

/** Of two that were written at once both are read, one below the other, until somebody makes one of them. */
export function tidiedByNote(records: Iterable<Tidied>): ReadonlyMap<NoteId, string> {
  const byNote = Map.groupBy([...records].toSorted(byId), ({ noteId }) => noteId)
  return new Map([...byNote].map(([noteId, own]) => [noteId, [...new Set(own.map(({ text }) => text))].join('\n')]))
}

const byId = (a: Tidied, b: Tidied): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
