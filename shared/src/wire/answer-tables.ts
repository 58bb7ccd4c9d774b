/** A table of many answers at once, as a survey tool gives it out: a row for each person, a column for each question. */
import * as z from 'zod/mini'
import { QuestionId, QuestionSetId } from '#model/ids.ts'

export const maxTableBytes = 20 * 1024 * 1024
export const maxTableRows = 5000
export const maxTableColumns = 100
/** Some tools write two or three rows of headings. */
export const maxHeadingRows = 5
/** Of `look` or `mapping`, as JSON, in UTF-16 units. */
export const maxMapping = 32 * 1024

const use = <T extends string>(to: T) => z.object({ to: z.literal(to) })

/** What is done with the words of a column. */
export const ColumnUse = z.discriminatedUnion('to', [
  z.object({ to: z.literal('question'), questionId: QuestionId }),
  /** How the person calls themselves. Of several such columns it is one name. */
  use('name'),
  /** When the answer was given: told to whoever reads it. */
  use('given'),
  /** Whether it may be quoted: yes, no, or nothing. */
  use('may-quote'),
  /** What the tool tells answers apart by: the same one brought again is the same answer. It is not kept. */
  use('reference'),
  /** Kept, under no question yet. */
  use('unplaced'),
  use('left-out'),
])
export type ColumnUse = Readonly<z.infer<typeof ColumnUse>>

const sheet = z.nullable(z.int().check(z.minimum(0)))
const headingRows = z.int().check(z.minimum(1), z.maximum(maxHeadingRows))

/** Which sheet of a workbook, from 0; null for the first that is not hidden. And how many of its rows are headings. */
export const TableLook = z.object({ sheet, headingRows })
export type TableLook = Readonly<z.infer<typeof TableLook>>

/** One use for each column that the preview told. */
export const TableMapping = z.object({
  sheet,
  headingRows,
  columns: z.array(ColumnUse).check(z.maxLength(maxTableColumns)),
})
export type TableMapping = Readonly<z.infer<typeof TableMapping>>

export const OfTable = z.object({ setId: QuestionSetId })

/** POST, as multipart: `look` as JSON, if anything else than the usual is looked at, and then the `file`. Answers `TablePreview`; nothing is kept. */
export const tablePreviewPath = (setId: QuestionSetId | ':setId'): string => `/api/question-sets/${setId}/table-preview`

export const TablePreview = z.object({
  columns: z.array(
    z.object({
      heading: z.string(),
      /** The first few that are not empty, each shortened. */
      values: z.array(z.string()),
      filled: z.int(),
      /** What its heading makes likely. */
      guess: ColumnUse,
    }),
  ),
  /** How many rows have words in which columns: a 1 for each column that has, a 0 for each that has not. */
  filled: z.array(z.object({ columns: z.string(), rows: z.int() })),
  /** Rows without a word. */
  empty: z.int(),
  /** None where the file can have only one. */
  sheets: z.array(z.object({ name: z.string(), isHidden: z.boolean() })),
  sheet: z.int(),
  headingRows: z.int(),
  /** What should be known of how it was read, in sentences. */
  messages: z.array(z.string()),
})
export type TablePreview = Readonly<z.infer<typeof TablePreview>>

/**
 * POST, as multipart: `mapping` as JSON, and then the `file`. Answers lines of JSON: `TableProgress` as rows are taken, and last
 * `TableDone`, or `TableStopped` with the reason; without either of them, the line broke. Rows that were taken stay.
 */
export const tableAnswersPath = (setId: QuestionSetId | ':setId'): string => `/api/question-sets/${setId}/table-answers`

export const TableProgress = z.object({ taken: z.int(), of: z.int() })
export const TableDone = z.object({
  done: z.object({
    taken: z.int(),
    /** Were here already. */
    known: z.int(),
    /** Rows without a word of an answer. */
    empty: z.int(),
    /** Were here, and their authors have taken them back. */
    withdrawn: z.int(),
    /** Why, in a sentence, and which rows of the file. */
    refused: z.array(z.object({ why: z.string(), rows: z.array(z.int()) })),
    /** Columns with words that were left out, as was asked. */
    leftOut: z.int(),
  }),
})
export type TableDone = Readonly<z.infer<typeof TableDone>>
export const TableStopped = z.object({ stopped: z.string(), taken: z.int() })
export const TableLine = z.union([TableProgress, TableDone, TableStopped])
export type TableLine = Readonly<z.infer<typeof TableLine>>
