/** Every theme of a strategy in board order, each once: where it stands, by which ways its notes came, and what was done about it. */
import type { ThemeId } from '#model/ids.ts'
import type { ThemeOutcome } from '#model/theme-outcome.ts'
import type { Theme } from '#model/theme.ts'
import { outcomeOfTheme, outcomesByTheme } from '#rules/outcomes.ts'
import { countByRoute, type RouteCount } from '#rules/route-words.ts'
import { chaptersOf, type Chapter, type Heard, type HeardNote } from './chapters.ts'

export interface SaidTheme {
  readonly theme: Theme
  /** What was merged into it: it answers for them. */
  readonly merged: readonly Theme[]
  /** Where most of its notes stand; undefined for a theme without notes. */
  readonly chapter: Pick<Chapter, 'key' | 'letter' | 'title'> | undefined
  /** Each of its notes once. */
  readonly notes: number
  readonly routes: readonly RouteCount[]
  /** Undefined where nothing is said yet. */
  readonly outcome: ThemeOutcome | undefined
  /** What was said of themes that were merged into it, beside its own. */
  readonly also: readonly ThemeOutcome[]
}

export function saidThemes(heard: Heard, outcomes: Iterable<ThemeOutcome>): SaidTheme[] {
  const byTheme = outcomesByTheme(outcomes)
  const chapters = chaptersOf(heard)
  const placed = placesOf(chapters)
  const inOrder = chapters.flatMap(({ themes }) => themes.filter(({ home }) => home).map(({ theme }) => theme))
  const all = new Map([...inOrder, ...heard.breakouts.flatMap(({ themes }) => themes)].map(one => [one.id, one]))
  const mergedIn = new Map(heard.breakouts.flatMap(one => [...(one.mergedIn ?? [])]))
  return [...all.values()].map(theme => {
    const { chapter, notes = [] } = placed.get(theme.id) ?? {}
    const merged = mergedIn.get(theme.id) ?? []
    const { now, also } = outcomeOfTheme(theme.id, merged, byTheme)
    return { theme, merged, chapter, notes: notes.length, routes: countByRoute(notes), outcome: now, also }
  })
}

interface Placed {
  chapter: Chapter | undefined
  readonly notes: HeardNote[]
}

/** A note stands in one chapter, so that the notes of a theme in all chapters are each of its notes once. */
function placesOf(chapters: readonly Chapter[]): ReadonlyMap<ThemeId, Placed> {
  const placed = new Map<ThemeId, Placed>()
  for (const chapter of chapters)
    for (const { theme, notes, home } of chapter.themes) {
      const known = placed.get(theme.id) ?? { chapter: undefined, notes: [] }
      known.notes.push(...notes)
      if (home) known.chapter = chapter
      placed.set(theme.id, known)
    }
  return placed
}

export interface SaidChapter {
  readonly key: string
  readonly letter: string
  readonly title: string
  readonly themes: readonly SaidTheme[]
}

/** In the same order; those without notes come last, under no title. */
export function byChapter(themes: readonly SaidTheme[]): SaidChapter[] {
  const chapters = Map.groupBy(themes, ({ chapter }) => chapter?.key ?? '')
  return [...chapters].map(([key, own]) => ({
    key,
    letter: own[0]?.chapter?.letter ?? '',
    title: own[0]?.chapter?.title ?? '',
    themes: own,
  }))
}
