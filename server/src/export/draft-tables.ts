/** A draft as tables: its statements, and in a workbook what they are made of. Statements in the order of the draft, notes in board order. */
import { textOf } from '@waymark/shared/model/draft.ts'
import { nameOfRoom } from '@waymark/shared/model/session.ts'
import { isKeepable, keepableText } from '@waymark/shared/model/text.ts'
import { nameOfTheme, type Theme } from '@waymark/shared/model/theme.ts'
import {
  chaptersOf,
  coverageOfHeard,
  type Chapter,
  type Heard,
  type HeardNote,
} from '@waymark/shared/drafting/chapters.ts'
import type { WholeDraft } from '@waymark/shared/drafting/draft-as-file.ts'
import { draftedStatements, type DraftedStatement } from '@waymark/shared/drafting/drafted-statements.ts'
import { breathe } from './in-slices.ts'
import { table, type Column, type Table } from './synthesis-tables.ts'
import { howItCame } from './synthesis-words.ts'

/** A cell of a spreadsheet holds 32,767 characters; a longer statement goes on in the next row. */
const mostInCell = 30_000

type Row = Omit<DraftedStatement, 'spans'> & { readonly statement: string; readonly number: number }

export function statementsTable(whole: WholeDraft): Table {
  const rows = draftedStatements(whole).flatMap(({ spans, ...said }, at) =>
    inCells(textOf({ spans })).map((statement): Row => ({ ...said, statement, number: at + 1 })),
  )
  const columns: Column<Row>[] = [
    { title: 'Number', width: 8, of: ({ number }) => number },
    { title: 'Chapter', width: 26, of: ({ chapter }) => fit(chapter) },
    { title: 'Heading', width: 26, of: ({ heading }) => fit(heading) },
    { title: 'Statement', width: 70, of: ({ statement }) => statement },
    { title: 'Rests on', width: 50, of: ({ restsOn }) => fit(restsOn.join('\n')) },
    { title: 'Own words', width: 10, of: ({ ownWords }) => (ownWords ? 'Yes' : 'No') },
    { title: 'Themes', width: 9, of: ({ themes }) => themes },
    { title: 'Notes', width: 9, of: ({ notes }) => notes },
  ]
  return table('Statements', columns, rows)
}

/** Letter for letter, and no letter cut in two. */
function inCells(text: string): string[] {
  const letters = Array.from(clean(text))
  const cells: string[] = []
  for (let at = 0; at < letters.length; at += mostInCell / 2)
    cells.push(letters.slice(at, at + mostInCell / 2).join(''))
  return cells
}

const clean = (text: string): string => (isKeepable(text) ? text : keepableText(text))

/** What is only told again, shortened where no cell could hold it. */
const fit = (text: string): string => {
  const kept = clean(text)
  return kept.length > mostInCell ? `${kept.slice(0, mostInCell).toWellFormed()}…` : kept
}

function themesTable({ blocks, heard }: WholeDraft): Table {
  const cited = new Map<string, number>()
  for (const block of blocks)
    if (block.kind === 'statement')
      for (const id of new Set(block.cites.flatMap(cite => ('themeId' in cite ? [cite.themeId] : []))))
        cited.set(id, (cited.get(id) ?? 0) + 1)
  const rows = heard.breakouts.flatMap(({ breakout, themes, mergedIn, placements, notes }) => {
    const here = new Set(notes.map(({ id }) => id))
    const notesIn = Map.groupBy(
      placements.filter(({ noteId }) => here.has(noteId)),
      ({ themeId }) => themeId,
    )
    const names = new Map(themes.map(theme => [theme.id, nameOfTheme(theme)]))
    return themes.map(theme => {
      const all = [theme, ...(mergedIn?.get(theme.id) ?? [])]
      return {
        theme,
        question: breakout.question,
        within: theme.within === undefined ? '' : (names.get(theme.within) ?? ''),
        notes: new Set(notesIn.get(theme.id)?.map(({ noteId }) => noteId)).size,
        statements: all.reduce((sum, { id }) => sum + (cited.get(id) ?? 0), 0),
      }
    })
  })
  const columns: Column<(typeof rows)[number]>[] = [
    { title: 'Theme', width: 30, of: ({ theme }) => nameOfTheme(theme) },
    { title: 'Part of', width: 24, of: ({ within }) => within },
    { title: 'What people said', width: 60, of: ({ theme }) => theme.said },
    { title: 'Question', width: 40, of: ({ question }) => question },
    { title: 'Notes', width: 9, of: ({ notes }) => notes },
    { title: 'Statements', width: 11, of: ({ statements }) => statements },
  ]
  return table('Themes', columns, rows)
}

interface NoteRow {
  readonly note: HeardNote
  readonly section: string
  readonly themes: Theme[]
  readonly state: string
  readonly reason: string
}

function notesTable({ heard }: WholeDraft): Table {
  const columns: Column<NoteRow>[] = [
    { title: 'Room', width: 18, of: ({ note }) => nameOfRoom({ number: note.roomNumber, name: note.roomName }) },
    { title: 'Section', width: 26, of: ({ section }) => section },
    { title: 'Themes', width: 30, of: ({ themes }) => themes.map(nameOfTheme).join('\n') },
    { title: 'Words', width: 70, of: ({ note }) => note.text },
    { title: 'Tidier wording', width: 40, of: ({ note }) => note.tidied ?? '' },
    { title: 'How it came', width: 20, of: ({ note }) => howItCame(note) },
    { title: 'State', width: 18, of: ({ state }) => state },
    { title: 'Reason', width: 30, of: ({ reason }) => reason },
  ]
  return table('Notes', columns, chaptersOf(heard).flatMap(notesOfChapter))
}

/** Once each, where a reader meets it first. */
function notesOfChapter({ title, themes, parked, notLookedAt }: Chapter): NoteRow[] {
  const rows = new Map<string, NoteRow>()
  for (const { theme, notes } of themes)
    for (const note of notes) {
      const known = rows.get(note.id)
      if (known === undefined)
        rows.set(note.id, { note, section: title, themes: [theme], state: 'In a theme', reason: '' })
      else known.themes.push(theme)
    }
  const loose = (note: HeardNote, state: string, reason = ''): NoteRow => ({
    note,
    section: title,
    themes: [],
    state,
    reason,
  })
  return [
    ...rows.values(),
    ...parked.map(({ note, reason }) => loose(note, 'Parked', reason)),
    ...notLookedAt.map(note => loose(note, 'Not yet looked at')),
  ]
}

function coverageTable({ heard }: WholeDraft): Table {
  const rows = [{ what: 'All notes', ...coverageOfHeard(heard) }, ...heard.breakouts.map(coverageIn)]
  return table(
    'Coverage',
    [
      { title: 'Notes of', width: 50, of: ({ what }) => what },
      { title: 'Notes', width: 10, of: ({ placed, parked, notLookedAt }) => placed + parked + notLookedAt },
      { title: 'In a theme', width: 12, of: ({ placed }) => placed },
      { title: 'Parked', width: 10, of: ({ parked }) => parked },
      { title: 'Not yet looked at', width: 18, of: ({ notLookedAt }) => notLookedAt },
    ],
    rows,
  )
}

const coverageIn = (one: Heard['breakouts'][number]) => ({
  what: one.breakout.question,
  ...coverageOfHeard({ strategy: { title: '', period: '', ambitions: [] }, breakouts: [one] }),
})

export async function draftTables(whole: WholeDraft): Promise<Table[]> {
  const tables: Table[] = []
  for (const make of [statementsTable, themesTable, notesTable, coverageTable]) {
    tables.push(make(whole))
    await breathe()
  }
  return tables
}
