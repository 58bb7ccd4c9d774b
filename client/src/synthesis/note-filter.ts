/** Finding notes among many: by words, by room, by section. */
import type { SectionId } from '@waymark/shared/model/ids.ts'
import type { RoomNote } from '@waymark/shared/rules/board-tree.ts'

export interface NoteFilter {
  /** As typed. Every word must be in the note, in any order, in capitals or not. */
  readonly words: string
  readonly roomNumber: number | null
  readonly sectionId: SectionId | null
}

export const noFilter: NoteFilter = { words: '', roomNumber: null, sectionId: null }

const plain = (text: string): string => text.normalize('NFC').toLocaleLowerCase('en-GB')

const wordsOf = (text: string): string[] =>
  plain(text)
    .split(/\s+/)
    .filter(word => word !== '')

export const isFiltering = ({ words, roomNumber, sectionId }: NoteFilter): boolean =>
  wordsOf(words).length > 0 || roomNumber !== null || sectionId !== null

export function passes({ words, roomNumber, sectionId }: NoteFilter): (note: RoomNote) => boolean {
  const wanted = wordsOf(words)
  return note =>
    (roomNumber === null || note.roomNumber === roomNumber) &&
    (sectionId === null || note.sectionId === sectionId) &&
    (wanted.length === 0 || includesAll(plain(note.text), wanted))
}

const includesAll = (text: string, wanted: readonly string[]): boolean => wanted.every(word => text.includes(word))
