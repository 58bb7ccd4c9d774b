/** What was done about a theme, as everybody reads it: the answer, why, and what was done since. */
import type { OutcomeKind } from '@waymark/shared/model/outcome.ts'
import { notYetSaid, outcomeLines, outcomeNames } from '@waymark/shared/rules/outcome-words.ts'
import { dayIn } from './day-in.ts'
import { html, type Html } from './html.ts'

export interface ToldAnswer {
  readonly what: OutcomeKind
  readonly reason: string
  readonly updates: readonly { readonly at: string; readonly words: string }[]
}

/** The first is that of the theme; the others were given to themes that were merged into it. */
export const answersPart = (answers: readonly ToldAnswer[]): Html =>
  answers.length === 0 ? html`<p><b>${notYetSaid}</b></p>` : html`${answers.map(answerPart)}`

const answerPart = ({ what, reason, updates }: ToldAnswer, at: number): Html =>
  html`${at > 0 && html`<p class="small soft">Said before, of a part of this:</p>`}
    <p><b>${outcomeNames[what]}.</b> ${outcomeLines[what]}</p>
    <p class="words" dir="auto">${reason}</p>
    ${
      updates.length > 0 &&
      html`<ul class="stack tight">
        ${updates.map(update => html`<li><b>${dayIn(update.at)}:</b> <span class="words" dir="auto">${update.words}</span></li>`)}
      </ul>`
    }`
