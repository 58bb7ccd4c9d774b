/** The unsent words of the form, and of that for many notes, kept in this window so that loading the page again does not lose them. */
import * as z from 'zod/mini'
import { formsPrefix } from '#sync/waiting-here.ts'

export const NoteForm = z.object({
  text: z.string(),
  sectionId: z.string(),
  leaveNameOff: z.boolean(),
  route: z.enum(['live', 'chat', 'phone', 'in-the-room']),
  /** Lines that are to become many notes, until they are added. */
  lines: z._default(z.string(), ''),
})
export type NoteForm = Readonly<z.infer<typeof NoteForm>>

const keyOf = (roomId: string): string => `${formsPrefix}${roomId}`

export function keptForm(roomId: string, empty: NoteForm): NoteForm {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf(roomId)) ?? 'null')
    const parsed = NoteForm.safeParse(kept)
    return parsed.success ? parsed.data : empty
  } catch {
    return empty
  }
}

export function keepForm(roomId: string, form: NoteForm): void {
  try {
    sessionStorage.setItem(keyOf(roomId), JSON.stringify(form))
  } catch {
    // A browser that keeps nothing, or is full, still shows the words until the page is left.
  }
}
