/** Reads people's words back out of an exported file, with readers that know nothing of how it was written. Tables of statements and the sheet for Easy Read hold no notes. */
import { DOMParser, type Element as XmlElement } from '@xmldom/xmldom'
import { Parser } from 'commonmark'
import { strFromU8, unzipSync } from 'fflate'
import { parse, type DefaultTreeAdapterTypes } from 'parse5'
import { partWords } from '@waymark/shared/model/draft-part.ts'
import { DraftFile } from '@waymark/shared/model/draft-file.ts'
import { textOf } from '@waymark/shared/model/draft.ts'
import type { ExportFormat } from '@waymark/shared/wire/drafts.ts'
import { readCsv } from '#support/read-csv.ts'
import { piecesOfEpub, piecesOfOdt, piecesOfPdf, piecesOfPptx, type ReadPiece } from './exported-packages.ts'

/** One note, and the heading of the second level that it stands under. */
export interface ReadBack {
  readonly under: string
  readonly text: string
}

/** Without what the document tells of itself in lists. */
export async function wordsOf(format: ExportFormat, bytes: Uint8Array): Promise<ReadBack[]> {
  const readers: Record<ExportFormat, (bytes: Uint8Array) => ReadBack[]> = {
    docx: fromDocx,
    html: fromHtml,
    md: fromMarkdown,
    txt: fromText,
    json: fromJson,
    csv: () => [],
    xlsx: fromWorkbook,
    'easy-read': () => [],
    pdf: bytes => wordsIn(piecesOfPdf(bytes)),
    odt: bytes => wordsIn(piecesOfOdt(bytes)),
    pptx: bytes => wordsIn(piecesOfPptx(bytes)),
    epub: bytes => wordsIn(piecesOfEpub(bytes)),
  }
  const told = [partWords['left-out'].title, partWords['how-made'].title]
  return readers[format](bytes).filter(({ under }) => !told.includes(under))
}

/** The paragraphs after a heading of the second level, to the end of the document or the next such heading. */
export function paragraphsUnder(format: ExportFormat, bytes: Uint8Array, title: string): string[] {
  const readers: Record<ExportFormat, (bytes: Uint8Array) => ReadParagraph[]> = {
    docx: paragraphsOfDocx,
    html: paragraphsOfHtml,
    md: paragraphsOfMarkdown,
    txt: paragraphsOfText,
    json: paragraphsOfJson,
    csv: bytes => paragraphsOfRows(readCsv(new TextDecoder().decode(bytes))),
    xlsx: bytes => paragraphsOfRows(readSheet(bytes, 1)),
    'easy-read': paragraphsOfDocx,
    pdf: bytes => paragraphsIn(piecesOfPdf(bytes)),
    odt: bytes => paragraphsIn(piecesOfOdt(bytes)),
    pptx: bytes => paragraphsIn(piecesOfPptx(bytes)),
    epub: bytes => paragraphsIn(piecesOfEpub(bytes)),
  }
  const all = readers[format](bytes)
  const from = all.findIndex(({ isTitle, text }) => isTitle && text === title)
  if (from === -1) return []
  const to = all.findIndex(({ isTitle }, at) => isTitle && at > from)
  return all.slice(from + 1, to === -1 ? undefined : to).map(({ text }) => text)
}

function wordsIn(pieces: readonly ReadPiece[]): ReadBack[] {
  let under = ''
  return pieces.flatMap(({ kind, text }) => {
    if (kind === 'title') under = text
    return kind === 'words' ? [{ under, text }] : []
  })
}

const paragraphsIn = (pieces: readonly ReadPiece[]): ReadParagraph[] =>
  pieces.map(({ kind, text }) => ({ isTitle: kind === 'title', text }))

interface ReadParagraph {
  readonly isTitle: boolean
  readonly text: string
}

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'

function openDocx(bytes: Uint8Array) {
  const xml = unzipSync(bytes)['word/document.xml']
  if (xml === undefined) throw new Error('no document.xml')
  // XML 1.0 knows one line end; this parser would follow 1.1 and take U+0085 and U+2028 for others.
  const normalizeLineEndings = (source: string): string => source.replaceAll('\r', '\n')
  return new DOMParser({ normalizeLineEndings }).parseFromString(strFromU8(xml), 'text/xml')
}

const styleOf = (paragraph: XmlElement): string | null | undefined =>
  paragraph.getElementsByTagNameNS(word, 'pStyle')[0]?.getAttributeNS(word, 'val')

export const paragraphsOfDocx = (bytes: Uint8Array): ReadParagraph[] =>
  [...openDocx(bytes).getElementsByTagNameNS(word, 'p')].map(paragraph => ({
    isTitle: styleOf(paragraph) === 'Heading2',
    text: [...paragraph.getElementsByTagNameNS(word, 'r')].map(textOfRun).join(''),
  }))

function fromDocx(bytes: Uint8Array): ReadBack[] {
  const document = openDocx(bytes)
  const found: ReadBack[] = []
  let under = ''
  for (const paragraph of document.getElementsByTagNameNS(word, 'p')) {
    const style = styleOf(paragraph)
    const runs = [...paragraph.getElementsByTagNameNS(word, 'r')]
    if (style === 'Heading2') under = runs.map(textOfRun).join('')
    // The words come first; who said them follows in runs of a style of their own.
    if (style === 'Evidence')
      found.push({
        under,
        text: runs
          .filter(run => run.getElementsByTagNameNS(word, 'rStyle').length === 0)
          .map(textOfRun)
          .join(''),
      })
  }
  return found
}

function textOfRun(run: XmlElement): string {
  return [...run.childNodes]
    .map(node =>
      node.nodeName === 'w:t'
        ? (node.textContent ?? '')
        : node.nodeName === 'w:br'
          ? '\n'
          : node.nodeName === 'w:tab'
            ? '\t'
            : '',
    )
    .join('')
}

type HtmlNode = DefaultTreeAdapterTypes.ChildNode

function fromHtml(bytes: Uint8Array): ReadBack[] {
  const found: ReadBack[] = []
  let under = ''
  const walk = (node: HtmlNode): void => {
    if (!('childNodes' in node)) return
    if (node.nodeName === 'h2') under = textOfHtml(node)
    if ('attrs' in node && node.attrs.some(({ name, value }) => name === 'class' && value === 'words'))
      found.push({ under, text: textOfHtml(node) })
    for (const child of node.childNodes) walk(child)
  }
  for (const node of parse(new TextDecoder().decode(bytes)).childNodes) walk(node)
  return found
}

function paragraphsOfHtml(bytes: Uint8Array): ReadParagraph[] {
  const walk = (node: HtmlNode): ReadParagraph[] => {
    if (node.nodeName === 'h2' || node.nodeName === 'p')
      return [{ isTitle: node.nodeName === 'h2', text: textOfHtml(node) }]
    return 'childNodes' in node ? node.childNodes.flatMap(walk) : []
  }
  return parse(new TextDecoder().decode(bytes)).childNodes.flatMap(walk)
}

const textOfHtml = (node: HtmlNode): string => {
  if (node.nodeName === 'br') return '\n'
  if ('value' in node) return node.value
  return 'childNodes' in node ? node.childNodes.map(textOfHtml).join('') : ''
}

/** In each list item the first paragraph holds the words. */
function fromMarkdown(bytes: Uint8Array): ReadBack[] {
  const found: ReadBack[] = []
  const walker = new Parser().parse(new TextDecoder().decode(bytes)).walker()
  let under = ''
  let collecting: { readonly kind: 'heading' | 'note'; text: string } | undefined
  for (let step = walker.next(); step !== null; step = walker.next()) {
    const { entering, node } = step
    const isTitle = node.type === 'heading' && node.level === 2
    const isNote = node.type === 'paragraph' && node.parent?.type === 'item' && node.prev === null
    if (isTitle || isNote) {
      if (entering) collecting = { kind: isTitle ? 'heading' : 'note', text: '' }
      else if (collecting?.kind === 'heading') under = collecting.text
      else if (collecting !== undefined) found.push({ under, text: collecting.text })
      if (!entering) collecting = undefined
    } else if (collecting !== undefined && entering)
      collecting.text += node.type === 'softbreak' || node.type === 'linebreak' ? '\n' : (node.literal ?? '')
  }
  return found
}

function paragraphsOfMarkdown(bytes: Uint8Array): ReadParagraph[] {
  const found: ReadParagraph[] = []
  const walker = new Parser().parse(new TextDecoder().decode(bytes)).walker()
  let text = ''
  for (let step = walker.next(); step !== null; step = walker.next()) {
    const { entering, node } = step
    const isTitle = node.type === 'heading' && node.level === 2
    if (isTitle || node.type === 'paragraph') {
      if (!entering) found.push({ isTitle, text })
      text = ''
    } else if (entering) text += node.type === 'linebreak' ? '\n' : (node.literal ?? '')
  }
  return found
}

/** Paragraphs of plain text, each with what it is by the signs at the start of its lines. */
function textParagraphs(bytes: Uint8Array): { readonly kind: 'title' | 'heading' | 'words' | 'other'; text: string }[] {
  return new TextDecoder()
    .decode(bytes)
    .slice(0, -1)
    .split('\n\n')
    .map(paragraph => {
      const lines = paragraph.split('\n')
      const last = lines.at(-1) ?? ''
      if (/^[=\-~.]/.test(last)) return { kind: last.startsWith('-') ? 'title' : 'heading', text: lines[0] ?? '' }
      const said = lines.filter(line => line.startsWith('> '))
      const kind = said.length > 0 ? 'words' : 'other'
      return { kind, text: (kind === 'words' ? said : lines).map(line => line.slice(2)).join('\n') }
    })
}

function fromText(bytes: Uint8Array): ReadBack[] {
  let under = ''
  return textParagraphs(bytes).flatMap(({ kind, text }) => {
    if (kind === 'title') under = text
    return kind === 'words' ? [{ under, text }] : []
  })
}

const paragraphsOfText = (bytes: Uint8Array): ReadParagraph[] =>
  textParagraphs(bytes).map(({ kind, text }) => ({ isTitle: kind === 'title', text }))

const fileIn = (bytes: Uint8Array): DraftFile => DraftFile.parse(JSON.parse(new TextDecoder().decode(bytes)))

/** Of the places that are written down: in the order of the file, under what the section is called there. */
const fromJson = (bytes: Uint8Array): ReadBack[] =>
  fileIn(bytes).breakouts.flatMap(({ sections, notes }) =>
    notes.map(({ sectionId, text }) => ({ under: sections.find(({ id }) => id === sectionId)?.title ?? '', text })),
  )

const paragraphsOfJson = (bytes: Uint8Array): ReadParagraph[] =>
  fileIn(bytes).blocks.map(block => ({ isTitle: block.kind === 'heading' && block.level === 2, text: textOf(block) }))

/** Each title before the first row that has it. */
const paragraphsOfRows = ([, ...rows]: readonly (readonly string[])[]): ReadParagraph[] =>
  rows.flatMap((row, at) => [
    ...(row[1] === (at === 0 ? '' : rows[at - 1]?.[1]) ? [] : [{ isTitle: true, text: row[1] ?? '' }]),
    { isTitle: false, text: row[3] ?? '' },
  ])

const spreadsheet = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

/** The words of each cell by where it stands; the number of the sheet is from 1. */
export function readSheet(bytes: Uint8Array, number: number): string[][] {
  const xml = unzipSync(bytes)[`xl/worksheets/sheet${number}.xml`]
  if (xml === undefined) throw new Error(`no sheet ${number}`)
  const sheet = new DOMParser({ onError: () => undefined }).parseFromString(strFromU8(xml), 'text/xml')
  return [...sheet.getElementsByTagNameNS(spreadsheet, 'row')].map(row => {
    const cells: string[] = []
    for (const cell of row.getElementsByTagNameNS(spreadsheet, 'c'))
      cells[(cell.getAttribute('r')?.charCodeAt(0) ?? 65) - 65] = (cell.textContent ?? '').replaceAll('_x005F_', '_')
    return Array.from(cells, cell => cell ?? '')
  })
}

function fromWorkbook(bytes: Uint8Array): ReadBack[] {
  const [heads = [], ...rows] = readSheet(bytes, 3)
  const [under, text] = [heads.indexOf('Section'), heads.indexOf('Words')]
  return rows.map(row => ({ under: row[under] ?? '', text: row[text] ?? '' }))
}
