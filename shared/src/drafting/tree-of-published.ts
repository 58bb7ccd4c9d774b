/** A published version as a document: its statements, each with the themes that it rests on. No words of people are in it, as on its page. */
import { partOf } from '#model/draft-part.ts'
import { textOf, type Block } from '#model/draft.ts'
import { hasWords } from '#model/text.ts'
import type { VersionWords } from '#model/version.ts'
import type { DocumentNode, DocumentTree } from './document-tree.ts'
import { isPartHeading, withoutEmptyParts } from './part-nodes.ts'

/** A theme may have its heading in several chapters, for the notes there, and its sentence in one: here it stands where the sentence is. */
export const thatSaySomething = (blocks: readonly Block[]): Block[] =>
  blocks
    .filter(block => hasWords(textOf(block)))
    .filter((block, at, all) => {
      const next = all[at + 1]
      const isOfTheme = block.kind === 'heading' && block.level > 2 && block.about !== null
      return !isOfTheme || (next !== undefined && (next.kind === 'statement' || next.level > block.level))
    })

/** `title` where it says none itself; `after` stands at its end. */
export function treeOfPublished(
  { blocks, themes, parts }: Pick<VersionWords, 'blocks' | 'themes' | 'parts'>,
  title: string,
  after: readonly DocumentNode[],
): DocumentTree {
  const linesIn = (about: string | null): readonly string[] =>
    parts.find(({ part }) => part === partOf(about))?.lines ?? []
  const said = thatSaySomething(
    withoutEmptyParts(blocks, part => parts.some(one => one.part === part && one.lines.length > 0)),
  )
  const first = said.find(block => block.kind === 'heading' && block.level === 1)
  const nodeOf = (block: Block): DocumentNode[] => {
    if (block.kind === 'statement') return [{ kind: 'statement', spans: block.spans, source: sourceOf(block) }]
    const lines = isPartHeading(block) ? linesIn(block.about) : []
    return [
      { kind: 'heading', level: block.level, spans: block.spans },
      ...(lines.length === 0 ? [] : [{ kind: 'list' as const, items: lines }]),
    ]
  }
  const sourceOf = ({ cites }: Block & { kind: 'statement' }): string => {
    const names = themes.filter(({ id }) => cites.some(cite => 'themeId' in cite && cite.themeId === id))
    return names.length === 0 ? '' : `Rests on: ${names.map(({ name }) => name).join('; ')}`
  }
  return {
    title: first === undefined ? title : textOf(first),
    language: 'en-GB',
    nodes: [...said.flatMap(nodeOf), ...after],
  }
}
