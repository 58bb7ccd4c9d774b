/** Reads a table that was written as text (CSV), in small steps, so that nobody else waits. The only place that knows the library. */
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setImmediate } from 'node:timers/promises'
import { CsvError, parse } from 'csv-parse'
import { maxTableColumns } from '@waymark/shared/wire/answer-tables.ts'
import { decodedText } from './decoded-text.ts'
import { delimiterOf } from './delimiter-of.ts'
import { gatherRows, type Gatherer, type ReadTable } from './table.ts'
import { neverClosed, tooManyColumns, tooManyRows } from './table-refused.ts'

const stepLength = 64 * 1024
/** Of one row, in bytes: more is no answer that could be kept. */
const longestRow = 4_000_000
/** A spreadsheet writes a sign for every cell that was ever touched. */
const mostInRow = 16_384
const mostCells = 1_000_000

export async function csvRows(bytes: Uint8Array): Promise<ReadTable> {
  const { text, messages } = decodedText(bytes)
  const lines = text.replaceAll(/\r\n?/g, '\n')
  const { sign, from } = delimiterOf(lines)
  const whole = Buffer.from(lines.slice(from))
  const first = from === 0 ? 1 : 2
  const read = await strictly(whole, { sign, first })
  const { rows, empty } = read.gathered
  return { rows, empty: empty(), sheets: [], sheet: 0, messages: [...messages, ...read.messages] }
}

interface Writing {
  readonly sign: string
  /** The number of the first row in the file. */
  readonly first: number
}

interface Read {
  readonly gathered: Gatherer
  readonly messages: readonly string[]
}

const strangeQuotes =
  'There are quotation marks in it that stand as in no proper table. Look whether the rows and columns are as they should be.'

/** As the rules for such tables say; and where they were not kept to, as it was most likely meant. */
async function strictly(bytes: Uint8Array, writing: Writing): Promise<Read> {
  const strict = await gathered(bytes, writing, {})
  if (!('fault' in strict)) return { gathered: strict, messages: [] }
  // Programs that put tabs between cells often leave quotation marks as they are.
  const isPlain = writing.sign === '\t'
  if (!isPlain && !isWrongQuote(strict.fault)) throw neverClosed(strict.row)
  const loose = await gathered(bytes, writing, isPlain ? { quote: null } : { relax_quotes: true })
  if ('fault' in loose) throw neverClosed(loose.row)
  return { gathered: loose, messages: [strangeQuotes] }
}

const isWrongQuote = (code: string): boolean => code === 'CSV_INVALID_CLOSING_QUOTE' || code === 'INVALID_OPENING_QUOTE'

interface Fault {
  readonly fault: string
  readonly row: number
}

async function gathered(
  bytes: Uint8Array,
  { sign, first }: Writing,
  quotes: { readonly quote?: null; readonly relax_quotes?: true },
): Promise<Gatherer | Fault> {
  const gatherer = gatherRows()
  let [cells, number] = [0, first - 1]
  const parser = parse({
    ...quotes,
    delimiter: sign,
    record_delimiter: '\n',
    relax_column_count: true,
    max_record_size: longestRow,
    cast: (value, { index }) => {
      cells += 1
      if (index >= mostInRow || (value !== '' && index >= maxTableColumns)) throw tooManyColumns()
      if (cells > mostCells) throw tooManyRows()
      return value
    },
  })
  try {
    await pipeline(Readable.from(steps(bytes)), parser, async (records: AsyncIterable<string[]>) => {
      for await (const record of records) {
        number += 1
        gatherer.add(number, record)
      }
    })
    return gatherer
  } catch (error) {
    if (error instanceof CsvError) return { fault: error.code, row: number + 1 }
    throw error
  }
}

async function* steps(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += stepLength) {
    yield bytes.subarray(at, at + stepLength)
    await setImmediate()
  }
}
