/**
 * The draft as Yjs keeps it for tiptap: a fragment of `heading` and `statement` elements, whose text carries the marks.
 * Read and written here as blocks, so that the server and the exports need no editor.
 */
import * as Y from 'yjs'
import * as z from 'zod/mini'
import { Citation, type Block, type Mark, type Span } from '#model/draft.ts'

export const draftFragmentName = 'draft'

export const draftFragment = (doc: Y.Doc): Y.XmlFragment => doc.getXmlFragment(draftFragmentName)

const Citations = z.array(Citation)

/** Reads never throw: a peer may have written anything. Elements of other names are read as statements without a source, so that no words drop out. */
export function readBlocks(fragment: Y.XmlFragment): Block[] {
  return fragment
    .toArray()
    .flatMap(node =>
      node instanceof Y.XmlElement
        ? [blockOf(node)]
        : node instanceof Y.XmlText
          ? [{ kind: 'statement', cites: [], ownWords: false, spans: spansOf(node) }]
          : [],
    )
}

function blockOf(element: Y.XmlElement): Block {
  const attributes: Record<string, unknown> = element.getAttributes()
  const spans = element
    .toArray()
    .flatMap(child =>
      child instanceof Y.XmlText ? spansOf(child) : child instanceof Y.XmlElement ? insideOf(child) : [],
    )
  if (element.nodeName === 'heading') {
    const level = attributes['level']
    const about = attributes['about']
    return {
      kind: 'heading',
      level: level === 1 || level === 3 ? level : 2,
      about: typeof about === 'string' ? about : null,
      spans,
    }
  }
  const cites = Citations.safeParse(attributes['cites'])
  return { kind: 'statement', cites: cites.success ? cites.data : [], ownWords: attributes['ownWords'] === true, spans }
}

function insideOf(element: Y.XmlElement): Span[] {
  if (element.nodeName === 'hardBreak') return [{ text: '\n', marks: [] }]
  return element
    .toArray()
    .flatMap(child =>
      child instanceof Y.XmlText ? spansOf(child) : child instanceof Y.XmlElement ? insideOf(child) : [],
    )
}

function spansOf(text: Y.XmlText): Span[] {
  const delta: { insert?: unknown; attributes?: Record<string, unknown> }[] = text.toDelta()
  return delta.flatMap(({ insert, attributes = {} }) => {
    if (typeof insert !== 'string') return []
    const marks = (['bold', 'italic'] as const).filter(
      mark => attributes[mark] !== undefined && attributes[mark] !== null,
    )
    return [{ text: insert, marks }]
  })
}

/** Puts blocks before the element that is at `at` now. Call inside a transaction. */
export function insertBlocks(fragment: Y.XmlFragment, at: number, blocks: readonly Block[]): void {
  fragment.insert(at, blocks.map(elementOf))
}

function elementOf(block: Block): Y.XmlElement {
  const element = new Y.XmlElement<Record<string, unknown> & { [name: string]: never }>(block.kind) as Y.XmlElement
  const attributes: Record<string, unknown> =
    block.kind === 'heading'
      ? { level: block.level, about: block.about }
      : { cites: block.cites, ownWords: block.ownWords }
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value as string)
  const text = new Y.XmlText()
  let at = 0
  for (const { text: words, marks } of block.spans) {
    text.insert(at, words, Object.fromEntries(marks.map((mark: Mark) => [mark, {}])))
    at += words.length
  }
  if (at > 0) element.insert(0, [text])
  return element
}
