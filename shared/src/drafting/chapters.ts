/**
 * What was said, gathered from all breakouts into chapters: first the ambitions, each with what every breakout said under it, then
 * the other sections in the order in which they were asked. The draft and every export walk these chapters.
 */
import type { BoxLink } from '#model/box-link.ts'
import type { AmbitionId, BreakoutId, ThemeId } from '#model/ids.ts'
import type { Breakout, Section, Session } from '#model/session.ts'
import type { Strategy } from '#model/strategy.ts'
import type { Parked, Placement, Theme } from '#model/theme.ts'
import { boardTree, type RoomNote } from '#rules/board-tree.ts'
import { addCoverage, coverageOf, type Coverage } from '#rules/coverage.ts'
import { readGrouping } from '#rules/grouping.ts'
import type { ReadLineage } from '#rules/lineage.ts'
import type { ReadPoint, Summary } from '#rules/summary.ts'

/** A note with the place it was said in. */
export interface HeardNote extends RoomNote {
  readonly roomName: string
  readonly breakoutId: BreakoutId
  /** Tidier words beside its own; left out where there are none. */
  readonly tidied?: string
}

export interface HeardBreakout {
  readonly breakout: Pick<Breakout, 'id' | 'question' | 'sections'>
  readonly notes: readonly HeardNote[]
  /** In their order, as they stand. */
  readonly themes: readonly Theme[]
  readonly placements: readonly Placement[]
  readonly parked: readonly Parked[]
  readonly links: readonly BoxLink[]
  /** Points in other words, of each section and of all; left out where there are none. */
  readonly summary?: Summary
  /** Where it was heard; left out where that is not told. */
  readonly session?: Pick<Session, 'id' | 'title' | 'startsAt'>
  /** What was merged into each. */
  readonly mergedIn?: ReadonlyMap<ThemeId, readonly Theme[]>
}

/** `breakouts` in the order of their sessions, and of their number within one. */
export interface Heard {
  readonly strategy: Pick<Strategy, 'title' | 'period' | 'ambitions'>
  readonly breakouts: readonly HeardBreakout[]
  /** Left out where it continues nothing. */
  readonly lineage?: ReadLineage | undefined
}

export interface ChapterTheme {
  readonly theme: Theme
  readonly notes: readonly HeardNote[]
  /** What was merged into it: what cites one of these cites this one. */
  readonly merged: readonly Theme[]
  /** Whether this is where most of the theme's notes stand. */
  readonly home: boolean
}

export interface Chapter {
  /** The ambition's id, or the section's. */
  readonly key: string
  /** A, B, C for ambitions; otherwise empty. */
  readonly letter: string
  readonly title: string
  readonly description: string
  /** The question that was asked, for a section that is not an ambition's; otherwise empty. */
  readonly question: string
  /** What was said, in other words. */
  readonly inShort: readonly ReadPoint[]
  readonly themes: readonly ChapterTheme[]
  readonly parked: readonly { readonly note: HeardNote; readonly reason: string }[]
  readonly notLookedAt: readonly HeardNote[]
}

export function chaptersOf({ strategy, breakouts }: Heard): Chapter[] {
  const chapters = new Map<string, Draftable>()
  const letters = new Map<AmbitionId, string>(
    strategy.ambitions.map(({ id }, at) => [id, String.fromCharCode(65 + (at % 26))]),
  )
  for (const { id, title, description } of strategy.ambitions)
    chapters.set(id, {
      key: id,
      letter: letters.get(id) ?? '',
      title,
      description,
      question: '',
      inShort: [],
      themes: [],
      parked: [],
      notLookedAt: [],
    })
  for (const heard of breakouts) addBreakout(chapters, heard)
  return [...chapters.values()].map(withHomes(homesOf([...chapters.values()])))
}

type Draftable = {
  -readonly [K in keyof Omit<Chapter, 'inShort' | 'themes' | 'parked' | 'notLookedAt'>]: Chapter[K]
} & {
  inShort: ReadPoint[]
  themes: Omit<ChapterTheme, 'home'>[]
  parked: { note: HeardNote; reason: string }[]
  notLookedAt: HeardNote[]
}

function addBreakout(
  chapters: Map<string, Draftable>,
  { breakout, notes, themes, placements, parked, summary, mergedIn }: HeardBreakout,
): void {
  const grouping = readGrouping(themes, placements, parked)
  for (const branch of boardTree({ sections: breakout.sections, notes, themes, grouping })) {
    const chapter = chapterFor(chapters, branch.section, breakout.question)
    chapter.themes.push(...branch.themes.map(one => ({ ...one, merged: mergedIn?.get(one.theme.id) ?? [] })))
    chapter.inShort.push(...(summary?.bySection.get(branch.section.id) ?? []))
    for (const note of branch.loose) {
      const reason = grouping.parkedFor.get(note.id)
      if (reason === undefined) chapter.notLookedAt.push(note)
      else chapter.parked.push({ note, reason })
    }
  }
}

function chapterFor(chapters: Map<string, Draftable>, section: Section, question: string): Draftable {
  const key = section.ambitionId ?? section.id
  const known = chapters.get(key)
  if (known !== undefined) return known
  // An ambition that the strategy no longer has keeps the title under which it was discussed.
  const made: Draftable = {
    key,
    letter: '',
    title: section.title,
    description: section.description,
    question,
    inShort: [],
    themes: [],
    parked: [],
    notLookedAt: [],
  }
  chapters.set(key, made)
  return made
}

/** For each theme, the chapter that holds most of its notes; the first of equals. */
function homesOf(chapters: readonly Draftable[]): Map<string, string> {
  const most = new Map<string, { readonly key: string; readonly notes: number }>()
  for (const { key, themes } of chapters) {
    for (const { theme, notes } of themes)
      if (notes.length > (most.get(theme.id)?.notes ?? 0)) most.set(theme.id, { key, notes: notes.length })
  }
  return new Map([...most].map(([themeId, { key }]) => [themeId, key]))
}

const withHomes =
  (homes: ReadonlyMap<string, string>) =>
  (chapter: Draftable): Chapter => ({
    ...chapter,
    themes: chapter.themes.map(one => ({ ...one, home: homes.get(one.theme.id) === chapter.key })),
  })

/** Over all breakouts. */
export const coverageOfHeard = ({ breakouts }: Heard): Coverage =>
  breakouts
    .map(({ notes, themes, placements, parked }) => coverageOf(notes, readGrouping(themes, placements, parked)))
    .reduce(addCoverage, { placed: 0, parked: 0, notLookedAt: 0 })

/** Where each theme is now that was merged into another. */
export const whereMerged = (chapters: readonly Chapter[]): ReadonlyMap<string, ThemeId> =>
  new Map(
    chapters.flatMap(({ themes }) =>
      themes.flatMap(({ theme, merged }) => merged.map(({ id }): [string, ThemeId] => [id, theme.id])),
    ),
  )
