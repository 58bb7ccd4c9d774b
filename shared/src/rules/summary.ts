/** The summary as it is read: each point with what it rests on. From records that peers wrote, so nothing about them is taken for granted. */
import type { NoteId, PointId, PointSourceId, SectionId, ThemeId } from '#model/ids.ts'
import type { Note } from '#model/note.ts'
import type { Section } from '#model/session.ts'
import type { PointSource, SummaryPoint } from '#model/summary.ts'
import { nameOfTheme } from '#model/theme.ts'
import { byOrder } from './order.ts'
import type { StandingThemes } from './standing-themes.ts'

/** One thing that a point rests on. A merged theme is the one it was merged into. */
export interface ReadSource {
  readonly kind: 'note' | 'theme' | 'gone'
  readonly id: NoteId | ThemeId
  /** The words of the note, or the name of the theme; empty where it is gone. */
  readonly words: string
  /** All records that say so: it is taken away with all of them. */
  readonly records: readonly PointSourceId[]
}

export interface ReadPoint {
  readonly id: PointId
  readonly text: string
  /** Themes first, then notes, each in their order; what is gone comes last. */
  readonly sources: readonly ReadSource[]
  /** The notes that it rests on, alone or in a theme, once each. */
  readonly notes: readonly NoteId[]
}

export interface Summary {
  readonly overall: readonly ReadPoint[]
  /** Each section has its points, if none. */
  readonly bySection: ReadonlyMap<SectionId, readonly ReadPoint[]>
}

export interface SummaryOf {
  readonly sections: readonly Pick<Section, 'id'>[]
  /** Every note that stands, in the order of the board. */
  readonly notes: readonly Pick<Note, 'id' | 'text'>[]
  readonly standing: Pick<StandingThemes, 'themes' | 'placements' | 'whereIs'>
  readonly points: Iterable<SummaryPoint>
  readonly sources: Iterable<PointSource>
}

/** A point whose section is gone stands in the last one, as a note would, so that no words drop out of sight. */
export function readSummary(of: SummaryOf): Summary {
  const sourcesOf = Map.groupBy([...of.sources].toSorted(byId), ({ pointId }) => pointId)
  const read = sourceReader(of)
  const overall: ReadPoint[] = []
  const bySection = new Map<SectionId, ReadPoint[]>(of.sections.map(({ id }) => [id, []]))
  const last = of.sections.at(-1)
  for (const { id, text, sectionId } of [...of.points].toSorted(byOrder)) {
    const home = sectionId === null ? overall : (bySection.get(sectionId) ?? (last && bySection.get(last.id)))
    home?.push({ id, text, ...read(sourcesOf.get(id) ?? []) })
  }
  return { overall, bySection }
}

const byId = (a: { readonly id: string }, b: { readonly id: string }): number =>
  a.id < b.id ? -1 : a.id > b.id ? 1 : 0

function sourceReader({ notes, standing }: SummaryOf) {
  const places = new Map<string, number>()
  const words = new Map<string, string>()
  for (const theme of standing.themes) {
    places.set(theme.id, places.size)
    words.set(theme.id, nameOfTheme(theme))
  }
  const themes = new Set<string>(places.keys())
  for (const { id, text } of notes) {
    if (!places.has(id)) places.set(id, places.size)
    words.set(id, text)
  }
  const standingNotes = new Set<string>(notes.map(({ id }) => id))
  const notesIn = Map.groupBy(standing.placements, ({ themeId }) => themeId as string)
  const placeOf = ({ id }: ReadSource): number => places.get(id) ?? Number.MAX_SAFE_INTEGER

  return (records: readonly PointSource[]): Pick<ReadPoint, 'sources' | 'notes'> => {
    const byTarget = Map.groupBy(records, ({ source }) =>
      words.has(source) ? source : (standing.whereIs(source) ?? source),
    )
    const sources = [...byTarget]
      .map(([id, own]): ReadSource => ({
        kind: themes.has(id) ? 'theme' : words.has(id) ? 'note' : 'gone',
        id,
        words: words.get(id) ?? '',
        records: own.map(record => record.id),
      }))
      .toSorted((a, b) => placeOf(a) - placeOf(b) || byId(a, b))
    const rested = sources.flatMap(({ kind, id }) =>
      kind === 'theme' ? (notesIn.get(id) ?? []).map(({ noteId }) => noteId) : kind === 'note' ? [id as NoteId] : [],
    )
    return { sources, notes: [...new Set(rested)].filter(id => standingNotes.has(id)) }
  }
}

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`

/** What a point rests on, in words: "Made from 4 notes". */
export function sayRestsOn({ sources, notes }: Pick<ReadPoint, 'sources' | 'notes'>): string {
  const gone = sources.filter(({ kind }) => kind === 'gone').length
  if (sources.length === 0) return 'Rests on nothing yet'
  if (gone === sources.length) return 'What it rested on is gone'
  const made = notes.length === 0 ? 'Made from a theme without notes' : `Made from ${counted(notes.length, 'note')}`
  return gone === 0 ? made : `${made}; ${counted(gone, 'source')} gone`
}
