/** A table as rows of cells, whatever kind of file it came from, and how they are gathered within bounds. */
import { hasWords, keepableText } from '@waymark/shared/model/text.ts'
import { maxHeadingRows, maxTableColumns, maxTableRows } from '@waymark/shared/wire/answer-tables.ts'
import { tooManyColumns, tooManyRows, tooManyWords } from './table-refused.ts'

export interface TableRow {
  /** As the program counts it that shows the table, from 1. */
  readonly number: number
  /** Without those that are empty at its end. */
  readonly cells: readonly string[]
}

export interface ReadTable {
  /** Those with words. */
  readonly rows: readonly TableRow[]
  /** Without words, between others. */
  readonly empty: number
  readonly sheets: readonly { readonly name: string; readonly isHidden: boolean }[]
  /** Which of them this is. */
  readonly sheet: number
  /** How it was read, and what was strange in it, in sentences. */
  readonly messages: readonly string[]
}

export interface Gatherer {
  /** Undefined for a cell that is not there. Refuses what is too much. */
  readonly add: (number: number, cells: readonly (string | undefined)[]) => void
  readonly rows: readonly TableRow[]
  readonly empty: () => number
}

/** Of all cells, in UTF-16 units. The same words may be told in many cells, and be in the file once. */
const mostWords = 24_000_000
/** Rows that were made high and hold nothing. */
const mostEmpty = 1_100_000

export function gatherRows(): Gatherer {
  const rows: TableRow[] = []
  let [words, met, since, empty] = [0, 0, 0, 0]
  return {
    rows,
    empty: () => empty,
    add: (number, given) => {
      met += 1
      if (met > mostEmpty) throw tooManyRows()
      const cells = cleaned(given)
      if (cells.length === 0) {
        since += 1
        return
      }
      if (cells.length > maxTableColumns) throw tooManyColumns()
      if (rows.length >= maxTableRows + maxHeadingRows) throw tooManyRows()
      words += cells.reduce((sum, cell) => sum + cell.length, 0)
      if (words > mostWords) throw tooManyWords()
      // Those above the headings and below the last answer are nobody's.
      if (rows.length > 0) empty += since
      since = 0
      rows.push({ number, cells })
    },
  }
}

/** As a form would take it; spaces alone are nothing. */
function cleaned(given: readonly (string | undefined)[]): string[] {
  const cells = Array.from(given, cell => {
    const kept = cell === undefined || cell === '' ? '' : keepableText(cell)
    return hasWords(kept) ? kept : ''
  })
  return cells.slice(0, cells.findLastIndex(cell => cell !== '') + 1)
}
