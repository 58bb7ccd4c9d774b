/**
 * Writes a PDF that is read aloud as it is meant: tagged, with headings and lists that are such, a language and a title. It has no
 * letters for writing from right to left or from East Asia, and says so where they are missed.
 */
import PDFDocument from 'pdfkit'
import type { Mark, Span } from '@waymark/shared/model/draft.ts'
import type { DocumentTree } from '@waymark/shared/drafting/document-tree.ts'
import { breathe } from './in-slices.ts'
import { asDecoration, drawingsOf, type Drawings } from './pdf-drawings.ts'
import { openLetters, type Letters, type Weight } from './pdf-letters.ts'

type Doc = InstanceType<typeof PDFDocument>
export type Parent = ReturnType<Doc['struct']>

/** In points; A4 with margins of 25 mm. */
const margin = 71
const foot = 40

export interface Look {
  readonly tag: 'H1' | 'H2' | 'H3' | 'H4' | 'P' | 'LBody'
  readonly weight: Weight
  readonly size: number
  readonly before: number
  readonly indent?: number
}

export const looks = {
  1: { tag: 'H1', weight: 'bold', size: 24, before: 0 },
  2: { tag: 'H2', weight: 'bold', size: 17, before: 20 },
  3: { tag: 'H3', weight: 'bold', size: 13.5, before: 12 },
  4: { tag: 'H4', weight: 'bold', size: 12, before: 10 },
  words: { tag: 'P', weight: 'regular', size: 12, before: 5 },
  remark: { tag: 'P', weight: 'regular', size: 10.5, before: 18 },
  item: { tag: 'LBody', weight: 'regular', size: 12, before: 4, indent: 16 },
  /** Of a person, and of where they were said: two paragraphs of one item. */
  quote: { tag: 'P', weight: 'regular', size: 12, before: 6, indent: 16 },
  from: { tag: 'P', weight: 'regular', size: 10.5, before: 1, indent: 16 },
  intro: { tag: 'P', weight: 'bold', size: 12, before: 8 },
  source: { tag: 'P', weight: 'regular', size: 10.5, before: 1 },
} as const satisfies Record<string, Look>

/** The mark by which a file says that it is made for screen readers. The library knows it, its types do not. */
const accessible: object = { subset: 'PDF/UA' }

/** A document of any kind, drawn from its first page to its last by `draw`; `atTheEnd` it says which signs it could not show. */
export async function writePdf(
  { title, language }: Pick<DocumentTree, 'title' | 'language'>,
  draw: (pen: Pen) => void | Promise<void>,
  atTheEnd: Look = looks.remark,
): Promise<Uint8Array> {
  const letters = openLetters()
  const shape = {
    size: 'A4',
    margins: { top: margin, left: margin, right: margin, bottom: margin },
    pdfVersion: '1.7' as const,
    tagged: true,
    lang: language,
    displayTitle: true,
    bufferPages: true,
    info: { Title: title, Creator: 'Waymark', Producer: 'Waymark' },
  }
  const doc = new PDFDocument(Object.assign(shape, accessible))
  for (const [name, path] of letters.fonts) doc.registerFont(name, path)
  const whole = gathered(doc)
  const root = doc.struct('Document')
  doc.addStructure(root)
  const pen = penOf(doc, root, letters)
  await draw(pen)
  if (pen.missing() > 0) pen.block(atTheEnd, lettersMissing(pen.missing()))
  root.end()
  await numberPages(doc, letters)
  doc.end()
  return whole
}

const lettersMissing = (count: number): string =>
  `${count === 1 ? '1 sign is' : `${count} signs are`} shown as “?” here, because this file has no letters for them. The page and the Word document show all of them.`

export interface Pen extends Drawings {
  readonly doc: Doc
  readonly root: Parent
  /** A paragraph under `parent`, the document unless said otherwise, on a new page where it does not fit any more. */
  readonly block: (look: Look, words: string | readonly Span[], parent?: Parent) => void
  /** The sign of an item of a list, told as such; what is written next stands beside it. */
  readonly bullet: (entry: Parent, look: Look) => void
  /** Goes on on a new page unless so much fits on this one. */
  readonly keepTogether: (height: number) => void
  /** A box of that height to write in with a pen, under a line that says what for. */
  readonly box: (caption: string, height: number) => void
  /** How high such a paragraph would be. */
  readonly heightOf: (look: Look, text: string) => number
  /** How high what still fits on this page is, and what fits on one. */
  readonly room: () => { readonly left: number; readonly page: number }
  readonly missing: () => number
}

function penOf(doc: Doc, root: Parent, letters: Letters): Pen {
  let missing = 0
  const block: Pen['block'] = (look, words, parent = root) => {
    const spans = typeof words === 'string' ? [{ text: words, marks: [] }] : words
    const found = spans.map(({ text, marks }) => letters.runs(text, weightOf(marks, look)))
    missing += found.reduce((sum, one) => sum + one.missing, 0)
    const { before, indent = 0 } = look
    startBlock(doc, look)
    doc.y += before
    parent.add(
      doc.struct(look.tag, {}, () => {
        doc.x = margin + indent
        writeRuns(
          doc,
          look,
          found.flatMap(one => one.runs),
        )
      }),
    )
    doc.x = margin
  }
  return {
    doc,
    root,
    missing: () => missing,
    block,
    bullet: (entry, look) => {
      startBlock(doc, look)
      const top = doc.y
      entry.add(
        doc.struct('Lbl', {}, () => {
          doc.font('latin-regular').fontSize(look.size)
          doc.text('•', margin, top + look.before, { lineBreak: false })
        }),
      )
      doc.y = top
    },
    ...drawingsOf(doc, root, margin),
    heightOf: ({ before, size, weight, indent = 0 }, text) => {
      const width = doc.page.width - 2 * margin - indent
      doc.font(`latin-${weight}`).fontSize(size)
      return before + doc.heightOfString(text, { width, lineGap: size * 0.25 })
    },
    room: () => ({ left: doc.page.height - margin - doc.y, page: doc.page.height - 2 * margin }),
    keepTogether: height => {
      if (doc.y + height > doc.page.height - margin) doc.addPage()
    },
    box: (caption, height) => {
      block(looks.words, caption)
      // A frame says nothing to a screen reader that its caption does not.
      asDecoration(doc, () =>
        doc
          .lineWidth(1)
          .rect(margin, doc.y + 4, doc.page.width - 2 * margin, height)
          .stroke(),
      )
      doc.y += height + 10
    },
  }
}

const weightOf = (marks: readonly Mark[], { weight }: Look): Weight =>
  marks.includes('bold') ? 'bold' : marks.includes('italic') && weight === 'regular' ? 'italic' : weight

/** A heading stays with what stands under it. */
function startBlock(doc: Doc, { tag, size, before }: Look): void {
  const lines = tag.startsWith('H') ? 5 : 2
  if (doc.y + before + size * 1.4 * lines > doc.page.height - margin) doc.addPage()
}

function writeRuns(doc: Doc, { size, indent = 0 }: Look, runs: ReturnType<Letters['runs']>['runs']): void {
  const width = doc.page.width - 2 * margin - indent
  doc.fontSize(size)
  for (const [at, { font, text }] of runs.entries())
    doc.font(font).text(text, { width, lineGap: size * 0.25, continued: at < runs.length - 1 })
}

/** At the foot, and not among what is read aloud. */
async function numberPages(doc: Doc, letters: Letters): Promise<void> {
  const { start, count } = doc.bufferedPageRange()
  const [[font] = ['']] = letters.fonts
  for (let at = start; at < start + count; at += 1) {
    if (at % 20 === 19) await breathe()
    doc.switchToPage(at)
    // Otherwise what is written below the margin would begin a page of its own.
    doc.page.margins.bottom = 0
    doc.markContent('Artifact', { type: 'Pagination' })
    doc.font(font).fontSize(10.5)
    doc.text(`Page ${at - start + 1} of ${count}`, margin, doc.page.height - foot - 10, { lineBreak: false })
    doc.endMarkedContent()
  }
}

function gathered(doc: Doc): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  return new Promise((resolve, reject) => {
    doc.on('data', (chunk: Uint8Array) => {
      chunks.push(chunk)
    })
    doc.on('end', () => {
      resolve(Buffer.concat(chunks))
    })
    doc.on('error', reject)
  })
}
