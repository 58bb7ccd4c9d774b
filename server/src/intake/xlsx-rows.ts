/** Reads a sheet of an Excel file: what each cell shows, as it was when the file was saved. Nothing is worked out, and nothing is fetched. */
import type { OpenedZip } from './open-zip.ts'
import { shownAs } from './number-format.ts'
import { hearXml, type XmlHearer } from './read-xml.ts'
import { damaged } from './refused.ts'
import { sheetDialect } from './sheet-dialect.ts'
import { gatherRows, type Gatherer, type ReadTable } from './table.ts'
import { notTable, tooManyColumns } from './table-refused.ts'
import { openWorkbook, sheetLimits, withoutCodes, type Workbook } from './workbook.ts'

/** `wanted`: which of its sheets; null for the first that is not hidden. */
export async function xlsxRows(zip: OpenedZip, wanted: number | null): Promise<ReadTable> {
  const book = await openWorkbook(zip)
  const visible = book.sheets.findIndex(({ isHidden }) => !isHidden)
  const at = wanted ?? Math.max(0, visible)
  const sheet = book.sheets[at]
  const bytes = sheet === undefined ? undefined : await zip.read(sheet.path)
  if (bytes === undefined) throw notTable['noSheet']
  const gatherer = gatherRows()
  const hearing = hearSheet(book, gatherer)
  await hearXml(bytes, sheetDialect, { hearer: hearing.hearer, limits: sheetLimits })
  return {
    rows: gatherer.rows,
    empty: gatherer.empty(),
    sheets: book.sheets.map(({ name, isHidden }) => ({ name, isHidden })),
    sheet: at,
    messages: [...hearing.messages(), ...besides(zip.names)],
  }
}

interface Cell {
  readonly column: number
  readonly type: string
  readonly style: string | undefined
  value: string
  isWorkedOut: boolean
}

interface Met {
  merged: number
  unsaved: number
  hiddenRows: number
  hasHiddenColumns: boolean
}

interface Hearing {
  readonly hearer: XmlHearer
  readonly messages: () => string[]
}

const isOn = (said: string | undefined): boolean => said === '1' || said === 'true'

function hearSheet(book: Workbook, gatherer: Gatherer): Hearing {
  const met: Met = { merged: 0, unsaved: 0, hiddenRows: 0, hasHiddenColumns: false }
  let row: { number: number; isHidden: boolean; next: number; cells: (string | undefined)[] } | undefined
  let [cell, isValue, last]: [Cell | undefined, boolean, number] = [undefined, false, 0]
  const opens: Readonly<Record<string, (attributes: Readonly<Record<string, string>>) => void>> = {
    's:row': ({ r, hidden }) => {
      last = numberOf(r) ?? last + 1
      row = { number: last, isHidden: isOn(hidden), next: 0, cells: [] }
    },
    's:c': ({ r, t = 'n', s }) => {
      const column = columnOf(r) ?? row?.next ?? 0
      if (row !== undefined) row.next = column + 1
      cell = { column, type: t, style: s, value: '', isWorkedOut: false }
    },
    's:f': () => {
      if (cell !== undefined) cell.isWorkedOut = true
    },
    's:mergeCell': () => void (met.merged += 1),
    's:col': ({ hidden }) => void (met.hasHiddenColumns ||= isOn(hidden)),
  }
  const endCell = (): void => {
    if (cell?.value === '' && cell.isWorkedOut) met.unsaved += 1
    if (cell !== undefined && cell.value !== '' && row !== undefined) row.cells[cell.column] = shown(cell, book)
    cell = undefined
  }
  const endRow = (): void => {
    if (row === undefined) return
    if (row.isHidden && row.cells.length > 0) met.hiddenRows += 1
    gatherer.add(row.number, row.cells)
    row = undefined
  }
  return {
    messages: () => messagesOf(met),
    hearer: {
      open: (name, attributes) => {
        isValue = name === 's:v' || name === 's:t'
        if (Object.hasOwn(opens, name)) opens[name]?.(attributes)
      },
      text: text => {
        if (isValue && cell !== undefined) cell.value += text
      },
      close: name => {
        isValue = false
        if (name === 's:c') endCell()
        else if (name === 's:row') endRow()
      },
    },
  }
}

const mostRows = 1_048_576
const mostColumns = 16_384

function numberOf(said: string | undefined): number | undefined {
  const number = Number(said)
  return Number.isInteger(number) && number >= 1 && number <= mostRows ? number : undefined
}

/** `AB12` is in the 28th, which is 27 here. */
function columnOf(said: string | undefined): number | undefined {
  const letters = /^([A-Z]{1,3})\d+$/.exec(said ?? '')?.[1]
  if (letters === undefined) return undefined
  const column = letters.split('').reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  if (column >= mostColumns) throw tooManyColumns()
  return column
}

function shown({ type, style, value }: Cell, book: Workbook): string {
  switch (type) {
    case 's': {
      const words = book.strings[Number(value)]
      if (words === undefined) throw damaged()
      return words
    }
    case 'b':
      return value === '1' ? 'TRUE' : 'FALSE'
    case 'str':
    case 'inlineStr':
      return withoutCodes(value)
    case 'e':
    case 'd':
      return value
    default:
      return shownAs(value, book.formatOf(style), book.is1904)
  }
}

const several = (count: number, one: string, many: string): string =>
  count === 1 ? `One ${one}` : `${count.toLocaleString('en-GB')} ${many}`

const messagesOf = ({ merged, unsaved, hiddenRows, hasHiddenColumns }: Met): string[] => [
  ...(merged > 0 ? ['Some cells are merged: what they say stands in the first of them alone.'] : []),
  ...(unsaved > 0
    ? [
        `${several(unsaved, 'cell has', 'cells have')} a formula and no value. Open the file in a spreadsheet and save it again, if that matters.`,
      ]
    : []),
  ...(hiddenRows > 0
    ? [`${several(hiddenRows, 'row is', 'rows are')} hidden in the sheet, and read like the others.`]
    : []),
  ...(hasHiddenColumns ? ['Some columns are hidden in the sheet, and read like the others.'] : []),
]

/** Words that stand beside the cells, and what leads out of the file. */
const besides = (names: readonly string[]): string[] => [
  ...(names.some(name => /^xl\/(?:threadedComments\/|comments)/.test(name))
    ? ['There are comments on its cells. They are not read: copy what matters into a cell.']
    : []),
  ...(names.some(name => /^xl\/(?:drawings\/drawing|media\/)/.test(name))
    ? ['There are pictures, boxes or charts in it. They are not read.']
    : []),
  ...(names.some(name => /^xl\/(?:externalLinks\/|connections\.xml$)/.test(name))
    ? ['It leads to other files. They are not looked at: cells show what they showed when it was saved.']
    : []),
]
