/** What the sheets of an Excel file share: their names, the words that stand in several cells, and how numbers are shown. */
import { keepableText, shortened } from '@waymark/shared/model/text.ts'
import { builtInFormat } from './number-format.ts'
import type { OpenedZip } from './open-zip.ts'
import { elementsIn, hearXml, readXml, type XmlElement } from './read-xml.ts'
import { sheetDialect } from './sheet-dialect.ts'
import { notTable } from './table-refused.ts'

export interface WorkbookSheet {
  readonly name: string
  readonly isHidden: boolean
  /** Of the part that holds it. */
  readonly path: string
}

export interface Workbook {
  readonly sheets: readonly WorkbookSheet[]
  /** By their place in the list that cells point into. */
  readonly strings: readonly string[]
  /** The format of a number, by the style of its cell. */
  readonly formatOf: (style: string | undefined) => string
  readonly is1904: boolean
}

/** Of a sheet or a list of words: 5,000 rows of 100 cells, with what hangs on each. */
export const sheetLimits = { elements: 3_000_000, words: 24_000_000 }

export async function openWorkbook(zip: OpenedZip): Promise<Workbook> {
  const path = await workbookPath(zip)
  const book = await read(zip, path)
  if (book === undefined) throw notTable['noSheet']
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  const links = linksIn(await read(zip, `${folder}_rels/${path.slice(folder.length)}.rels`), folder)
  const partOf = (kind: string): string | undefined => links.find(({ type }) => type.endsWith(`/${kind}`))?.path
  return {
    sheets: all(book, 's:sheets', 's:sheet').flatMap(({ attributes }) => {
      const link = links.find(({ id, type }) => id === attributes['r:id'] && type.endsWith('/worksheet'))
      return link === undefined
        ? []
        : [
            {
              name: shortened(keepableText(attributes['name'] ?? ''), 60),
              isHidden: (attributes['state'] ?? 'visible') !== 'visible',
              path: link.path,
            },
          ]
    }),
    strings: await stringsIn(zip, partOf('sharedStrings')),
    formatOf: await formatsIn(zip, partOf('styles')),
    is1904: elementsIn(book).some(
      ({ name, attributes }) => name === 's:workbookPr' && ['1', 'true'].includes(attributes['date1904'] ?? ''),
    ),
  }
}

const read = async (zip: OpenedZip, path: string | undefined): Promise<XmlElement | undefined> => {
  const bytes = path === undefined ? undefined : await zip.read(path)
  return bytes === undefined ? undefined : readXml(bytes, sheetDialect)
}

/** The elements of one kind within the first of another. */
const all = (root: XmlElement, within: string, wanted: string): XmlElement[] =>
  elementsIn(root)
    .filter(({ name }) => name === within)
    .flatMap(element => elementsIn(element).filter(({ name }) => name === wanted))

interface Link {
  readonly id: string
  readonly type: string
  readonly path: string
}

const linksIn = (root: XmlElement | undefined, folder: string): Link[] =>
  (root === undefined ? [] : elementsIn(root))
    .filter(({ attributes }) => attributes['TargetMode'] !== 'External')
    .map(({ attributes: { Id: id = '', Type: type = '', Target: target = '' } }) => ({
      id,
      type,
      path: target.startsWith('/') ? target.slice(1) : `${folder}${target.replace(/^\.\//, '')}`,
    }))

/** Named by the file that says how the parts hang together. */
async function workbookPath(zip: OpenedZip): Promise<string> {
  const link = linksIn(await read(zip, '_rels/.rels'), '').find(({ type }) => type.endsWith('/officeDocument'))
  return link !== undefined && zip.names.includes(link.path) ? link.path : 'xl/workbook.xml'
}

async function stringsIn(zip: OpenedZip, path: string | undefined): Promise<string[]> {
  const bytes = path === undefined ? undefined : await zip.read(path)
  const strings: string[] = []
  let [isWord, words] = [false, '']
  if (bytes !== undefined)
    await hearXml(bytes, sheetDialect, {
      limits: sheetLimits,
      hearer: {
        open: name => {
          if (name === 's:si') words = ''
          isWord = name === 's:t'
        },
        text: text => {
          if (isWord) words += text
        },
        close: name => {
          isWord = false
          if (name === 's:si') strings.push(withoutCodes(words))
        },
      },
    })
  return strings
}

/** What XML cannot hold is written as `_x000D_`. */
export const withoutCodes = (words: string): string =>
  words.includes('_x')
    ? words.replaceAll(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : words

async function formatsIn(zip: OpenedZip, path: string | undefined): Promise<Workbook['formatOf']> {
  const root = await read(zip, path)
  if (root === undefined) return () => 'General'
  const own = new Map(
    all(root, 's:numFmts', 's:numFmt').map(({ attributes }) => [
      attributes['numFmtId'],
      attributes['formatCode'] ?? '',
    ]),
  )
  const byStyle = all(root, 's:cellXfs', 's:xf').map(
    ({ attributes: { numFmtId } }) => own.get(numFmtId) ?? builtInFormat(Number(numFmtId)),
  )
  return style => byStyle[Number(style ?? '0')] ?? 'General'
}
