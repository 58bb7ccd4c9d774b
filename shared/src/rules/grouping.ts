/** Where each note stands: in themes, parked, or not yet looked at. Read from records that peers wrote, so nothing about them is taken for granted. */
import type { NoteId, ThemeId } from '#model/ids.ts'
import type { OrderKey } from '#model/note.ts'
import type { Parked, Placement, Theme } from '#model/theme.ts'

export interface Grouping {
  /** The themes a note stands in, in the order of the themes; never empty. A note without one is not in the map. */
  readonly themesOf: ReadonlyMap<NoteId, readonly ThemeId[]>
  /** Why a note is set aside. A note that stands in a theme is not in this map. */
  readonly parkedFor: ReadonlyMap<NoteId, string>
  /** The places that somebody gave to notes in a theme; those without one come after, as on their boards. */
  readonly orderIn?: ReadonlyMap<ThemeId, ReadonlyMap<NoteId, OrderKey>>
  /** Why notes were placed in a theme, where somebody said so. */
  readonly whyIn?: ReadonlyMap<ThemeId, ReadonlyMap<NoteId, string>>
}

/** `themes` in their order. Placements in themes that are gone, and second placements of one note in one theme, do not count. */
export function readGrouping(
  themes: readonly Pick<Theme, 'id'>[],
  placements: Iterable<Placement>,
  parked: Iterable<Parked>,
): Grouping {
  const notesIn = new Map<ThemeId, Set<NoteId>>(themes.map(({ id }) => [id, new Set()]))
  const orderIn = new Map<ThemeId, Map<NoteId, OrderKey>>(themes.map(({ id }) => [id, new Map()]))
  const placed = [...placements]
  for (const { noteId, themeId, order } of placed) {
    notesIn.get(themeId)?.add(noteId)
    if (order !== undefined) keepFirst(orderIn.get(themeId), noteId, order)
  }
  const themesOf = new Map<NoteId, ThemeId[]>()
  for (const [themeId, noteIds] of notesIn) {
    for (const noteId of noteIds) {
      const known = themesOf.get(noteId)
      if (known === undefined) themesOf.set(noteId, [themeId])
      else known.push(themeId)
    }
  }
  const parkedFor = new Map<NoteId, string>()
  for (const { noteId, reason } of [...parked].toSorted(byId))
    if (!themesOf.has(noteId) && !parkedFor.has(noteId)) parkedFor.set(noteId, reason)
  return { themesOf, parkedFor, orderIn, whyIn: reasonsIn(placed) }
}

/** Of two for one note, as after two themes were merged, both are read. */
function reasonsIn(placements: readonly Placement[]): Map<ThemeId, Map<NoteId, string>> {
  const reasons = new Map<ThemeId, Map<NoteId, string>>()
  for (const { noteId, themeId, why = '' } of placements.toSorted(byId)) {
    if (why === '') continue
    const inTheme = reasons.get(themeId) ?? new Map<NoteId, string>()
    const known = inTheme.get(noteId)
    inTheme.set(noteId, known === undefined || known === why ? why : `${known}\n${why}`)
    reasons.set(themeId, inTheme)
  }
  return reasons
}

/** Of two places for one note, written at once, everybody sees the same. */
function keepFirst(keys: Map<NoteId, OrderKey> | undefined, noteId: NoteId, order: OrderKey): void {
  const known = keys?.get(noteId)
  if (known === undefined || order < known) keys?.set(noteId, order)
}

/** Of two reasons for one note, written at once, everybody sees the same. */
const byId = (a: { readonly id: string }, b: { readonly id: string }): number =>
  a.id < b.id ? -1 : a.id > b.id ? 1 : 0
