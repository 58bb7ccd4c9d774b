/**
 * From themes to the draft: what to put in that is not there yet. It never changes or removes what people have written, so it can be
 * asked for again whenever more was grouped.
 */
import type { Block, HeadingBlock, StatementBlock } from '#model/draft.ts'
import type { Strategy } from '#model/strategy.ts'
import { nameOfTheme, type Theme } from '#model/theme.ts'
import type { Chapter } from './chapters.ts'

export interface Addition {
  /** Before the block that stands at this place now; additions come in ascending order, and those at one place in theirs. */
  readonly at: number
  readonly blocks: readonly Block[]
}

const heading = (level: HeadingBlock['level'], text: string, about: string | null): HeadingBlock => ({
  kind: 'heading',
  level,
  about,
  spans: [{ text, marks: [] }],
})

/** What a theme says, for its home chapter: its sentence where it has one, otherwise a place to write it. Elsewhere the heading and the notes alone. */
const themeBlocks = (theme: Theme, home: boolean): Block[] => [
  heading(3, nameOfTheme(theme), theme.id),
  ...(home ? [saidBlock(theme)] : []),
]

const saidBlock = ({ id, said }: Theme): StatementBlock => ({
  kind: 'statement',
  cites: [{ themeId: id }],
  ownWords: false,
  spans: said === '' ? [] : [{ text: said, marks: [] }],
})

/** `existing` as the draft is now; chapters without a theme get their heading too, so that an ambition nobody spoke to is seen to be so. */
export function draftFromThemes(
  strategy: Pick<Strategy, 'title' | 'period'>,
  chapters: readonly Chapter[],
  existing: readonly Block[],
): { readonly additions: readonly Addition[]; readonly themesAdded: number } {
  const additions: Addition[] = []
  const added = new Set<string>()
  const hasText = existing.some(block => block.spans.length > 0)
  if (!hasText) additions.push({ at: 0, blocks: [heading(1, `${strategy.title} ${strategy.period}`, null)] })
  for (const chapter of chapters) {
    const start = existing.findIndex(
      block => block.kind === 'heading' && block.level === 2 && block.about === chapter.key,
    )
    const end = start === -1 ? existing.length : endOfChapter(existing, start)
    const there = new Set(
      existing
        .slice(start === -1 ? end : start, end)
        .flatMap(block => (block.kind === 'heading' && block.level === 3 && block.about !== null ? [block.about] : [])),
    )
    const fresh = chapter.themes.filter(({ theme }) => !there.has(theme.id))
    for (const { theme } of fresh) added.add(theme.id)
    const blocks = [
      ...(start === -1 ? [heading(2, chapter.title, chapter.key)] : []),
      ...fresh.flatMap(({ theme, home }) => themeBlocks(theme, home)),
    ]
    if (blocks.length > 0) additions.push({ at: end, blocks })
  }
  return { additions: additions.toSorted((a, b) => a.at - b.at), themesAdded: added.size }
}

function endOfChapter(blocks: readonly Block[], start: number): number {
  const next = blocks.findIndex((block, at) => at > start && block.kind === 'heading' && block.level <= 2)
  return next === -1 ? blocks.length : next
}
