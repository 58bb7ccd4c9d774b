/** Themes, and where notes stand in them. */
import * as z from 'zod/mini'
import { NoteId, ParkedId, PlacementId, ThemeId } from './ids.ts'
import { OrderKey } from './note.ts'
import { optionalWords, words } from './text.ts'

export const maxThemeName = 160
export const maxSaid = 1000
export const maxReason = 300

export const ThemeName = optionalWords(maxThemeName)
export const Reason = words(maxReason, 'Say why, so that others can follow.')

export const Theme = z.object({
  id: ThemeId,
  /** May be left for later: then it is empty. */
  name: ThemeName,
  /** What people said, in a sentence. May be empty. */
  said: optionalWords(maxSaid),
  order: OrderKey,
})
export type Theme = Readonly<z.infer<typeof Theme>>

/** One note in one theme. A note may stand in several. Made twice at once it counts once (see rules/grouping.ts). */
export const Placement = z.object({
  id: PlacementId,
  noteId: NoteId,
  themeId: ThemeId,
  /** Its place among the notes of the theme, once somebody has moved it there; until then it follows its board. */
  order: z.optional(OrderKey),
})
export type Placement = Readonly<z.infer<typeof Placement>>

/** Set aside, with a reason that everybody can read. A note that stands in a theme is not parked, whatever is written here. */
export const Parked = z.object({ id: ParkedId, noteId: NoteId, reason: Reason })
export type Parked = Readonly<z.infer<typeof Parked>>

export const nameOfTheme = ({ name }: Pick<Theme, 'name'>): string =>
  name.trim() === '' ? 'Theme without a name yet' : name
