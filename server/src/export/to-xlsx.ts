/** Tables as an Excel workbook (Office Open XML): a sheet each, every cell of words a text, so that none is ever a formula. */
import { breathe, inSlices } from './in-slices.ts'
import type { Cell, Table } from './synthesis-tables.ts'
import { inElement, inQuotes, xmlStart } from './xml-words.ts'
import { zipInBackground } from './zip.ts'

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const contentOf = (part: string): string => `application/vnd.openxmlformats-officedocument.spreadsheetml.${part}+xml`

/** Styles by their number: 0 for numbers, 1 for words, 2 for the heads. Words have the format of a text, which they keep when somebody edits them. */
const styles = `<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf xfId="0" applyAlignment="1"><alignment vertical="top"/></xf><xf xfId="0" numFmtId="49" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf xfId="0" numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>`

export async function toXlsx(tables: readonly Table[]): Promise<Uint8Array> {
  const numbers = tables.map((_, at) => at + 1)
  const parts: [name: string, xml: string][] = [
    [
      '[Content_Types].xml',
      `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${contentOf('sheet.main')}"/><Override PartName="/xl/styles.xml" ContentType="${contentOf('styles')}"/>${numbers.map(n => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${contentOf('worksheet')}"/>`).join('')}</Types>`,
    ],
    ['_rels/.rels', related([['officeDocument', 'xl/workbook.xml']])],
    [
      'xl/workbook.xml',
      `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${tables.map(({ name }, at) => `<sheet name="${inQuotes(name)}" sheetId="${at + 1}" r:id="r${at + 1}"/>`).join('')}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      related([
        ...numbers.map((n): [string, string] => ['worksheet', `worksheets/sheet${n}.xml`]),
        ['styles', 'styles.xml'],
      ]),
    ],
    ['xl/styles.xml', styles],
  ]
  for (const [at, table] of tables.entries()) parts.push([`xl/worksheets/sheet${at + 1}.xml`, await sheet(table)])
  await breathe()
  return zipInBackground(
    parts.map(([name, xml]) => ({ name, bytes: Buffer.from(`${xmlStart}${xml}`), isPacked: true })),
  )
}

const related = (to: readonly (readonly [kind: string, target: string])[]): string =>
  `<Relationships xmlns="${packages}/relationships">${to.map(([kind, target], at) => `<Relationship Id="r${at + 1}" Type="${relations}/${kind}" Target="${target}"/>`).join('')}</Relationships>`

async function sheet({ columns, rows }: Table): Promise<string> {
  const widths = columns.map(
    ({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  )
  const head = columns.map(({ title }, at) => words(title, placeOf(at, 1), 2))
  const body = await inSlices(
    rows,
    (cells, at) =>
      `<row r="${at + 2}">${cells.map((one, column) => cell(one, placeOf(column, at + 2))).join('')}</row>`,
  )
  // What a spreadsheet freezes is what stays in sight: the heads.
  const view =
    '<sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView>'
  return `<worksheet xmlns="${main}"><sheetViews>${view}</sheetViews><cols>${widths.join('')}</cols><sheetData><row r="1">${head.join('')}</row>${body}</sheetData></worksheet>`
}

function cell(value: Cell, place: string): string {
  if (value === '') return ''
  return typeof value === 'number' ? `<c r="${place}"><v>${value}</v></c>` : words(value, place, 1)
}

const words = (text: string, place: string, style: number): string =>
  `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${inElement(withoutEscapes(text))}</t></is></c>`

/** What looks like an escape of theirs (`_x000D_`) would be read as the letter it stands for; its first sign is escaped in turn. */
const withoutEscapes = (text: string): string => text.replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')

function placeOf(column: number, row: number): string {
  const letters = column < 26 ? '' : String.fromCharCode(64 + Math.floor(column / 26))
  return `${letters}${String.fromCharCode(65 + (column % 26))}${row}`
}
