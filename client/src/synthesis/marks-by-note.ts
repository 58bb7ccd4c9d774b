/** What people said of notes without words, where it is shown in their rooms. */
import type { NoteId } from '@waymark/shared/model/ids.ts'

export interface NoteMarks {
  readonly people: number
  readonly dots: number
  /** `3 people agree` */
  readonly words: string
}

export type MarksByNote = ReadonlyMap<NoteId, NoteMarks>
