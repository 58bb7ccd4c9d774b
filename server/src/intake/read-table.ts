/** Reads a table of answers out of a file, whatever it is called: text with signs between its cells (CSV), or an Excel file. */
import type { TableLook } from '@waymark/shared/wire/answer-tables.ts'
import { Refusal } from '#refusal.ts'
import { csvRows } from './csv-rows.ts'
import { beginsLike } from './kind-of-answer-file.ts'
import { documentLimits, openZip, type OpenedZip } from './open-zip.ts'
import { notRead } from './refused.ts'
import type { ReadTable, TableRow } from './table.ts'
import { notTable } from './table-refused.ts'
import { xlsxRows } from './xlsx-rows.ts'

export interface HeadedTable extends Omit<ReadTable, 'rows'> {
  /** One for each column; empty where it has none. */
  readonly headings: readonly string[]
  readonly rows: readonly TableRow[]
  readonly headingRows: number
}

/** Refuses with one sentence what cannot be read, or has no rows of anybody in it. */
export async function readTable(bytes: Uint8Array, { sheet, headingRows }: TableLook): Promise<HeadedTable> {
  const table = await rowsOf(bytes, sheet)
  const [above, rows] = [table.rows.slice(0, headingRows), table.rows.slice(headingRows)]
  if (rows.length === 0) throw notTable['noRows']
  const width = table.rows.reduce((most, { cells }) => Math.max(most, cells.length), 0)
  return { ...table, rows, headingRows, headings: Array.from({ length: width }, (_, at) => headingOf(above, at)) }
}

async function rowsOf(bytes: Uint8Array, sheet: number | null): Promise<ReadTable> {
  const known = beginsLike(bytes)
  if (known === 'zip') return xlsxRows(await workbookIn(bytes), sheet)
  if (known !== 'text') throw notTable[known] ?? notTable['unknown']
  try {
    return await csvRows(bytes)
  } catch (error) {
    throw error instanceof Refusal && error === notRead['unknown'] ? notTable['unknown'] : error
  }
}

const headingOf = (above: readonly TableRow[], at: number): string => {
  const said = above.map(({ cells }) => (cells[at] ?? '').replaceAll(/\s+/g, ' ').trim()).filter(words => words !== '')
  return [...new Set(said)].join(' – ')
}

const runsByItself = /(?:^|\/)(?:vbaProject\.bin|vbaData\.xml|macrosheets\/.*|intlmacrosheets\/.*)$/i

/** By what is in it. Refuses every other ZIP in words. */
async function workbookIn(bytes: Uint8Array): Promise<OpenedZip> {
  const zip = await openZip(bytes, documentLimits)
  const { names } = zip
  if (!names.includes('[Content_Types].xml')) throw notTable[await otherKind(zip)]
  const types = Buffer.from((await zip.read('[Content_Types].xml')) ?? []).toString('utf8')
  if (types.includes('macroEnabled') || names.some(name => runsByItself.test(name))) throw notTable['macros']
  if (names.includes('xl/workbook.bin')) throw notTable['binary']
  if (names.some(name => /^(?:word|ppt)\//.test(name))) throw notTable['document']
  return zip
}

async function otherKind(zip: OpenedZip): Promise<string> {
  const type = Buffer.from((await zip.read('mimetype')) ?? []).toString('latin1')
  if (type.includes('opendocument.spreadsheet')) return 'ods'
  if (type.includes('opendocument')) return 'document'
  return zip.names.some(name => /(?:^|\/)Index\/Document\.iwa$|^Index\.zip$/.test(name)) ? 'numbers' : 'archive'
}
