/** Why words cannot be a note as they are: said to their author, by the form before they are sent and by the server. */
import { maxNoteLength, NoteText } from '#model/note.ts'
import { lengthOf } from '#model/text.ts'

const number = (count: number): string => count.toLocaleString('en-GB')

/** Undefined when they can be sent. */
export function wrongWith(text: string): string | undefined {
  const length = lengthOf(text)
  if (length > maxNoteLength)
    return `This is ${number(length - maxNoteLength)} characters too long: ${number(maxNoteLength)} fit on one note. All your words are still here. Make it shorter, or make several notes of it.`
  const parsed = NoteText.safeParse(text)
  return parsed.success ? undefined : parsed.error.issues[0]?.message
}
