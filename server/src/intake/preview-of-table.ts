/** What somebody should see of a table before anything of it is taken. */
import type { QuestionSet } from '@waymark/shared/model/question-set.ts'
import { shortened } from '@waymark/shared/model/text.ts'
import type { TablePreview } from '@waymark/shared/wire/answer-tables.ts'
import { guessColumns } from './guess-columns.ts'
import type { HeadedTable } from './read-table.ts'

const mostValues = 3
const longestHeading = 200
const longestValue = 140

export function previewOfTable(table: HeadedTable, set: Pick<QuestionSet, 'questions'>): TablePreview {
  const { headings, rows, empty, sheets, sheet, headingRows, messages } = table
  const guesses = guessColumns(headings, set)
  return {
    columns: headings.map((heading, at) => {
      const filled = rows.filter(({ cells }) => (cells[at] ?? '') !== '')
      return {
        heading: shortened(heading, longestHeading),
        values: filled.slice(0, mostValues).map(({ cells }) =>
          shortened(
            (cells[at] ?? '')
              .slice(0, longestValue * 4)
              .replaceAll(/\s+/g, ' ')
              .trim(),
            longestValue,
          ),
        ),
        filled: filled.length,
        guess: guesses[at] ?? { to: 'unplaced' },
      }
    }),
    filled: filledIn(table),
    empty,
    sheets: [...sheets],
    sheet,
    headingRows,
    messages: [...messages],
  }
}

function filledIn({ headings, rows }: HeadedTable): TablePreview['filled'] {
  const counts = new Map<string, number>()
  for (const { cells } of rows) {
    const columns = headings.map((_, at) => ((cells[at] ?? '') === '' ? '0' : '1')).join('')
    counts.set(columns, (counts.get(columns) ?? 0) + 1)
  }
  return [...counts].map(([columns, of]) => ({ columns, rows: of }))
}
