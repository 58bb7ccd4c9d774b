/** The document for Word: headings that are headings, lists that are lists, every look from a style. The only place that knows the library. */
import { Document, Footer, Packer, PageNumber, Paragraph, Tab, TextRun, type IParagraphOptions } from 'docx'
import { textOf, type Mark, type Span } from '@waymark/shared/model/draft.ts'
import type { DocumentNode, DocumentTree, Evidence } from '@waymark/shared/drafting/document-tree.ts'
import { sayTidied } from '@waymark/shared/drafting/say-tidied.ts'
import { documentStyles, fontTable, quoteList, quoteLists } from './docx-styles.ts'
import { presentable } from './presentable.ts'
import { readsRightToLeft } from './right-to-left.ts'

export async function toDocx(tree: DocumentTree): Promise<Uint8Array> {
  const { title, language, nodes } = presentable(tree)
  const document = new Document({
    title,
    // Left out, the library would write a name of its own. No person is named.
    creator: 'Waymark',
    lastModifiedBy: 'Waymark',
    styles: documentStyles(language),
    numbering: quoteLists,
    sections: [
      { properties: { page }, footers: { default: pageNumbers() }, children: nodes.flatMap(nodeToParagraphs) },
    ],
  })
  return Packer.toBuffer(document, undefined, [fontTable])
}

/** A4 with margins of 25 mm, in twentieths of a point. */
export const page = {
  size: { width: 11906, height: 16838 },
  margin: { top: 1417, right: 1417, bottom: 1417, left: 1417 },
}

export const pageNumbers = (): Footer =>
  new Footer({
    children: [
      new Paragraph({
        style: 'Source',
        children: [new TextRun({ children: ['Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] })],
      }),
    ],
  })

const listed = { reference: quoteList, level: 0 }

export const headings = { 1: 'Heading1', 2: 'Heading2', 3: 'Heading3', 4: 'Heading4' } as const

function nodeToParagraphs(node: DocumentNode): Paragraph[] {
  switch (node.kind) {
    case 'heading':
      return [paragraph(headings[node.level], node.spans)]
    case 'statement':
      return [
        paragraph('Statement', node.spans, { keepNext: node.source !== '' }),
        ...(node.source === '' ? [] : [paragraph('Source', plain(node.source))]),
      ]
    case 'evidence':
      return [paragraph('EvidenceIntro', plain(node.intro)), ...node.notes.map(noteToParagraph)]
    case 'list':
      return node.items.map(item => paragraph('Statement', plain(item), { numbering: listed }))
    case 'remark':
      return [paragraph('Remark', plain(node.text))]
  }
}

/** One item of the list: the exact words, and after a line break, in a style of its own, who said them where. */
const noteToParagraph = ({ text, tidied = '', from, parkedFor }: Evidence): Paragraph =>
  new Paragraph({
    style: 'Evidence',
    numbering: listed,
    ...direction(text),
    children: [
      ...runsOf(plain(text)),
      ...asideRuns(sayTidied(tidied)),
      ...asideRuns(from),
      ...asideRuns(parkedFor === '' ? '' : `Reason: ${parkedFor}`),
    ],
  })

const asideRuns = (text: string): TextRun[] =>
  text === '' ? [] : [new TextRun({ style: 'EvidenceFrom', break: 1 }), ...runsOf(plain(text), 'EvidenceFrom')]

export const paragraph = (style: string, spans: readonly Span[], more: IParagraphOptions = {}): Paragraph =>
  new Paragraph({ style, ...direction(textOf({ spans })), ...more, children: runsOf(spans) })

const direction = (text: string): IParagraphOptions => (readsRightToLeft(text) ? { bidirectional: true } : {})

export const plain = (text: string): Span[] => [{ text, marks: [] }]

/** The library replaces words in braces that look like its own; so an opening brace is always a run of its own. */
const runsOf = (spans: readonly Span[], style?: string): TextRun[] =>
  spans.flatMap(({ text, marks }) =>
    text
      .split(/([\n\t{])/)
      .filter(piece => piece !== '')
      .map(piece => runOf(piece, marks, style)),
  )

function runOf(piece: string, marks: readonly Mark[], style?: string): TextRun {
  const look = {
    ...(style === undefined ? {} : { style }),
    ...(marks.includes('bold') ? { bold: true } : {}),
    ...(marks.includes('italic') ? { italics: true } : {}),
    ...(readsRightToLeft(piece) ? { rightToLeft: true } : {}),
  }
  if (piece === '\n') return new TextRun({ ...look, break: 1 })
  if (piece === '\t') return new TextRun({ ...look, children: [new Tab()] })
  return new TextRun({ ...look, text: piece })
}
