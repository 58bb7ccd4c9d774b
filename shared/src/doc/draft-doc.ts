/**
 * The draft as Yjs keeps it for tiptap: a fragment of `heading` and `statement` elements, whose text carries the marks.
 * Read and written here as blocks, so that the server and the exports need no editor.
 */
import * as Y from 'yjs'
import * as z from 'zod/mini'
import { Citation, Mark, Seen, headingLevel, type Block, type Span, type StatementBlock } from '#model/draft.ts'
import { StatementId } from '#model/ids.ts'

export const draftFragmentName = 'draft'

export const draftFragment = (doc: Y.Doc): Y.XmlFragment => doc.getXmlFragment(draftFragmentName)

const Citations = z.array(Citation)
const AllSeen = z.array(Seen).check(z.minLength(1))

/** Whether an editor that knows only our blocks can show all of it. Otherwise it must not be opened for writing: editors drop what they do not know. */
export const holdsOnlyBlocks = (fragment: Y.XmlFragment): boolean =>
  fragment
    .toArray()
    .every(
      node =>
        node instanceof Y.XmlElement &&
        (node.nodeName === 'heading' || node.nodeName === 'statement') &&
        node
          .toArray()
          .every(
            child => child instanceof Y.XmlText || (child instanceof Y.XmlElement && child.nodeName === 'hardBreak'),
          ),
    )

/** Reads never throw: a peer may have written anything. What is no element of ours is read as a statement without a source, so that no words drop out. */
export const readBlocks = (fragment: Y.XmlFragment): Block[] =>
  fragment.toArray().flatMap((node: unknown): Block[] => {
    const spans = spansIn(node)
    if (node instanceof Y.XmlElement) return [blockOf(node, spans)]
    return spans.length === 0 ? [] : [{ kind: 'statement', cites: [], ownWords: false, spans }]
  })

function blockOf(element: Y.XmlElement, spans: readonly Span[]): Block {
  const attributes: Record<string, unknown> = element.getAttributes()
  if (element.nodeName === 'heading') {
    const level = attributes['level']
    const about = attributes['about']
    return {
      kind: 'heading',
      level: headingLevel(level),
      about: typeof about === 'string' ? about : null,
      spans,
    }
  }
  const cites = Citations.safeParse(attributes['cites'])
  const id = StatementId.safeParse(attributes['id'])
  const seen = AllSeen.safeParse(attributes['seen'])
  return {
    kind: 'statement',
    ...(id.success && { id: id.data }),
    cites: cites.success ? cites.data : [],
    ownWords: attributes['ownWords'] === true,
    ...(seen.success && { seen: seen.data }),
    spans,
  }
}

/** All text in a node, in order; a block inside it starts a new line. The list of what is still to be read stands in for calls of itself: a peer can nest deeper than calls can. */
function spansIn(root: unknown): Span[] {
  const spans: Span[] = []
  const toRead: unknown[] = [root]
  while (toRead.length > 0) {
    const node = toRead.pop()
    if (typeof node === 'string') spans.push({ text: node, marks: [] })
    else if (node instanceof Y.Text) readText(node, spans, toRead)
    else if (node instanceof Y.XmlFragment) {
      if (node !== root && (isBreak(node) || spans.length > 0)) spans.push({ text: '\n', marks: [] })
      for (const child of node.toArray().toReversed()) toRead.push(child)
    }
  }
  return spans
}

const isBreak = (node: Y.XmlFragment): boolean => node instanceof Y.XmlElement && node.nodeName === 'hardBreak'

/** What is set into a text and is no string is read after it. */
function readText(text: Y.Text, spans: Span[], toRead: unknown[]): void {
  const delta: { insert?: unknown; attributes?: Record<string, unknown> }[] = text.toDelta()
  for (const { insert, attributes = {} } of delta) {
    if (typeof insert === 'string') spans.push({ text: insert, marks: marksOf(attributes) })
    else toRead.push(insert)
  }
}

const marksOf = (attributes: Readonly<Record<string, unknown>>): Mark[] =>
  Mark.options.filter(mark => attributes[mark] !== undefined && attributes[mark] !== null)

/** Puts blocks before the element that is at `at` now. Call inside a transaction. */
export function insertBlocks(fragment: Y.XmlFragment, at: number, blocks: readonly Block[]): void {
  fragment.insert(at, blocks.map(elementOf))
}

function elementOf(block: Block): Y.XmlElement {
  const element = new Y.XmlElement<Record<string, unknown> & { [name: string]: never }>(block.kind) as Y.XmlElement
  const attributes: Record<string, unknown> =
    block.kind === 'heading' ? { level: block.level, about: block.about } : attributesOf(block)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value as string)
  const inside = insideFrom(block.spans)
  if (inside.length > 0) element.insert(0, inside)
  return element
}

const attributesOf = ({ id, cites, ownWords, seen = [] }: StatementBlock): Record<string, unknown> => ({
  ...(id !== undefined && { id }),
  cites,
  ownWords,
  ...(seen.length > 0 && { seen }),
})

/** What stands between two line breaks is one text; a line break is an element, as the editor has it. */
function insideFrom(spans: readonly Span[]): (Y.XmlText | Y.XmlElement)[] {
  const inside: (Y.XmlText | Y.XmlElement)[] = []
  let text: Y.XmlText | undefined
  let at = 0
  for (const piece of spans.flatMap(atBreaks)) {
    if (piece === 'break') {
      inside.push(new Y.XmlElement('hardBreak'))
      text = undefined
      continue
    }
    if (text === undefined) {
      text = new Y.XmlText()
      inside.push(text)
      at = 0
    }
    text.insert(at, piece.text, Object.fromEntries(piece.marks.map((mark: Mark) => [mark, {}])))
    at += piece.text.length
  }
  return inside
}

const atBreaks = ({ text, marks }: Span): (Span | 'break')[] =>
  text
    .split('\n')
    .flatMap((words, at) => [
      ...(at === 0 ? [] : ['break' as const]),
      ...(words === '' ? [] : [{ text: words, marks }]),
    ])

/** Gives every statement with words an id that no other has. Call inside a transaction. What an id was copied to gets a new one: the first keeps it. */
export function giveStatementIds(fragment: Y.XmlFragment, newId: () => string): void {
  const seen = new Set<unknown>()
  for (const node of fragment.toArray()) {
    if (!(node instanceof Y.XmlElement) || node.nodeName !== 'statement') continue
    const attributes: Record<string, unknown> = node.getAttributes()
    const id = attributes['id']
    if (StatementId.safeParse(id).success && !seen.has(id)) seen.add(id)
    else node.setAttribute('id', newId())
  }
}
