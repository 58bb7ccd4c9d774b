/** The document for Word: headings that are headings, lists that are lists, every look from a style. The only place that knows the library. */
import {
  BookmarkEnd,
  BookmarkStart,
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  Document,
  Footer,
  InternalHyperlink,
  Packer,
  PageNumber,
  Paragraph,
  Tab,
  TextRun,
  type ICommentOptions,
  type IParagraphOptions,
  type XmlComponent,
} from 'docx'
import { textOf, type Mark, type Span } from '@waymark/shared/model/draft.ts'
import type { DocumentTree, Evidence } from '@waymark/shared/drafting/document-tree.ts'
import { sayTidied } from '@waymark/shared/drafting/say-tidied.ts'
import { usualChoices } from '@waymark/shared/wire/export-choices.ts'
import { documentStyles, fontTable, largePrint, quoteList, quoteLists, roomOfLargePrint } from './docx-styles.ts'
import { placeEvidence, type PlacedNode } from './place-evidence.ts'
import { presentable } from './presentable.ts'
import { readsRightToLeft } from './right-to-left.ts'

export async function toDocx(tree: DocumentTree, { evidence, isLarge } = usualChoices): Promise<Uint8Array> {
  const { title, language, nodes } = placeEvidence(presentable(tree), evidence)
  const comments = nodes.flatMap((node, at) =>
    'beside' in node && node.beside !== undefined ? [commentOf(at, node.beside)] : [],
  )
  const document = new Document({
    title,
    // Left out, the library would write a name of its own. No person is named.
    creator: 'Waymark',
    lastModifiedBy: 'Waymark',
    styles: isLarge ? documentStyles(language, largePrint, roomOfLargePrint) : documentStyles(language),
    numbering: quoteLists,
    ...(comments.length === 0 ? {} : { comments: { children: comments } }),
    sections: [
      { properties: { page }, footers: { default: pageNumbers() }, children: nodes.flatMap(nodeToParagraphs) },
    ],
  })
  return Packer.toBuffer(document, undefined, [fontTable])
}

const commentOf = (id: number, beside: readonly PlacedNode[]): ICommentOptions => ({
  id,
  author: 'Waymark',
  initials: 'W',
  children: beside.flatMap(node => nodeToParagraphs(node, noPlace)),
})

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

/** Of a paragraph that nothing leads to. */
const noPlace = -1

/** `at` is its place in the document, by which bookmarks and comments are told apart. */
function nodeToParagraphs(node: PlacedNode, at: number): Paragraph[] {
  switch (node.kind) {
    case 'heading':
      return [marked(node, at, emptyParagraph(headings[node.level], textOf(node)))]
    case 'statement':
      return [
        marked(node, at, emptyParagraph('Statement', textOf(node), { keepNext: node.source !== '' })),
        ...(node.source === '' ? [] : [paragraph('Source', plain(node.source))]),
      ]
    case 'evidence':
      return [paragraph('EvidenceIntro', plain(node.intro)), ...node.notes.map(noteToParagraph)]
    case 'list':
      return node.items.map(item => paragraph('ListBullet', plain(item), { numbering: listed }))
    case 'remark':
      return [paragraph('Remark', plain(node.text))]
    case 'reference':
      return [filled(emptyParagraph('Source', node.text), bookmarked(node.anchor, at, [linkTo(node.to, node.text)]))]
  }
}

type Marked = PlacedNode & { readonly kind: 'heading' | 'statement' }

/** Its words between the signs where a link arrives, and where a comment begins and ends. */
function marked({ spans, anchor = '', beside }: Marked, at: number, paragraph: Paragraph): Paragraph {
  const words = runsOf(spans)
  const commented =
    beside === undefined
      ? words
      : [
          new CommentRangeStart(at),
          ...words,
          new CommentRangeEnd(at),
          new TextRun({ children: [new CommentReference(at)] }),
        ]
  return filled(paragraph, bookmarked(anchor, at, commented))
}

/** The library's own bookmark would count on from one document to the next. */
const bookmarked = (name: string, at: number, words: readonly XmlComponent[]): XmlComponent[] =>
  name === '' || at === noPlace ? [...words] : [new BookmarkStart(name, at), ...words, new BookmarkEnd(at)]

function filled(paragraph: Paragraph, children: readonly XmlComponent[]): Paragraph {
  for (const child of children) paragraph.addChildElement(child)
  return paragraph
}

const emptyParagraph = (style: string, text: string, more: IParagraphOptions = {}): Paragraph =>
  new Paragraph({ style, ...direction(text), ...more })

const linkTo = (anchor: string, text: string): InternalHyperlink =>
  new InternalHyperlink({ anchor, children: runsOf(plain(text), 'Hyperlink') })

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
  filled(emptyParagraph(style, textOf({ spans }), more), runsOf(spans))

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
