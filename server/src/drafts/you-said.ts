/** What everybody reads of the themes: those that the published version rests on, and those with an answer. Nothing of it says who said or wrote it. */
import { byChapter, type SaidTheme } from '@waymark/shared/drafting/said-themes.ts'
import { textOf, type Block, type StatementBlock } from '@waymark/shared/model/draft.ts'
import type { OutcomeKind } from '@waymark/shared/model/outcome.ts'
import { hasWords } from '@waymark/shared/model/text.ts'
import { nameOfTheme } from '@waymark/shared/model/theme.ts'
import type { ThemeOutcome } from '@waymark/shared/model/theme-outcome.ts'
import { sayByRoute } from '@waymark/shared/rules/route-words.ts'

export interface ToldStatement {
  readonly id: string
  readonly text: string
}

interface ToldTheme {
  readonly name: string
  readonly said: string
  /** `12 notes: 8 written in the rooms, 4 by phone` */
  readonly heard: string
  readonly answers: readonly ToldAnswer[]
  /** Those of the published version that rest on it. */
  readonly statements: readonly ToldStatement[]
}

export interface ToldAnswer {
  readonly what: OutcomeKind
  readonly reason: string
  readonly updates: readonly { readonly at: string; readonly words: string }[]
}

export interface ToldChapter {
  readonly letter: string
  readonly title: string
  readonly themes: readonly ToldTheme[]
}

export function youSaid(themes: readonly SaidTheme[], blocks: readonly Block[]): ToldChapter[] {
  const statements = statementsIn(blocks)
  const told = new Map(themes.map(said => [said, restingOn(said, statements)]))
  const shown = themes.filter(said => said.outcome !== undefined || (told.get(said)?.length ?? 0) > 0)
  return byChapter(shown).map(({ letter, title, themes: own }) => ({
    letter,
    title,
    themes: own.map(said => ({
      name: nameOfTheme(said.theme),
      said: said.theme.said,
      heard: sayByRoute(said.routes),
      answers: answersTo(said),
      statements: (told.get(said) ?? []).map(toldStatement),
    })),
  }))
}

/** Its own first, then what was said of themes that were merged into it. */
export const answersTo = ({ outcome, also }: Pick<SaidTheme, 'outcome' | 'also'>): ToldAnswer[] =>
  [outcome, ...also].flatMap(one => (one === undefined ? [] : [answerOf(one)]))

const answerOf = ({ what, reason, updates }: ThemeOutcome): ToldAnswer => ({
  what,
  reason,
  updates: updates.filter(({ isTakenBack }) => !isTakenBack).map(({ at, words }) => ({ at, words })),
})

export const statementsIn = (blocks: readonly Block[]): StatementBlock[] =>
  blocks.filter(block => block.kind === 'statement').filter(block => hasWords(textOf(block)))

function restingOn({ theme, merged }: SaidTheme, statements: readonly StatementBlock[]): StatementBlock[] {
  const ids = new Set([theme, ...merged].map(({ id }) => id))
  return statements.filter(({ cites }) => cites.some(cite => 'themeId' in cite && ids.has(cite.themeId)))
}

export const toldStatement = (block: StatementBlock): ToldStatement => ({ id: block.id ?? '', text: textOf(block) })
