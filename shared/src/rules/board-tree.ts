/**
 * The board as one ordered tree: Section > (Theme >) Note. The board view, the list view and every export walk this tree and no
 * other, which is how board order = list order = export order.
 */
import type { NoteId, SectionId, ThemeId } from '#model/ids.ts'
import type { Note, OrderKey } from '#model/note.ts'
import type { Section } from '#model/session.ts'
import type { Theme } from '#model/theme.ts'
import type { Grouping } from './grouping.ts'
import { byOrder } from './order.ts'

/** A note with the room it was written in; 1 where there is only one room. */
export interface RoomNote extends Note {
  readonly roomNumber: number
}

export interface SectionBranch<N> {
  readonly section: Section
  /** Themes that hold a note of this section, in theme order, each with its notes of this section: first those that were given a place there. */
  readonly themes: readonly { readonly theme: Theme; readonly notes: readonly N[] }[]
  /** Notes of this section in no theme, parked ones among them. */
  readonly loose: readonly N[]
  /** All notes of this section, once each, in the order in which they were written on their boards. */
  readonly notes: readonly N[]
}

export interface BoardTreeOf<N extends RoomNote> {
  readonly sections: readonly Section[]
  readonly notes: Iterable<N>
  /** In their order. Empty on a room's board. */
  readonly themes?: Iterable<Theme>
  readonly grouping?: Grouping
}

const ungrouped: Grouping = { themesOf: new Map(), parkedFor: new Map() }

/** Within a section: room by room, each in the order of its board. A note whose section is gone stands in the last one, so that no words drop out of sight. */
export function boardTree<N extends RoomNote>({
  sections,
  notes,
  themes = [],
  grouping = ungrouped,
}: BoardTreeOf<N>): SectionBranch<N>[] {
  const last = sections.at(-1)
  if (last === undefined) return []
  const bySection = new Map<SectionId, N[]>(sections.map(({ id }) => [id, []]))
  for (const note of notes) (bySection.get(note.sectionId) ?? bySection.get(last.id))?.push(note)
  const inOrder = [...themes]
  return sections.map(section => {
    const own = (bySection.get(section.id) ?? []).toSorted(byPlace)
    return { section, ...inThemes(own, inOrder, grouping), notes: own }
  })
}

/** Themes without a note among these are left out. */
function inThemes<N extends RoomNote>(
  notes: readonly N[],
  themes: readonly Theme[],
  { themesOf, orderIn }: Grouping,
): Pick<SectionBranch<N>, 'themes' | 'loose'> {
  const byTheme = new Map<ThemeId, N[]>(themes.map(({ id }) => [id, []]))
  const loose: N[] = []
  for (const note of notes) {
    const homes = (themesOf.get(note.id) ?? []).map(id => byTheme.get(id)).filter(home => home !== undefined)
    for (const home of homes) home.push(note)
    if (homes.length === 0) loose.push(note)
  }
  return {
    themes: themes
      .map(theme => ({ theme, notes: (byTheme.get(theme.id) ?? []).toSorted(byGivenPlace(orderIn?.get(theme.id))) }))
      .filter(branch => branch.notes.length > 0),
    loose,
  }
}

/** Where nobody gave a place, the order stays as it is. */
const byGivenPlace =
  (keys: ReadonlyMap<NoteId, OrderKey> | undefined) =>
  (a: Pick<Note, 'id'>, b: Pick<Note, 'id'>): number => {
    const [first, second] = [keys?.get(a.id), keys?.get(b.id)]
    if (first === undefined || second === undefined) return first === second ? 0 : first === undefined ? 1 : -1
    return first < second ? -1 : first > second ? 1 : 0
  }

const byPlace = (a: RoomNote, b: RoomNote): number => a.roomNumber - b.roomNumber || byOrder(a, b)

/** Every note once, in the order in which a reader meets it first. */
export function readingOrder<N extends { readonly id: NoteId }>(
  tree: readonly Pick<SectionBranch<N>, 'themes' | 'loose'>[],
): N[] {
  const met = new Map<NoteId, N>()
  const inOrder = tree.flatMap(({ themes, loose }) => [...themes.flatMap(({ notes }) => notes), ...loose])
  for (const note of inOrder) if (!met.has(note.id)) met.set(note.id, note)
  return [...met.values()]
}
