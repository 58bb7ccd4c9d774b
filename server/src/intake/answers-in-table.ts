/** Makes an answer of each row of a table, as a person said what its columns are. Whatever nobody gave a place, or left out, is kept without one. */
import { setImmediate } from 'node:timers/promises'
import { DisplayName } from '@waymark/shared/model/member.ts'
import type { QuestionSet } from '@waymark/shared/model/question-set.ts'
import { maxMessages, type PieceAsRead } from '@waymark/shared/model/response.ts'
import { hasWords, shortened } from '@waymark/shared/model/text.ts'
import type { ColumnUse, TableMapping } from '@waymark/shared/wire/answer-tables.ts'
import { Refusal } from '#refusal.ts'
import type { HeadedTable } from './read-table.ts'
import type { TableRow } from './table.ts'

export interface RowAnswer {
  /** Its number in the file. */
  readonly row: number
  /** The same for the same row, however often it is brought. */
  readonly key: string
  readonly isReferred: boolean
  readonly name: string | null
  readonly pieces: readonly PieceAsRead[]
  readonly mayQuote: boolean | null
  readonly messages: readonly string[]
}

export interface TableAnswers {
  readonly answers: readonly RowAnswer[]
  /** Rows in which nobody answered. */
  readonly empty: number
  /** Columns with words that were left out. */
  readonly leftOut: number
}

/** After so many rows, others come. */
const step = 200

/** Refuses where the table is another than the one that was looked at, or a question is gone. */
export async function answersInTable(
  table: HeadedTable,
  { columns }: TableMapping,
  set: Pick<QuestionSet, 'questions'>,
): Promise<TableAnswers> {
  if (columns.length !== table.headings.length)
    throw new Refusal('conflict', 'This is not the table that you looked at. Choose the file again.')
  const asked = new Set<string>(set.questions.map(({ id }) => id))
  if (columns.some(column => column.to === 'question' && !asked.has(column.questionId)))
    throw new Refusal('malformed', 'One of the questions is not among them any more. Load the page again.')
  const keyOf = keys(columns)
  const answers: RowAnswer[] = []
  let empty = table.empty
  const order = inOrder(columns, set)
  for (const [at, row] of table.rows.entries()) {
    if (at % step === step - 1) await setImmediate()
    const key = keyOf(row)
    const answer = answerOf(row, { columns, order, headings: table.headings })
    if (answer.pieces.length === 0) empty += 1
    else answers.push({ row: row.number, ...key, ...answer })
  }
  const leftOut = columns.filter(
    (column, at) => column.to === 'left-out' && table.rows.some(({ cells }) => (cells[at] ?? '') !== ''),
  ).length
  return { answers, empty, leftOut }
}

/** Two people may write the same few words: the second such row of a table is another answer, and is the second again when it is brought again. */
function keys(columns: readonly ColumnUse[]) {
  const met = new Map<string, number>()
  const referring = columns.flatMap((column, at) => (column.to === 'reference' ? [at] : []))
  return ({ cells }: TableRow): Pick<RowAnswer, 'key' | 'isReferred'> => {
    const reference = referring.map(at => cells[at] ?? '')
    if (reference.some(said => said !== ''))
      return { key: JSON.stringify(['reference', reference.map(said => said.trim())]), isReferred: true }
    const words = JSON.stringify(['row', cells])
    const before = met.get(words) ?? 0
    met.set(words, before + 1)
    return { key: before === 0 ? words : `${words}${before}`, isReferred: false }
  }
}

/** The columns, those of questions first and in the order of the questions. */
function inOrder(columns: readonly ColumnUse[], { questions }: Pick<QuestionSet, 'questions'>): number[] {
  const places = new Map<string, number>(questions.map(({ id }, at) => [id, at]))
  const placeOf = (column: ColumnUse | undefined): number =>
    column?.to === 'question' ? (places.get(column.questionId) ?? 0) : questions.length
  return columns.map((_, at) => at).toSorted((a, b) => placeOf(columns[a]) - placeOf(columns[b]) || a - b)
}

interface Reading {
  readonly columns: readonly ColumnUse[]
  readonly order: readonly number[]
  readonly headings: readonly string[]
}

interface Heard {
  readonly pieces: PieceAsRead[]
  readonly names: string[]
  readonly messages: string[]
  mayQuote: boolean | null
}

interface CellRead {
  readonly words: string
  readonly column: ColumnUse
  /** `the column “Bus”` */
  readonly where: string
  /** Whether others answer the same question. */
  readonly isOneOfSeveral: boolean
}

function answerOf(
  { cells }: TableRow,
  { columns, order, headings }: Reading,
): Omit<RowAnswer, 'row' | 'key' | 'isReferred'> {
  const heard: Heard = { pieces: [], names: [], messages: [], mayQuote: null }
  for (const at of order) {
    const [words, column] = [cells[at] ?? '', columns[at]]
    if (words !== '' && column !== undefined)
      hear(heard, {
        words,
        column,
        where: columnSaid(headings[at] ?? '', at),
        isOneOfSeveral: isShared(columns, column),
      })
  }
  const name = heard.names.join(' ')
  const isName = DisplayName.safeParse(name).success
  if (name !== '' && !isName)
    for (const words of heard.names)
      heard.pieces.push(unplaced(words, 'It stood where the name is, and is no name that fits.'))
  return {
    name: isName ? name : null,
    pieces: heard.pieces,
    mayQuote: heard.mayQuote,
    messages: heard.messages.slice(0, maxMessages),
  }
}

const isShared = (columns: readonly ColumnUse[], column: ColumnUse): boolean =>
  column.to === 'question' &&
  columns.filter(one => one.to === 'question' && one.questionId === column.questionId).length > 1

const longestHeading = 120
const columnSaid = (heading: string, at: number): string =>
  heading === '' ? `column ${at + 1}, which has no heading` : `the column “${shortened(heading, longestHeading)}”`

const unplaced = (text: string, why: string): PieceAsRead => ({ text, questionId: null, why })

function hear(heard: Heard, { words, column, where, isOneOfSeveral }: CellRead): void {
  switch (column.to) {
    case 'question':
      heard.pieces.push({
        text: words,
        questionId: column.questionId,
        why: isOneOfSeveral ? `It stood in ${where}.` : '',
      })
      break
    case 'name':
      heard.names.push(words.trim())
      break
    case 'given':
      hearWhen(heard, words, where)
      break
    case 'may-quote':
      hearQuoting(heard, words, where)
      break
    case 'unplaced':
      heard.pieces.push(unplaced(words, `It stood in ${where}, for which no question was chosen.`))
      break
    case 'reference':
    case 'left-out':
  }
}

const longestMoment = 80

function hearWhen({ messages, pieces }: Heard, words: string, where: string): void {
  if (words.length <= longestMoment && messages.length < maxMessages)
    messages.push(`The table says when it was given: ${words.replaceAll(/\s+/g, ' ').trim()} (in ${where}).`)
  else pieces.push(unplaced(words, `It stood in ${where}, which says when the answer was given.`))
}

const yes =
  /^(?:yes|y|true|1|x|✓|✔|ok|okay|agree|i agree|i consent|yes,? (?:you )?(?:may|can)|ydw|ie|iawn|cewch|caiff)[.!]?$/i
const no =
  /^(?:no|n|false|0|disagree|i do not agree|no,? (?:please )?(?:do not|don['’]t)|nac ydw|na|nage|na chewch|na chaiff)[.!]?$/i

function hearQuoting(heard: Heard, words: string, where: string): void {
  const said = words.trim()
  if (yes.test(said) && heard.mayQuote !== false) heard.mayQuote = true
  else if (no.test(said)) heard.mayQuote = false
  else if (hasWords(said)) heard.pieces.push(unplaced(words, `It stood in ${where}, and says neither yes nor no.`))
}
