/** The blocks of a draft file on their way into a draft: what they rest on that is here, and as they may stand beside what is there. */
import { textOf, type Block, type Span } from '#model/draft.ts'
import { hasWords, isKeepable, keepableText } from '#model/text.ts'
import type { Heard } from './chapters.ts'

/** How many blocks with words there are. */
export function countBlocks(blocks: readonly Block[]): { readonly headings: number; readonly statements: number } {
  const said = blocks.filter(block => hasWords(textOf(block)))
  const headings = said.filter(({ kind }) => kind === 'heading').length
  return { headings, statements: said.length - headings }
}

/** And how many of them rest on what was said here, and how many on something else. */
export function lookAtBlocks(blocks: readonly Block[], { breakouts }: Heard) {
  const here = new Set<string>(
    breakouts.flatMap(({ notes, themes, mergedIn }) =>
      [...notes, ...themes, ...[...(mergedIn?.values() ?? [])].flat()].map(({ id }) => id),
    ),
  )
  const citing = blocks
    .filter(block => block.kind === 'statement')
    .filter(block => block.cites.length > 0 && hasWords(textOf(block)))
  const sourced = citing.filter(({ cites }) =>
    cites.every(cite => here.has('themeId' in cite ? cite.themeId : cite.noteId)),
  )
  return {
    ...countBlocks(blocks),
    sourced: sourced.length,
    sourcesGone: citing.length - sourced.length,
  }
}

/** As they stand beside what is there: no second title, and no id that another statement has already. */
export function blocksToBring(brought: readonly Block[], there: readonly Block[]): Block[] {
  let hasTitle = there.some(block => block.kind === 'heading' && block.level === 1 && hasWords(textOf(block)))
  const ids = new Set(there.flatMap(idIn))
  return brought.map((block): Block => {
    const spans = block.spans.map(cleaned)
    if (block.kind === 'statement') {
      const isTaken = idIn(block).some(id => ids.has(id))
      for (const id of idIn(block)) ids.add(id)
      if (!isTaken) return { ...block, spans }
      const { kind, cites, ownWords } = block
      return { kind, cites, ownWords, spans }
    }
    const isSecond = block.level === 1 && hasTitle
    hasTitle ||= block.level === 1
    return { ...block, spans, level: isSecond ? 2 : block.level }
  })
}

const idIn = (block: Block): string[] => (block.kind === 'statement' && block.id !== undefined ? [block.id] : [])

const cleaned = ({ text, marks }: Span): Span => ({ text: isKeepable(text) ? text : keepableText(text), marks })

export const lettersIn = (blocks: readonly Block[]): number =>
  blocks.reduce((sum, block) => sum + textOf(block).length, 0)
