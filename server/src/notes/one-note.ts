/** Which note is asked for, and which ask it is. */
import type { NoteId } from '@waymark/shared/model/ids.ts'
import type { Asking } from '@waymark/shared/wire/notes.ts'

export interface OneNote {
  readonly noteId: NoteId
  readonly asking: Asking
}
