/** The numbers as everybody may read them: nothing of fewer than five people, and never a none where nobody knows. */
import type { CountingNote, ImpactYear } from '@waymark/shared/model/impact.ts'
import { hasWords } from '@waymark/shared/model/text.ts'
import { publicFigure, type PublicFigure } from '@waymark/shared/rules/impact.ts'
import {
  fewerThanFew,
  figureDefinitions,
  figureNames,
  notCountedYet,
  partsHeldBack,
} from '@waymark/shared/rules/impact-words.ts'
import { html, type Html } from './html.ts'
import { notice } from './page.ts'
import { framed, type PublishedPlace } from './you-said-page.ts'

export interface NumbersView extends PublishedPlace {
  /** The newest first. */
  readonly years: readonly ImpactYear[]
  readonly notes: readonly Pick<CountingNote, 'year' | 'words'>[]
}

export function numbersPage(view: NumbersView): string {
  const { years, notes } = view
  return framed(
    view,
    'In numbers',
    html`${years.length === 0 && notice('info', html`<p>Nothing is counted yet: no session has begun.</p>`)}
    ${years.map(year => yearPart(year, notes.find(note => note.year === year.year)?.words ?? ''))}
    ${years[0] !== undefined && whatIsCounted(years[0])}`,
  )
}

const yearPart = ({ year, figures }: ImpactYear, changed: string): Html =>
  html`<section class="card stack">
    <h2>${year}</h2>
    <dl class="stack tight">${figures.map(figure => figurePart(publicFigure(figure)))}</dl>
    ${hasWords(changed) && html`<p class="words" dir="auto"><b>How we counted changed:</b> ${changed}</p>`}
  </section>`

const figurePart = (figure: PublicFigure): Html =>
  html`<div>
    <dt>${figureNames[figure.key]}</dt>
    <dd><b>${sayCount(figure)}</b>${partsOf(figure)}</dd>
  </div>`

const sayCount = ({ count, isFew }: PublicFigure): string | number => (isFew ? fewerThanFew : (count ?? notCountedYet))

function partsOf({ parts }: PublicFigure): Html | string {
  if (parts === null) return html`<br />${partsHeldBack}`
  return parts.length === 0 ? '' : html`<br />${parts.map(({ label, count }) => `${label}: ${count}`).join('. ')}`
}

const whatIsCounted = ({ figures }: ImpactYear): Html =>
  html`<section class="stack">
    <h2>What is counted</h2>
    <p>Fewer than 5 people are never shown as a number. “${notCountedYet}” means that nobody knows: it is not none.</p>
    <dl class="stack tight">
      ${figures.map(
        ({ key }) =>
          html`<div>
            <dt><b>${figureNames[key]}</b></dt>
            <dd>${figureDefinitions[key]}</dd>
          </div>`,
      )}
    </dl>
  </section>`
