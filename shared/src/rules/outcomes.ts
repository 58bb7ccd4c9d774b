/** Which outcome a theme has: its own, or that of a theme that was merged into it. Each theme that stands has one or none, so that nothing is counted twice. */
import type { ThemeId } from '#model/ids.ts'
import type { ThemeOutcome } from '#model/theme-outcome.ts'

type Said = Pick<ThemeOutcome, 'id' | 'themeId' | 'at' | 'isTakenBack'>

export interface OutcomeOfTheme<O> {
  /** Undefined where nothing is said yet. */
  readonly now: O | undefined
  /** What was said of themes that were merged into this one, and is not the outcome of it. */
  readonly also: readonly O[]
}

/**
 * Its own, also where that was taken back: then nothing is said. Where there is none, the newest that was said of a theme
 * merged into it: it answers for them, and merging takes no answer away.
 */
export function outcomeOfTheme<O extends Said>(
  id: ThemeId,
  merged: readonly { readonly id: ThemeId }[],
  byTheme: ReadonlyMap<ThemeId, O>,
): OutcomeOfTheme<O> {
  const own = byTheme.get(id)
  const inherited = merged
    .map(one => byTheme.get(one.id))
    .filter(one => one !== undefined)
    .filter(({ isTakenBack }) => !isTakenBack)
    .toSorted(newestFirst)
  if (own !== undefined) return { now: own.isTakenBack ? undefined : own, also: inherited }
  return { now: inherited[0], also: inherited.slice(1) }
}

/** Of two for one theme, which cannot be made here, everybody reads the newer. */
export function outcomesByTheme<O extends Said>(outcomes: Iterable<O>): ReadonlyMap<ThemeId, O> {
  const byTheme = new Map<ThemeId, O>()
  for (const outcome of outcomes) {
    const known = byTheme.get(outcome.themeId)
    if (known === undefined || newestFirst(outcome, known) < 0) byTheme.set(outcome.themeId, outcome)
  }
  return byTheme
}

const newestFirst = (a: Said, b: Said): number =>
  a.at === b.at ? (a.id < b.id ? -1 : a.id > b.id ? 1 : 0) : a.at > b.at ? -1 : 1

export interface SaidCoverage {
  readonly said: number
  readonly notYet: number
}

/** Together they are all themes. */
export function saidCoverage(themes: Iterable<{ readonly outcome: unknown }>): SaidCoverage {
  const all = [...themes]
  const said = all.filter(({ outcome }) => outcome !== undefined && outcome !== null).length
  return { said, notYet: all.length - said }
}

const themesSaid = (count: number): string => (count === 1 ? '1 theme' : `${count} themes`)

/** `12 themes: 9 with an answer, 3 without one yet.` */
export const saySaid = ({ said, notYet }: SaidCoverage): string =>
  `${themesSaid(said + notYet)}: ${said} with an answer, ${notYet} without one yet.`
