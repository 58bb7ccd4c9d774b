/**
 * From themes to the draft: what to put in that is not there yet. It never changes or removes what people have written, so it can be
 * asked for again whenever more was grouped.
 */
import { textOf, type Block, type HeadingBlock, type Seen, type StatementBlock } from '#model/draft.ts'
import { draftParts, keyOfPart, partOf, partWords, type DraftPart } from '#model/draft-part.ts'
import type { Strategy, Value } from '#model/strategy.ts'
import { hasWords } from '#model/text.ts'
import { nameOfTheme, type Theme } from '#model/theme.ts'
import { seenOf } from '#rules/stale.ts'
import { whereMerged, type Chapter } from './chapters.ts'

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

/** What a theme says, once: its sentence where it has one, otherwise a place to write it. Elsewhere the heading and the notes alone. */
const themeBlocks = (theme: Theme, level: 3 | 4, speaks: Seen | undefined): Block[] => [
  heading(level, nameOfTheme(theme), theme.id),
  ...(speaks === undefined ? [] : [saidBlock(theme, speaks)]),
]

/** The themes that say something already: a statement that rests on them, or on what was merged into them, stands under a heading of theirs. */
function speaking(blocks: readonly Block[], whereIs: ReadonlyMap<string, string>): Set<string> {
  const themeIds = new Set<string>()
  let about: string | null = null
  for (const block of blocks) {
    if (block.kind === 'heading') about = block.about
    else if (
      about !== null &&
      block.cites.some(cite => 'themeId' in cite && (whereIs.get(cite.themeId) ?? cite.themeId) === about)
    )
      themeIds.add(about)
  }
  return themeIds
}

/** By theme what it is now: its notes from all chapters that it stands in. */
function seenByTheme(chapters: readonly Chapter[]): ReadonlyMap<string, Seen> {
  const all = Map.groupBy(
    chapters.flatMap(({ themes }) => themes),
    ({ theme }) => theme.id,
  )
  return new Map(
    [...all].flatMap(([id, parts]) => {
      const [first] = parts
      const noteIds = parts.flatMap(({ notes }) => notes.map(note => note.id))
      return first === undefined ? [] : [[id, seenOf({ ...first.theme, noteIds })] as const]
    }),
  )
}

const saidBlock = ({ id, said }: Theme, seen: Seen): StatementBlock => ({
  kind: 'statement',
  cites: [{ themeId: id }],
  ownWords: false,
  seen: [seen],
  spans: said === '' ? [] : [{ text: said, marks: [] }],
})

/** `themes`: those that come in. `existing` as the draft is now; chapters without a theme get their heading too, so that an ambition nobody spoke to is seen to be so. Chapters that are not there yet come at the end. */
export function draftFromThemes(
  strategy: Pick<Strategy, 'title' | 'period' | 'values'>,
  chapters: readonly Chapter[],
  existing: readonly Block[],
): { readonly additions: readonly Addition[]; readonly themes: readonly Theme[] } {
  const said = speaking(existing, whereMerged(chapters))
  const seen = seenByTheme(chapters)
  const toChapters: Addition[] = []
  const newChapters: Block[] = []
  const added = new Map<string, Theme>()
  for (const chapter of chapters) {
    const start = existing.findIndex(
      block => block.kind === 'heading' && block.level < 3 && block.about === chapter.key,
    )
    const end = start === -1 ? start : endOfChapter(existing, start)
    const there = themesAbout(existing.slice(start, end))
    const fresh = chapter.themes.filter(({ theme }) => !there.has(theme.id))
    for (const { theme } of fresh) added.set(theme.id, theme)
    const freshIds = new Set<string>(fresh.map(({ theme }) => theme.id))
    const placed = fresh.map(({ theme, home }): Addition => {
      const whole = freshIds.has(theme.within ?? '') ? undefined : wholeAt(existing, theme, { start, end })
      const level = theme.within !== undefined && (freshIds.has(theme.within) || whole !== undefined) ? 4 : 3
      return {
        at: whole ?? end,
        blocks: themeBlocks(theme, level, home && !said.has(theme.id) ? seen.get(theme.id) : undefined),
      }
    })
    if (start === -1)
      newChapters.push(heading(2, chapter.title, chapter.key), ...placed.flatMap(({ blocks }) => blocks))
    else toChapters.push(...placed)
  }
  const isBlank = !existing.some(block => hasWords(textOf(block)))
  const additions = [
    {
      at: 0,
      blocks: isBlank ? [heading(1, `${strategy.title} ${strategy.period}`, null), ...partBlocks(strategy, true)] : [],
    },
    ...toChapters,
    { at: afterChapters(existing), blocks: newChapters },
    { at: existing.length, blocks: isBlank ? partBlocks(strategy, false) : [] },
  ].toSorted((a, b) => a.at - b.at)
  return { additions: additions.filter(({ blocks }) => blocks.length > 0), themes: [...added.values()] }
}

/** The parts beside the ambitions, each with a place to write: once, in a draft in which nothing is written yet. Who takes one out wants it out. */
const partBlocks = ({ values }: Pick<Strategy, 'values'>, isBefore: boolean): Block[] =>
  draftParts
    .filter(part => partWords[part].isBefore === isBefore)
    .flatMap(part => [
      heading(2, partWords[part].title, keyOfPart(part)),
      ...(part === 'values' && values.length > 0 ? values.flatMap(valueBlocks) : [ownWords('')]),
    ])

const valueBlocks = ({ title, description }: Value): Block[] => [heading(3, title, null), ownWords(description)]

const ownWords = (text: string): StatementBlock => ({
  kind: 'statement',
  cites: [],
  ownWords: true,
  spans: text === '' ? [] : [{ text, marks: [] }],
})

/** New chapters come before the parts that end the draft. */
function afterChapters(blocks: readonly Block[]): number {
  const last = blocks.findLastIndex(
    block => block.kind === 'heading' && block.level <= 2 && !isAfterwards(partOf(block.about)),
  )
  const next = blocks.findIndex((block, at) => at > last && block.kind === 'heading' && block.level <= 2)
  return next === -1 ? blocks.length : next
}

const isAfterwards = (part: DraftPart | undefined): boolean => part !== undefined && !partWords[part].isBefore

/** Where a part of a theme goes whose heading stands in the chapter already: after all that stands under that. */
function wholeAt(
  blocks: readonly Block[],
  { within }: Theme,
  { start, end }: { readonly start: number; readonly end: number },
): number | undefined {
  const at = blocks.findIndex(
    (block, place) =>
      place > start && place < end && block.kind === 'heading' && block.level === 3 && block.about === within,
  )
  if (within === undefined || start === -1 || at === -1) return undefined
  const next = blocks.findIndex(
    (block, place) => place > at && place < end && block.kind === 'heading' && block.level <= 3,
  )
  return next === -1 ? end : next
}

/** The themes that have a heading among these blocks. */
const themesAbout = (blocks: readonly Block[]): Set<string> =>
  new Set(
    blocks.flatMap(block =>
      block.kind === 'heading' && block.level >= 3 && block.about !== null ? [block.about] : [],
    ),
  )

function endOfChapter(blocks: readonly Block[], start: number): number {
  const next = blocks.findIndex((block, at) => at > start && block.kind === 'heading' && block.level <= 2)
  return next === -1 ? blocks.length : next
}
