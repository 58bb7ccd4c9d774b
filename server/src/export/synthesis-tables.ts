/** The synthesis of a breakout as tables: what every spreadsheet of it is written from. Notes stand in board order, which is the order of the list. */
import { nameOfTheme, type Theme } from '@waymark/shared/model/theme.ts'
import { coverageOf } from '@waymark/shared/rules/coverage.ts'
import type { ReadSource } from '@waymark/shared/rules/summary.ts'
import { breathe } from './in-slices.ts'
import type { ReadSynthesis, StandingNote } from './read-synthesis.ts'
import { alsoCalled, howItCame, partOf, whereItGoes } from './synthesis-words.ts'

export type Cell = string | number

export interface Table {
  readonly name: string
  /** `width` in letters of usual width. */
  readonly columns: readonly { readonly title: string; readonly width: number }[]
  readonly rows: readonly (readonly Cell[])[]
}

export interface Column<Row> {
  readonly title: string
  readonly width: number
  readonly of: (row: Row) => Cell
}

export const table = <Row>(name: string, columns: readonly Column<Row>[], rows: readonly Row[]): Table => ({
  name,
  columns: columns.map(({ title, width }) => ({ title, width })),
  rows: rows.map(row => columns.map(({ of }) => of(row))),
})

/** A note where it stands. One that stands in several themes has a row in each, with the same number. */
interface Occurrence {
  readonly note: StandingNote
  readonly section: string
  readonly theme: Theme | undefined
}

export function notesTable(read: ReadSynthesis): Table {
  const numbers = new Map(read.notes.map(({ id }, at) => [id, at + 1]))
  const marks = new Map(read.file.marks.map(one => [one.noteId, one]))
  const rows = read.tree.flatMap(({ section, themes, loose }) => {
    const name = read.nameOf(section.id) ?? section.title
    return [
      ...themes.flatMap(({ theme, notes }) => notes.map((note): Occurrence => ({ note, section: name, theme }))),
      ...loose.map((note): Occurrence => ({ note, section: name, theme: undefined })),
    ]
  })
  const columns: Column<Occurrence>[] = [
    { title: 'Note', width: 6, of: ({ note }) => numbers.get(note.id) ?? '' },
    { title: 'Section', width: 24, of: ({ section }) => section },
    { title: 'Theme', width: 24, of: ({ theme }) => (theme === undefined ? '' : nameOfTheme(theme)) },
    { title: 'Part of', width: 20, of: ({ theme }) => (theme === undefined ? '' : partOf(read, theme)) },
    { title: 'Words', width: 60, of: ({ note }) => note.text },
    { title: 'Tidier wording', width: 40, of: ({ note }) => read.tidied.get(note.id) ?? '' },
    { title: 'Room', width: 16, of: ({ note }) => note.room },
    { title: 'How it came', width: 20, of: ({ note }) => howItCame(note) },
    { title: 'People who marked it', width: 12, of: ({ note }) => marks.get(note.id)?.people ?? '' },
    { title: 'Marks', width: 8, of: ({ note }) => marks.get(note.id)?.dots ?? '' },
    { title: 'State', width: 18, of: ({ note }) => stateOf(read, note) },
    { title: 'Reason', width: 30, of: ({ note }) => read.grouping.parkedFor.get(note.id) ?? '' },
  ]
  return table('Notes', columns, rows)
}

function stateOf({ grouping }: ReadSynthesis, { id }: StandingNote): string {
  if (grouping.themesOf.has(id)) return 'In a theme'
  return grouping.parkedFor.has(id) ? 'Parked' : 'Not yet looked at'
}

function themesTable(read: ReadSynthesis): Table {
  const inTheme = new Map<string, StandingNote[]>(read.standing.themes.map(({ id }) => [id, []]))
  for (const note of read.notes) for (const id of read.grouping.themesOf.get(note.id) ?? []) inTheme.get(id)?.push(note)
  const countOf = (theme: Theme, is: (note: StandingNote) => boolean): number =>
    (inTheme.get(theme.id) ?? []).filter(is).length
  const counted = (title: string, is: (note: StandingNote) => boolean): Column<Theme> => ({
    title,
    width: 12,
    of: theme => countOf(theme, is),
  })
  const columns: Column<Theme>[] = [
    { title: 'Theme', width: 30, of: nameOfTheme },
    { title: 'Part of', width: 24, of: theme => partOf(read, theme) },
    { title: 'What people said', width: 50, of: ({ said }) => said },
    { title: 'Also called', width: 24, of: theme => alsoCalled(read, theme) },
    { title: 'One view', width: 30, of: ({ view = '' }) => view },
    { title: 'The other view', width: 30, of: ({ otherView = '' }) => otherView },
    { title: 'What both share', width: 30, of: ({ sharedView = '' }) => sharedView },
    { title: 'Where it goes', width: 30, of: theme => whereItGoes(read, theme) },
    counted('Notes', () => true),
    ...distinct(read, ({ room }) => room).map(room => counted(room, note => note.room === room)),
    ...distinct(read, howItCame).map(came => counted(came, note => howItCame(note) === came)),
  ]
  return table('Themes', columns, read.standing.themes)
}

/** In the order of the rooms, which is the same whatever stands in them. */
function distinct({ notes }: ReadSynthesis, of: (note: StandingNote) => string): string[] {
  return [...new Set(notes.toSorted((a, b) => a.roomNumber - b.roomNumber).map(of))]
}

const linksTable = ({ links }: ReadSynthesis): Table =>
  table(
    'Links',
    [
      { title: 'From', width: 36, of: ({ fromName }) => fromName },
      { title: 'To', width: 36, of: ({ toName }) => toName },
      { title: 'How they belong together', width: 60, of: ({ sentence }) => sentence },
    ],
    links,
  )

function coverageTable(read: ReadSynthesis): Table {
  const row = (what: string, notes: readonly StandingNote[]) => ({
    what,
    count: notes.length,
    ...coverageOf(notes, read.grouping),
  })
  const rows = [
    row('All notes', read.notes),
    ...read.tree.map(({ section, notes }) => row(read.nameOf(section.id) ?? section.title, notes)),
    ...[
      ...Map.groupBy(
        read.notes.toSorted((a, b) => a.roomNumber - b.roomNumber),
        ({ room }) => room,
      ),
    ].map(([room, notes]) => row(room, notes)),
    ...[...Map.groupBy(read.notes, howItCame)].map(([came, notes]) => row(came, notes)),
  ]
  return table(
    'Coverage',
    [
      { title: 'Notes of', width: 40, of: ({ what }) => what },
      { title: 'Notes', width: 12, of: ({ count }) => count },
      { title: 'In a theme', width: 12, of: ({ placed }) => placed },
      { title: 'Parked', width: 12, of: ({ parked }) => parked },
      { title: 'Not yet looked at', width: 18, of: ({ notLookedAt }) => notLookedAt },
    ],
    rows,
  )
}

function summaryTable(read: ReadSynthesis): Table {
  const numbers = new Map<string, number>(read.notes.map(({ id }, at) => [id, at + 1]))
  const say = ({ kind, id, words }: ReadSource): string =>
    kind === 'theme' ? `Theme: ${words}` : `Note ${numbers.get(id) ?? ''}`
  return table(
    'Summary',
    [
      {
        title: 'Section',
        width: 30,
        of: ({ sectionId }) => (sectionId === null ? undefined : read.nameOf(sectionId)) ?? 'All of it',
      },
      { title: 'What people said', width: 60, of: ({ text }) => text },
      {
        title: 'What it rests on',
        width: 40,
        of: ({ restsOn }) => restsOn.map(say).join('\n'),
      },
    ],
    read.points,
  )
}

export async function synthesisTables(read: ReadSynthesis): Promise<Table[]> {
  const tables: Table[] = []
  for (const make of [notesTable, themesTable, linksTable, coverageTable, summaryTable]) {
    tables.push(make(read))
    await breathe()
  }
  return tables
}
