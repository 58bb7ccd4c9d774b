/** Which note a form asks for. Sent twice it is the same note; with other words in it, by the back button say, it is another one and takes the place of none. */
import { createHash } from 'node:crypto'
import { NoteId, type SectionId } from '@waymark/shared/model/ids.ts'
import type { Typed } from './room-view.ts'

const idLetters = 22

export const noteOfForm = (form: string, sectionId: SectionId, { text, isNameOff }: Typed): NoteId =>
  NoteId.parse(
    createHash('sha256')
      .update(JSON.stringify([form, sectionId, text, isNameOff]))
      .digest('base64url')
      .slice(0, idLetters),
  )
