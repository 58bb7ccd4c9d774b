/** What people say of notes and ambitions without words: that they agree, dots, a light. Rows of the server; counts are all that leaves it. */
import * as z from 'zod/mini'
import { MemberId, NoteId, RoomId, SectionId } from './ids.ts'
import { mostDots } from './session.ts'

/** One person's, on one note. "I agree with this" is one dot. */
export const Mark = z.object({
  id: z.string(),
  roomId: RoomId,
  noteId: NoteId,
  memberId: MemberId,
  dots: z.int().check(z.minimum(1), z.maximum(mostDots)),
})
export type Mark = Readonly<z.infer<typeof Mark>>

/** What somebody thinks of an ambition, beside what they write. */
export const lights = ['still-relevant', 'with-changes', 'no-longer', 'not-sure'] as const
export const Light = z.enum(lights)
export type Light = z.infer<typeof Light>

/** One person's, on one section. */
export const LightGiven = z.object({
  id: z.string(),
  roomId: RoomId,
  sectionId: SectionId,
  memberId: MemberId,
  light: Light,
})
export type LightGiven = Readonly<z.infer<typeof LightGiven>>
