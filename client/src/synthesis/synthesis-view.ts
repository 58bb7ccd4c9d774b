/** What the page shows, worked out from the tree that every export walks, so that its order is theirs. */
import type { NoteId, SectionId, ThemeId } from '@waymark/shared/model/ids.ts'
import type { Section } from '@waymark/shared/model/session.ts'
import type { Theme } from '@waymark/shared/model/theme.ts'
import { boardTree, type RoomNote, type SectionBranch } from '@waymark/shared/rules/board-tree.ts'
import type { Grouping } from '@waymark/shared/rules/grouping.ts'
import { linksByBox, type LinkToBox, type ReadLink } from '@waymark/shared/rules/links.ts'
import type { Occurrence, Place } from './occurrence.ts'

export interface ShownTheme {
  readonly theme: Theme
  /** Those that pass the filter. */
  readonly notes: readonly RoomNote[]
  /** How many notes stand in it, filter or not. */
  readonly all: number
  readonly links: readonly LinkToBox[]
  /** What was merged into it. */
  readonly merged: readonly Theme[]
  /** Its place, from 0, among those that are a part of the same theme, or of none; and how many these are. */
  readonly at: number
  readonly of: number
}

export interface ParkedNote {
  readonly note: RoomNote
  readonly reason: string
}

/** A section in the list: its themes, then what is in none. */
export interface ShownSection {
  readonly section: Section
  readonly links: readonly LinkToBox[]
  readonly themes: readonly ShownTheme[]
  readonly tray: readonly RoomNote[]
  readonly parked: readonly ParkedNote[]
  /** How many different notes it has, whatever is looked for. */
  readonly all: number
}

export interface SynthesisView {
  readonly tray: readonly RoomNote[]
  readonly themes: readonly ShownTheme[]
  readonly parked: readonly ParkedNote[]
  readonly sections: readonly ShownSection[]
  /** Each once. */
  readonly links: readonly ReadLink[]
  /** How many different notes pass the filter. */
  readonly found: number
}

export interface Gathered {
  readonly sections: readonly Section[]
  readonly notes: Iterable<RoomNote>
  /** In reading order, as they stand. */
  readonly themes: readonly Theme[]
  readonly mergedIn?: ReadonlyMap<ThemeId, readonly Theme[]>
  readonly links: readonly ReadLink[]
  readonly grouping: Grouping
}

/** The board shows each theme once, with its notes section by section; the list shows the same tree as it is. */
export function synthesisView(gathered: Gathered, shows: (note: RoomNote) => boolean): SynthesisView {
  const tree = boardTree(gathered)
  const aboutOf = aboutThemes(gathered)
  const sections = tree.map(branch => sectionOf(branch, { ...gathered, aboutOf, shows }))
  const notesOf = new Map<string, { notes: RoomNote[]; all: number }>(
    gathered.themes.map(({ id }) => [id, { notes: [], all: 0 }]),
  )
  for (const { themes } of sections)
    for (const { theme, notes, all } of themes) {
      const known = notesOf.get(theme.id)
      known?.notes.push(...notes)
      if (known !== undefined) known.all += all
    }
  return {
    tray: sections.flatMap(({ tray }) => tray),
    parked: sections.flatMap(({ parked }) => parked),
    themes: gathered.themes.map(theme => ({
      ...aboutOf(theme),
      ...(notesOf.get(theme.id) ?? { notes: [], all: 0 }),
    })),
    sections,
    links: gathered.links,
    found: tree.reduce((sum, { notes }) => sum + notes.filter(shows).length, 0),
  }
}

type AboutTheme = Omit<ShownTheme, 'notes' | 'all'>

function aboutThemes({ themes, links, mergedIn }: Gathered): (theme: Theme) => AboutTheme {
  const byBox = linksByBox(links)
  const beside = Map.groupBy(themes, ({ within }) => within)
  return theme => {
    const siblings = beside.get(theme.within) ?? []
    return {
      theme,
      links: byBox.get(theme.id) ?? [],
      merged: mergedIn?.get(theme.id) ?? [],
      at: siblings.findIndex(({ id }) => id === theme.id),
      of: siblings.length,
    }
  }
}

interface Showing {
  readonly grouping: Grouping
  readonly aboutOf: (theme: Theme) => AboutTheme
  readonly links: readonly ReadLink[]
  readonly shows: (note: RoomNote) => boolean
}

function sectionOf(
  { section, themes, loose, notes: written }: SectionBranch<RoomNote>,
  { grouping: { parkedFor }, aboutOf, links, shows }: Showing,
): ShownSection {
  const shown = loose.filter(shows)
  return {
    section,
    links: linksByBox(links).get(section.id) ?? [],
    themes: themes.map(({ theme, notes }) => ({
      ...aboutOf(theme),
      notes: notes.filter(shows),
      all: notes.length,
    })),
    tray: shown.filter(({ id }) => !parkedFor.has(id)),
    parked: shown.flatMap(note => {
      const reason = parkedFor.get(note.id)
      return reason === undefined ? [] : [{ note, reason }]
    }),
    all: written.length,
  }
}

/** The notes of one theme and one section, in their order, whatever is looked for. */
export function siblingsOf(gathered: Gathered, { noteId, place }: Occurrence): readonly NoteId[] {
  for (const { themes } of boardTree(gathered))
    for (const { theme, notes } of themes)
      if (theme.id === place && notes.some(({ id }) => id === noteId)) return notes.map(({ id }) => id)
  return []
}

/** All that is shown, each note at the first place where it stands. */
export const occurrencesIn = ({ tray, themes, parked }: SynthesisView): Occurrence[] => {
  const first = new Map<NoteId, Place>()
  for (const { theme, notes } of themes) for (const { id } of notes) if (!first.has(id)) first.set(id, theme.id)
  for (const { id } of [...tray, ...parked.map(({ note }) => note)]) first.set(id, 'loose')
  return [...first].map(([noteId, place]) => ({ noteId, place }))
}

/** Where a note says it comes from: its section, or the last one when that is gone. */
export const sectionIndex = (sections: readonly Pick<Section, 'id'>[]): ((id: SectionId) => number) => {
  const at = new Map(sections.map(({ id }, index) => [id, index]))
  return id => at.get(id) ?? sections.length - 1
}
