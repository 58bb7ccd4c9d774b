/** The decisions that everybody can read: the question, what there was to choose from, who was asked, what came of it and why. */
import type { DecisionForm } from '@waymark/shared/model/decision.ts'
import { hasWords } from '@waymark/shared/model/text.ts'
import { resultOf, sayAsked, sayCalendarDay, wayNames } from '@waymark/shared/rules/decisions.ts'
import { fewPeople } from '@waymark/shared/rules/impact.ts'
import { html, type Html } from './html.ts'
import { notice } from './page.ts'
import { framed, statementsPart, type PublishedPlace } from './you-said-page.ts'

export interface DecisionsView extends PublishedPlace {
  readonly decisions: readonly ToldDecision[]
}

interface ToldDecision extends DecisionForm {
  readonly id: string
  readonly themes: readonly string[]
  readonly statements: readonly { readonly id: string; readonly text: string }[]
}

export const decisionsPage = (view: DecisionsView): string =>
  framed(
    view,
    'What was decided',
    html`${view.decisions.length === 0 && notice('info', html`<p>No decision is published yet.</p>`)}
    ${view.decisions.map(one => decisionPart(view, one))}`,
  )

const decisionPart = (view: DecisionsView, one: ToldDecision): Html =>
  html`<article class="card stack" id="d-${one.id}">
    <h2 dir="auto">${one.question}</h2>
    <p class="small soft">
      Decided on ${sayCalendarDay(one.decidedOn)}.
      ${one.reviewOn === null ? 'Nobody has set a day to look at it again.' : `To be looked at again on ${sayCalendarDay(one.reviewOn)}.`}
    </p>
    <h3>What came of it</h3>
    ${resultOf(one).map(words => html`<p class="words" dir="auto"><b>${words}</b></p>`)}
    <p class="words" dir="auto">${one.reason}</p>
    ${
      hasWords(one.background) &&
      html`<h3>How it came up</h3>
        <p class="words" dir="auto">${one.background}</p>`
    }
    <h3>What there was to choose from</h3>
    <ul class="stack tight">
      ${one.options.map((option, at) => html`<li dir="auto">${at + 1}. <span class="words">${option}</span>${at === one.chosen && html` <b>(chosen)</b>`}</li>`)}
    </ul>
    <h3>How it was decided</h3>
    ${sayAsked(one) !== '' && html`<p class="words" dir="auto">Who was asked: ${sayAsked(one, fewPeople)}</p>`}
    <p>${wayNames[one.how]}.</p>
    ${hasWords(one.howMore) && html`<p class="words" dir="auto">${one.howMore}</p>`}
    ${
      one.themes.length > 0 &&
      html`<h3>About</h3>
        <ul>
          ${one.themes.map(name => html`<li dir="auto">${name}</li>`)}
        </ul>`
    }
    ${statementsPart(view, one.statements)}
  </article>`
