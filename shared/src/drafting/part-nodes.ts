/** The parts of the draft in the document: what stands in one by itself comes after what people wrote there, and a part that says nothing is left out. */
import { textOf, type Block, type HeadingBlock } from '#model/draft.ts'
import { partOf, type DraftPart } from '#model/draft-part.ts'
import { hasWords } from '#model/text.ts'
import type { DocumentNode } from './document-tree.ts'
import type { PartLine } from './part-lines.ts'

export const isPartHeading = (block: Block): block is HeadingBlock =>
  block.kind === 'heading' && block.level === 2 && partOf(block.about) !== undefined

type LinesOf = (part: DraftPart) => readonly PartLine[]

/** Whether something stands in it by itself. */
type HasLines = (part: DraftPart) => boolean

export function partNodes(part: DraftPart | undefined, linesOf: LinesOf): DocumentNode[] {
  const lines = part === undefined ? [] : linesOf(part)
  if (lines.length === 0) return []
  return lines.every(({ source }) => source === '')
    ? [{ kind: 'list', items: lines.map(({ text }) => text) }]
    : lines.map(lineNode)
}

export const lineNode = ({ text, source }: PartLine): DocumentNode => ({
  kind: 'statement',
  spans: [{ text, marks: [] }],
  source,
})

/** Without the headings of parts under which nothing is said yet, and the empty lines under them. */
export function withoutEmptyParts(blocks: readonly Block[], hasLines: HasLines): Block[] {
  const kept: Block[] = []
  for (let at = 0; at < blocks.length;) {
    const block = blocks[at] as Block
    const end = endOfPart(blocks, at)
    const rest = blocks.slice(at + 1, end)
    const says = !isPartHeading(block) || rest.some(one => hasWords(textOf(one))) || saysItself(block, hasLines)
    if (says) kept.push(block)
    at = says ? at + 1 : end
  }
  return kept
}

const saysItself = ({ about }: HeadingBlock, hasLines: HasLines): boolean => {
  const part = partOf(about)
  return part !== undefined && hasLines(part)
}

function endOfPart(blocks: readonly Block[], start: number): number {
  const next = blocks.findIndex((block, at) => at > start && block.kind === 'heading' && block.level <= 2)
  return next === -1 ? blocks.length : next
}
