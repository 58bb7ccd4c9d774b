/** The document as slides: one for each heading of the second level, as many as its statements need, and beside each what they rest on. */
import { textOf, type Span } from '@waymark/shared/model/draft.ts'
import type { Evidence } from '@waymark/shared/drafting/document-tree.ts'
import { sayTidied } from '@waymark/shared/drafting/say-tidied.ts'
import type { PlacedNode } from './place-evidence.ts'

export interface SlideLine {
  readonly look: 'heading' | 'statement' | 'small'
  readonly spans: readonly Span[]
}

/** A paragraph of the page of notes; people's words are one level in, and who said them two. */
export interface NoteLine {
  readonly level: 0 | 1 | 2
  readonly spans: readonly Span[]
}

export interface Slide {
  /** No two are alike: where a chapter has several, each says which it is. */
  readonly title: string
  readonly isFirst: boolean
  readonly lines: readonly SlideLine[]
  readonly notes: readonly NoteLine[]
}

interface Growing {
  readonly lines: SlideLine[]
  readonly notes: NoteLine[]
}

interface Chapter {
  readonly title: string
  readonly slides: Growing[]
}

/** In points: what there is on a slide, and of each look a line, the space before it, and how many letters it has at most. */
const room = 370
const looks = {
  heading: { line: 29, before: 12, letters: 66 },
  statement: { line: 29, before: 10, letters: 64 },
  small: { line: 20, before: 10, letters: 95 },
} as const

/** Words longer than this are shown on several slides. */
const mostLetters = looks.statement.letters * 9

const plain = (text: string): Span[] => [{ text, marks: [] }]

export function slidesOf(nodes: readonly PlacedNode[], title: string): Slide[] {
  const chapters: Chapter[] = []
  for (const node of nodes) {
    if (node.kind === 'heading' && node.level === 1) continue
    if (node.kind === 'heading' && node.level === 2) chapters.push({ title: lineOf(node), slides: [empty()] })
    else {
      if (chapters.length === 0) chapters.push({ title: 'To begin with', slides: [empty()] })
      put(chapters.at(-1)?.slides ?? [], node)
    }
  }
  return [
    { title, isFirst: true, lines: [], notes: [] },
    ...chapters.flatMap(chapter =>
      chapter.slides.map((slide, at) => ({
        notes: slide.notes,
        // Otherwise whoever sees it alone would think that something is missing.
        lines: slide.lines.length > 0 || slide.notes.length === 0 ? slide.lines : [inTheNotes],
        isFirst: false,
        title: chapter.slides.length === 1 ? chapter.title : `${chapter.title} (${at + 1} of ${chapter.slides.length})`,
      })),
    ),
  ]
}

const inTheNotes: SlideLine = { look: 'small', spans: plain('What people said is in the notes of this slide.') }

const empty = (): Growing => ({ lines: [], notes: [] })
const lineOf = (node: { readonly spans: readonly Span[] }): string => textOf(node).replaceAll(/\s+/g, ' ').trim()

/** What is said of it stands beside the slide on which it ends. */
function put(slides: Growing[], node: PlacedNode): void {
  for (const line of linesOf(node)) show(slides, line)
  slides.at(-1)?.notes.push(...notesOf(node))
}

function linesOf(node: PlacedNode): SlideLine[] {
  switch (node.kind) {
    case 'heading':
      return [{ look: 'heading', spans: node.spans }]
    case 'statement':
      return inPieces(node.spans).map(spans => ({ look: 'statement', spans }))
    case 'list':
      return node.items.flatMap(item => inPieces(plain(item))).map(spans => ({ look: 'statement', spans }))
    case 'remark':
      return [{ look: 'small', spans: plain(node.text) }]
    case 'evidence':
    case 'reference':
      return []
  }
}

function notesOf(node: PlacedNode): NoteLine[] {
  switch (node.kind) {
    case 'statement':
      return [{ level: 0, spans: node.spans }, ...(node.source === '' ? [] : [note(0, node.source)])]
    case 'evidence':
      return [{ level: 0, spans: [{ text: node.intro, marks: ['bold'] }] }, ...node.notes.flatMap(saidIn)]
    case 'remark':
      return [note(0, node.text)]
    case 'heading':
    case 'list':
    case 'reference':
      return []
  }
}

const note = (level: NoteLine['level'], text: string): NoteLine => ({ level, spans: plain(text) })

const saidIn = ({ text, tidied = '', from, parkedFor }: Evidence): NoteLine[] => [
  note(1, text),
  ...[sayTidied(tidied), from, parkedFor === '' ? '' : `Reason: ${parkedFor}`]
    .filter(said => said !== '')
    .map(said => note(2, said)),
]

/** On the last slide, or on a new one where it would not fit. A heading wants the next line beside it. */
function show(slides: Growing[], line: SlideLine): void {
  const last = slides.at(-1)
  const next = line.look === 'heading' ? 2 * looks.statement.line : 0
  const full =
    last === undefined || last.lines.reduce((sum, one) => sum + heightOf(one), 0) + heightOf(line) + next > room
  if (full && last?.lines.length !== 0) slides.push({ lines: [line], notes: [] })
  else last?.lines.push(line)
}

function heightOf({ look, spans }: SlideLine): number {
  const { line, before, letters } = looks[look]
  const lines = textOf({ spans })
    .split('\n')
    .reduce((sum, row) => sum + Math.max(1, Math.ceil(row.length / letters)), 0)
  return before + lines * line
}

/** Cut where a word begins, or, where there is none for long, between two letters. Nothing is lost or added. */
function inPieces(spans: readonly Span[]): Span[][] {
  const letters = spans.flatMap(({ text, marks }) => Array.from(text, letter => ({ letter, marks })))
  const pieces: Span[][] = []
  for (let from = 0; from < letters.length;) {
    const to = endOf(letters, from)
    const piece: { text: string; marks: Span['marks'] }[] = []
    for (const { letter, marks } of letters.slice(from, to)) {
      const last = piece.at(-1)
      if (last?.marks === marks) last.text += letter
      else piece.push({ text: letter, marks })
    }
    pieces.push(piece)
    from = to
  }
  return pieces
}

function endOf(letters: readonly { readonly letter: string }[], from: number): number {
  let [width, space] = [0, -1]
  for (let at = from; at < letters.length; at += 1) {
    // A line that is broken off is as full as another.
    width += letters[at]?.letter === '\n' ? looks.statement.letters : 1
    if (width > mostLetters) return space > from ? space + 1 : at
    if (/\s/.test(letters[at]?.letter ?? '')) space = at
  }
  return letters.length
}
