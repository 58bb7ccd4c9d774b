/** The unsent words of the form, and of that for many notes, kept in this window so that loading the page again does not lose them. */
import * as z from 'zod/mini'
import { DisplayName } from '@waymark/shared/model/member.ts'
import { RouteInRoom } from '@waymark/shared/model/note.ts'
import { formsPrefix } from '#sync/waiting-here.ts'

export const NoteForm = z.object({
  text: z.string(),
  sectionId: z.string(),
  leaveNameOff: z.boolean(),
  route: RouteInRoom,
  /** Whose words they are, where they are another's; empty: nobody's name. */
  whose: z._default(z.string(), ''),
  isSummary: z._default(z.boolean(), false),
  isReadBack: z._default(z.boolean(), false),
  /** Several people write at this device, each under their own name. */
  isShared: z._default(z.boolean(), false),
  /** Lines that are to become many notes, until they are added. */
  lines: z._default(z.string(), ''),
})
export type NoteForm = Readonly<z.infer<typeof NoteForm>>

export const emptyForm: NoteForm = {
  text: '',
  sectionId: '',
  leaveNameOff: false,
  route: 'live',
  whose: '',
  isSummary: false,
  isReadBack: false,
  isShared: false,
  lines: '',
}

/** Whether the words in the form are somebody else's than of whoever is known here. */
export const isOfAnother = ({ route, isShared }: Pick<NoteForm, 'route' | 'isShared'>): boolean =>
  route !== 'live' || isShared

/** Whose name a note from this form gets; null where it gets none. `name`: mine, where names are kept here and I gave one. */
export function signerOf(form: NoteForm, name: string | null): string | null {
  if (!isOfAnother(form)) return form.leaveNameOff ? null : name
  return DisplayName.safeParse(form.whose).data ?? null
}

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

/** Words that were begun in one room go on in another, where none were begun already. */
export function carryForm(from: string, to: string): void {
  const [form, there] = [keptForm(from, emptyForm), keptForm(to, emptyForm)]
  if ((form.text === '' && form.lines === '') || there.text !== '' || there.lines !== '') return
  keepForm(to, form)
  keepForm(from, { ...form, text: '', lines: '' })
}

export function keepForm(roomId: string, form: NoteForm): void {
  try {
    sessionStorage.setItem(keyOf(roomId), JSON.stringify(form))
  } catch {
    // A browser that keeps nothing, or is full, still shows the words until the page is left.
  }
}
