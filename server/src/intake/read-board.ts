/** Reads a table that another board gave out (CSV or Excel), and tells what its columns most likely are. */
import type { BoardKind, BoardUse } from '@waymark/shared/wire/brought-in.ts'
import { Refusal } from '#refusal.ts'
import { readTable } from './read-table.ts'
import type { TableRow } from './table.ts'
import { notTable } from './table-refused.ts'

export interface ReadBoard {
  readonly kind: BoardKind
  readonly headingRows: 0 | 1
  /** One for each column; empty where it has none. */
  readonly headings: readonly string[]
  readonly guesses: readonly BoardUse[]
  readonly rows: readonly TableRow[]
  /** Without words, between others. */
  readonly empty: number
  readonly messages: readonly string[]
}

/** Which columns hold words, the likeliest first. */
const words = [
  'text',
  'content',
  'contents',
  'idea',
  'ideas',
  'body',
  'note',
  'notes',
  'sticky',
  'sticky note',
  'post',
  'message',
  'comment',
  'subject',
  'title',
]
const sections = [
  'section',
  'area',
  'column',
  'heading',
  'frame',
  'list',
  'category',
  'topic',
  'region',
  'lane',
  'group',
]
/** Where nothing else parts the notes, their colours may. */
const colours = ['bg color', 'bg colour', 'color', 'colour', 'sticky color', 'background color', 'fill color']
const others = [
  'id',
  'author',
  'created by',
  'added by',
  'created at',
  'tags',
  'votes',
  'likes',
  'name',
  'user',
  'date',
  'type',
]

const plain = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, ' ')

/** `headingRows` where somebody has said whether the first row is headings. */
export async function readBoard(bytes: Uint8Array, headingRows?: number): Promise<ReadBoard> {
  const table = await rowsIn(bytes)
  const width = table.rows.reduce((most, { cells }) => Math.max(most, cells.length), 0)
  const first = Array.from({ length: width }, (_, at) => table.rows[0]?.cells[at] ?? '')
  const named = first.map(plain)
  const kind = asSaid(kindOf(named), headingRows)
  if (kind === 'plain')
    return { ...table, kind, headingRows: 0, headings: first.map(() => ''), guesses: first.map(() => 'words') }
  const rows = table.rows.slice(1)
  if (rows.length === 0) throw new Refusal('malformed', 'There are no notes in this table: only headings.')
  const read = { ...table, kind, headingRows: 1 as const, headings: first, guesses: guessesOf(named, kind) }
  return { ...read, rows: kind === 'mural' ? rows.map(withoutEntities) : rows }
}

/** An Excel file of one too, which some boards give out instead: its first sheet that is not hidden. */
async function rowsIn(bytes: Uint8Array): Promise<Pick<ReadBoard, 'rows' | 'empty' | 'messages'>> {
  try {
    const { rows, empty, messages } = await readTable(bytes, { sheet: null, headingRows: 0 })
    return { rows, empty, messages }
  } catch (error) {
    if (error === notTable['noRows']) throw new Refusal('malformed', 'There are no notes in this file.')
    if (error !== notTable['unknown']) throw error
    throw new Refusal(
      'malformed',
      'We read notes of other boards as CSV or Excel. Export the board as one of these, and choose that file.',
    )
  }
}

const asSaid = (kind: BoardKind, headingRows: number | undefined): BoardKind => {
  if (headingRows === 0) return 'plain'
  return headingRows === 1 && kind === 'plain' ? 'other' : kind
}

/** By its headings, whatever the file is called. */
function kindOf(named: readonly string[]): BoardKind {
  const has = (...all: readonly string[]): boolean => all.every(one => named.includes(one))
  if (has('text', 'bg color') || has('text', 'sticky type')) return 'mural'
  if (has('subject', 'body')) return 'padlet'
  // A board without headings (Miro) begins with a note, and people seldom write one that is called like a column.
  const known = named.filter(one => [words, sections, colours, others].some(list => list.includes(one))).length
  return known === 0 || (known === 1 && named.length === 1 && !words.includes(named[0] ?? '')) ? 'plain' : 'other'
}

function guessesOf(named: readonly string[], kind: BoardKind): BoardUse[] {
  const firstOf = (list: readonly string[]): number => {
    const name = list.find(one => named.includes(one))
    return name === undefined ? -1 : named.indexOf(name)
  }
  const said = firstOf(words)
  const section = firstOf(sections)
  const parted = section === -1 ? firstOf(colours) : section
  return named.map((name, at) => {
    if (kind === 'padlet' && (name === 'subject' || name === 'body')) return 'words'
    if (at === said) return 'words'
    return at === parted ? 'section' : 'left-out'
  })
}

const entities: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
}

/** Mural gives out its notes as they stand in a page. */
const withoutEntities = (row: TableRow): TableRow => ({
  ...row,
  cells: row.cells.map(cell => cell.replaceAll(/&(?:lt|gt|quot|#39|amp);/g, sign => entities[sign] ?? sign)),
})
