/** Comma-separated values that every spreadsheet opens, and that hold each letter of what people wrote. */

/** A byte order mark, as spreadsheets expect it before UTF-8. */
export const csvStart = '\uFEFF'

/**
 * A spreadsheet runs what begins like a formula; an apostrophe before it makes it a text. What begins with an apostrophe is given one too,
 * so that whoever reads the file takes one away wherever there is one, and has the words letter for letter.
 */
const runs = /^['=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/

/** What a spreadsheet takes for a number, a day or an hour, and shows in its own way: 0123 as 123. */
const counts = /^[\d.,(£$€][\d\s.,:/()%£$€eE+-]*$/

const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`

const line = (cells: readonly string[]): string => `${cells.join(',')}\r\n`

/** One row with its line end (RFC 4180). */
export const csvLine = (cells: readonly string[]): string =>
  line(cells.map(text => cell(runs.test(text) ? `'${text}` : text)))

/** A row of people's words, which stay words also where they look like a number; what is a number here is one there. */
export const csvLineOfWords = (cells: readonly (string | number)[]): string =>
  line(
    cells.map(one =>
      typeof one === 'number' ? String(one) : cell(runs.test(one) || counts.test(one) ? `'${one}` : one),
    ),
  )
