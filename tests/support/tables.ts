/** Tables of answers: made as survey tools and spreadsheets make them, without our own reader, and sent as a browser's form sends them. */
import { strToU8, zipSync } from 'fflate'
import {
  TableLine,
  TablePreview,
  tableAnswersPath,
  tablePreviewPath,
  type ColumnUse,
  type TableDone,
  type TableLook,
  type TableMapping,
} from '@waymark/shared/wire/answer-tables.ts'
import type { QuestionSetView } from '@waymark/shared/wire/question-sets.ts'
import type { Person } from './person.ts'

export const csv = (rows: readonly (readonly string[])[], sign = ','): Uint8Array =>
  strToU8(
    rows
      .map(row => row.map(cell => (/["\n\r\t,;|]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(sign))
      .join('\r\n'),
  )

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', '&#10;')

interface Book {
  /** What stands in each sheet, below its root; by its name. */
  readonly sheets: Readonly<Record<string, string>>
  readonly hidden?: readonly string[]
  readonly strings?: readonly string[]
  readonly styles?: string
  readonly properties?: string
  readonly more?: Readonly<Record<string, string>>
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const kinds = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const links = (all: readonly string[]): string =>
  `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`
const link = (id: string, kind: string, target: string): string =>
  `<Relationship Id="${id}" Type="${kinds}/${kind}" Target="${target}"/>`

/** A workbook as Excel writes it. */
export function workbook({
  sheets,
  hidden = [],
  strings = [],
  styles = '',
  properties = '',
  more = {},
}: Book): Uint8Array {
  const names = Object.keys(sheets)
  const files = {
    '[Content_Types].xml':
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': links([link('rId1', 'officeDocument', 'xl/workbook.xml')]),
    'xl/workbook.xml': `<?xml version="1.0"?><workbook xmlns="${main}" xmlns:r="${kinds}">${properties}<sheets>${names
      .map(
        (name, at) =>
          `<sheet name="${name}" sheetId="${at + 1}"${hidden.includes(name) ? ' state="hidden"' : ''} r:id="s${at}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': links([
      ...names.map((_, at) => link(`s${at}`, 'worksheet', `worksheets/sheet${at + 1}.xml`)),
      link('x1', 'sharedStrings', '/xl/sharedStrings.xml'),
      link('x2', 'styles', 'styles.xml'),
    ]),
    'xl/sharedStrings.xml': `<?xml version="1.0"?><sst xmlns="${main}">${strings.map(one => `<si>${one}</si>`).join('')}</sst>`,
    'xl/styles.xml': `<?xml version="1.0"?><styleSheet xmlns="${main}">${styles}</styleSheet>`,
    ...Object.fromEntries(
      names.map((name, at) => [
        `xl/worksheets/sheet${at + 1}.xml`,
        `<?xml version="1.0"?><worksheet xmlns="${main}">${sheets[name] ?? ''}</worksheet>`,
      ]),
    ),
    ...more,
  }
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, words]) => [name, strToU8(words)])))
}

/** Each cell in its row, as words that stand in the cell itself. */
export const inlineRows = (rows: readonly (readonly string[])[]): string =>
  `<sheetData>${rows
    .map(
      (row, at) =>
        `<row r="${at + 1}">${row.map(cell => (cell === '' ? '<c/>' : `<c t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`)).join('')}</row>`,
    )
    .join('')}</sheetData>`

export interface Sending {
  readonly address: string
  readonly set: Pick<QuestionSetView, 'id'>
  readonly by: Pick<Person, 'cookie'>
}

const sent = (url: string, { by }: Sending, fields: Readonly<Record<string, string>>, bytes: Uint8Array) => {
  const form = new FormData()
  for (const [name, text] of Object.entries(fields)) form.set(name, text)
  form.set('file', new Blob([new Uint8Array(bytes)]), 'table')
  return fetch(url, { method: 'POST', headers: { cookie: by.cookie() }, body: form })
}

export const sendToLook = (sending: Sending, bytes: Uint8Array, look?: TableLook): Promise<Response> =>
  sent(
    `${sending.address}${tablePreviewPath(sending.set.id)}`,
    sending,
    look === undefined ? {} : { look: JSON.stringify(look) },
    bytes,
  )

export async function looked(sending: Sending, bytes: Uint8Array, look?: TableLook): Promise<TablePreview> {
  const response = await sendToLook(sending, bytes, look)
  const said: unknown = await response.json()
  if (!response.ok) throw new Error(`it was refused: ${JSON.stringify(said)}`)
  return TablePreview.parse(said)
}

export const mappingOf = (columns: readonly ColumnUse[], look: Partial<TableLook> = {}): TableMapping => ({
  sheet: null,
  headingRows: 1,
  ...look,
  columns: [...columns],
})

export const sendToTake = (sending: Sending, bytes: Uint8Array, mapping: unknown): Promise<Response> =>
  sent(`${sending.address}${tableAnswersPath(sending.set.id)}`, sending, { mapping: JSON.stringify(mapping) }, bytes)

export async function linesOf(response: Response): Promise<TableLine[]> {
  const text = await response.text()
  if (!response.ok) throw new Error(`it was refused: ${text}`)
  return text
    .trim()
    .split('\n')
    .map(line => TableLine.parse(JSON.parse(line)))
}

export async function takenAs(sending: Sending, bytes: Uint8Array, mapping: TableMapping): Promise<TableDone['done']> {
  const last = (await linesOf(await sendToTake(sending, bytes, mapping))).at(-1)
  if (last === undefined || !('done' in last)) throw new Error(`it did not end: ${JSON.stringify(last)}`)
  return last.done
}
