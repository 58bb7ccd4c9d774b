/** Themes, and where notes stand in them. */
import * as z from 'zod/mini'
import { AmbitionId, NoteId, ParkedId, PlacementId, ThemeId, TidiedId } from './ids.ts'
import { OrderKey } from './note.ts'
import { optionalWords, words } from './text.ts'

export const maxThemeName = 160
export const maxSaid = 1000
export const maxReason = 300
export const maxNoticed = 4000
export const maxView = 600

export const ThemeName = optionalWords(maxThemeName)
export const Reason = words(maxReason, 'Say why, so that others can follow.')

/** Where a theme of what is missing goes in the new strategy. */
export const Destination = z.enum(['new-ambition', 'under-ambition', 'value', 'way-of-working', 'parked'])
export type Destination = z.infer<typeof Destination>

const view = z.optional(optionalWords(maxView))

export const Theme = z.object({
  id: ThemeId,
  /** May be left for later: then it is empty. */
  name: ThemeName,
  /** What people said, in a sentence. May be empty. */
  said: optionalWords(maxSaid),
  order: OrderKey,
  /** The theme it is a part of. Whether that one is there is found out where themes are read (see rules/standing-themes.ts). */
  within: z.optional(ThemeId),
  /** It was merged into this one, and stands no more: what stood in it stands there. Its name and its sentence are kept. */
  mergedInto: z.optional(ThemeId),
  /** What the team noticed; for the team alone. */
  noticed: z.optional(optionalWords(maxNoticed)),
  /** Where people differ: the one view, the other, and what both share. */
  view,
  otherView: view,
  sharedView: view,
  goes: z.optional(Destination),
  /** The ambition, where it goes under one. */
  goesTo: z.optional(AmbitionId),
  /** Why, where it is parked. */
  goesWhy: z.optional(optionalWords(maxReason)),
})
export type Theme = Readonly<z.infer<typeof Theme>>

/** One note in one theme. A note may stand in several. Made twice at once it counts once (see rules/grouping.ts). */
export const Placement = z.object({
  id: PlacementId,
  noteId: NoteId,
  themeId: ThemeId,
  /** Its place among the notes of the theme, once somebody has moved it there; until then it follows its board. */
  order: z.optional(OrderKey),
  /** What it rests on, where somebody said so. */
  why: z.optional(optionalWords(maxReason)),
})
export type Placement = Readonly<z.infer<typeof Placement>>

/** Set aside, with a reason that everybody can read. A note that stands in a theme is not parked, whatever is written here. */
export const Parked = z.object({ id: ParkedId, noteId: NoteId, reason: Reason })
export type Parked = Readonly<z.infer<typeof Parked>>

/** A tidier wording of a note. It stands beside the words that were said, and never in their place. */
export const Tidied = z.object({
  id: TidiedId,
  noteId: NoteId,
  text: words(maxSaid, 'Write the tidier words, or take them away.'),
})
export type Tidied = Readonly<z.infer<typeof Tidied>>

export const nameOfTheme = ({ name }: Pick<Theme, 'name'>): string =>
  name.trim() === '' ? 'Theme without a name yet' : name
