/** The notes of another board: what somebody is shown of its table before they say what is what, and the notes once they have. */
import type { SectionId } from '@waymark/shared/model/ids.ts'
import { DisplayName } from '@waymark/shared/model/member.ts'
import { NoteText } from '@waymark/shared/model/note.ts'
import type { Section } from '@waymark/shared/model/session.ts'
import { shortened } from '@waymark/shared/model/text.ts'
import type { BoardMapping, BoardPreview } from '@waymark/shared/wire/brought-in.ts'
import type { ReadBoard } from './read-board.ts'
import type { TableRow } from './table.ts'

/** More than anybody would go through by hand. */
const mostValues = 40
/** Of a value as it is shown, and as a section is known by. */
const longestValue = 80

export interface BoardNote {
  readonly text: string
  readonly sectionId: SectionId
  readonly name: string | null
}

const valueOf = (cell: string): string => (cell.length <= longestValue ? cell : shortened(cell, longestValue))

export function previewOfBoard(board: ReadBoard, sections: readonly Section[]): BoardPreview {
  const { kind, headingRows, headings, guesses, rows, messages } = board
  const columns = headings.map((heading, at) => {
    const counts = new Map<string, number>()
    let filled = 0
    for (const { cells } of rows) {
      const cell = cells[at] ?? ''
      if (cell === '') continue
      filled += 1
      // Once there are too many to be shown, the rest is only counted.
      if (counts.size > mostValues) continue
      const said = valueOf(cell)
      counts.set(said, (counts.get(said) ?? 0) + 1)
    }
    const values = [...counts]
      .slice(0, mostValues)
      .map(([said, count]) => ({ said, rows: count, guess: sectionCalled(sections, said) }))
    return { heading, guess: guesses[at] ?? 'left-out', filled, values, isMany: counts.size > mostValues }
  })
  return { kind, headingRows, rows: rows.length, columns, messages: [...messages] }
}

const plain = (title: string): string =>
  title
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const sectionCalled = (sections: readonly Section[], said: string): SectionId | null =>
  sections.find(({ title }) => plain(title) === plain(said))?.id ?? null

export interface BoardNotes {
  readonly notes: readonly BoardNote[]
  readonly empty: number
  /** By the numbers of their rows in the file. */
  readonly tooLong: readonly number[]
}

/** Without headings each cell is a note; with them each row is one, of all its cells with words. */
export function notesOnBoard({ kind, rows, empty }: ReadBoard, mapping: BoardMapping): BoardNotes {
  const sectionIds = new Map(mapping.sections.map(({ said, sectionId }) => [said, sectionId]))
  const columnsFor = (use: string): number[] => mapping.columns.flatMap((one, at) => (one === use ? [at] : []))
  const [words, places, names] = [columnsFor('words'), columnsFor('section'), columnsFor('name')]
  const notes: BoardNote[] = []
  const tooLong = new Set<number>()
  let without = empty
  for (const row of rows) {
    const said = cellsIn(row, words)
    if (said.length === 0) without += 1
    const sectionId =
      cellsIn(row, places)
        .map(cell => sectionIds.get(valueOf(cell)))
        .find(id => id !== undefined) ?? mapping.otherwise
    const name = DisplayName.safeParse(cellsIn(row, names).join(' ')).data ?? null
    for (const text of kind === 'plain' ? said : said.length === 0 ? [] : [said.join('\n')])
      if (NoteText.safeParse(text).success) notes.push({ text, sectionId, name })
      else tooLong.add(row.number)
  }
  return { notes, empty: without, tooLong: [...tooLong] }
}

const cellsIn = ({ cells }: TableRow, columns: readonly number[]): string[] =>
  columns.map(at => cells[at] ?? '').filter(cell => cell !== '')
