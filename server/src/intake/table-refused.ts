/** What is said of tables that are not read: what it is, and what can be done instead. */
import { maxTableBytes, maxTableColumns, maxTableRows } from '@waymark/shared/wire/answer-tables.ts'
import { Refusal } from '#refusal.ts'

const refused = (message: string): Refusal => new Refusal('malformed', message)
const tooLarge = (message: string): Refusal => new Refusal('too-large', message)
const many = (count: number): string => count.toLocaleString('en-GB')

const weRead = 'We read tables as CSV or as Excel files (.xlsx)'

/** By how the file begins, or what is packed into it. */
export const notTable: Readonly<Record<string, Refusal>> = {
  pdf: refused(`This is a PDF. ${weRead}: export the answers once more as one of these, and send that.`),
  picture: refused(`This is a picture. ${weRead}: export the answers as one of these, and send that.`),
  oldWord: refused(
    'This is an old Excel file (.xls), or one that is locked with a password. Open it in Excel or LibreOffice, save it as .xlsx without a password, and send that.',
  ),
  rtf: refused(`This is rich text (RTF). ${weRead}: copy its table into a spreadsheet, save that, and send it.`),
  html: refused(
    'This is a web page, whatever its name says. Open it in Excel or LibreOffice, save it as .xlsx, and send that.',
  ),
  xml: refused('This table is written as XML. Open it in Excel or LibreOffice, save it as .xlsx, and send that.'),
  empty: refused('This file is empty.'),
  binary: refused('This is a binary Excel file (.xlsb). Open it in Excel, save it as .xlsx, and send that.'),
  macros: refused('There are macros in this file, which could do harm. Save it without them, as .xlsx, and send that.'),
  ods: refused('This is an OpenDocument spreadsheet. Open it in LibreOffice, save it as .xlsx or CSV, and send that.'),
  numbers: refused('This is a spreadsheet of Numbers. In Numbers, choose File, Export To, Excel, and send that.'),
  document: refused(
    'This is a document and no table. Bring it in with the files that hold one answer each, or copy its table into a spreadsheet.',
  ),
  archive: refused('This is a ZIP. Unpack it, and send the table that is in it.'),
  noSheet: refused('There is no sheet in this file that could be read. Save it again as .xlsx, and send that.'),
  unknown: refused(`We cannot read files of this kind. ${weRead}.`),
  noRows: refused('There are no rows with answers in this table: only headings, or nothing at all.'),
}

export const tooManyRows = (): Refusal =>
  tooLarge(`At most ${many(maxTableRows)} rows fit. Divide the table, and send the parts one after the other.`)
export const tooManyColumns = (): Refusal =>
  tooLarge(`At most ${maxTableColumns} columns fit. Take out those that are not needed, and send the table again.`)
export const tooManyWords = (): Refusal =>
  tooLarge('There are more words in this table than fit. Divide it, and send the parts one after the other.')
export const tooLargeTable = `This file is too large: at most ${maxTableBytes / 1024 / 1024} MB fit.`

export const neverClosed = (row: number): Refusal =>
  refused(
    `A quotation mark in row ${many(row)} or before it is never closed, so that nobody can tell where that row ends. Open the file in a spreadsheet, save it as .xlsx, and send that.`,
  )
