/** "You said, we did" as everybody reads it: what people said under each ambition, and what was done about it. No names, and days alone. */
import type { PublicationId } from '@waymark/shared/model/ids.ts'
import { hasWords, shortened } from '@waymark/shared/model/text.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { answersPart, type ToldAnswer } from './answers-part.ts'
import { oneAnswered, type AnsweredPart } from './feedback-part.ts'
import { html, type Html } from './html.ts'
import { notice, pageOf } from './page.ts'

export interface PublishedPlace {
  readonly publicationId: PublicationId
  readonly strategy: { readonly title: string; readonly period: string }
  readonly version: { readonly number: number }
}

export interface YouSaidView extends PublishedPlace {
  readonly chapters: readonly {
    readonly letter: string
    /** Empty for themes without notes. */
    readonly title: string
    readonly themes: readonly Theme[]
  }[]
  /** What people said to the text itself, round by round, and what was done about that. */
  readonly rounds: readonly { readonly versionNumber: number; readonly answered: readonly AnsweredPart[] }[]
}

interface Theme {
  readonly name: string
  readonly said: string
  readonly heard: string
  /** The first is that of the theme; the others were given to themes that are merged into it. */
  readonly answers: readonly ToldAnswer[]
  readonly statements: readonly Statement[]
}

interface Statement {
  readonly id: string
  readonly text: string
}

export function youSaidPage(view: YouSaidView): string {
  const themes = view.chapters.flatMap(chapter => chapter.themes)
  return framed(
    view,
    'You said, we did',
    html`<p class="lead">What people said for ${view.strategy.title}, and what was done about it.</p>
      ${themes.length === 0 ? notice('info', html`<p>Nothing is said here yet. Come back later.</p>`) : howMany(themes)}
      ${view.chapters.map(
        ({ letter, title, themes: own }) =>
          html`<section class="stack">
            <h2 dir="auto">${letter !== '' && `${letter}. `}${title === '' ? 'Also' : title}</h2>
            ${own.map(theme => themePart(view, theme))}
          </section>`,
      )}
      ${view.rounds.map(round => roundPart(view, round))}`,
  )
}

const roundPart = (
  { publicationId }: PublishedPlace,
  { versionNumber, answered }: YouSaidView['rounds'][number],
): Html | false =>
  answered.length > 0 &&
  html`<section class="stack">
    <h2>What people said to version ${versionNumber}</h2>
    ${answered.map(one => oneAnswered(one, pages.directionVersion(publicationId, versionNumber)))}
  </section>`

function howMany(themes: readonly Theme[]): Html {
  const waiting = themes.filter(({ answers }) => answers.length === 0).length
  return html`<p>
    ${themes.length === 1 ? '1 theme' : `${themes.length} themes`}, ${themes.length - waiting} with an answer.
    ${waiting === 0 ? '' : waiting === 1 ? '1 still waits for one.' : `${waiting} still wait for one.`}
  </p>`
}

const themePart = (view: YouSaidView, { name, said, heard, answers, statements }: Theme): Html =>
  html`<article class="card stack">
    <h3 dir="auto">${name}</h3>
    <h4>You said</h4>
    ${hasWords(said) && html`<p class="words" dir="auto">${said}</p>`}
    <p class="small soft">${heard}</p>
    <h4>We did</h4>
    ${answersPart(answers)} ${statementsPart(view, statements)}
  </article>`

/** Links to where they stand in the published version. */
export const statementsPart = ({ publicationId }: PublishedPlace, statements: readonly Statement[]): Html | false =>
  statements.length > 0 &&
  html`<h4>In the text</h4>
    <ul class="stack tight">
      ${statements.map(
        ({ id, text }) =>
          html`<li><a dir="auto" href="${pages.direction(publicationId)}#s-${id}">${shortened(text, 140)}</a></li>`,
      )}
    </ul>`

/** The frame of all pages beside what is published. */
export function framed({ publicationId, strategy, version }: PublishedPlace, title: string, main: Html): string {
  const called = `${strategy.title} ${strategy.period}`
  return pageOf({
    title: `${title}: ${called}`,
    where: called,
    whereMore: title,
    of: pages.direction(publicationId),
    main: html`<div class="column stack">
      <h1>${title}</h1>
      ${main}
      <nav aria-label="More about this">
        <ul class="stack tight">
          <li><a href="${pages.direction(publicationId)}" dir="auto">${called}, version ${version.number}</a></li>
          ${waysOn(publicationId)
            .filter(way => way.title !== title)
            .map(wayPart)}
        </ul>
      </nav>
    </div>`,
  })
}

interface Way {
  readonly title: string
  readonly href: string
}

const waysOn = (id: PublicationId): Way[] => [
  { title: 'You said, we did', href: pages.youSaid(id) },
  { title: 'What was decided', href: pages.directionDecisions(id) },
  { title: 'In numbers', href: pages.inNumbers(id) },
]

const wayPart = ({ title, href }: Way): Html => html`<li><a href="${href}">${title}</a></li>`

/** From what is published to what came of it. */
export const moreAbout = (id: PublicationId): Html =>
  html`<nav class="card stack" aria-labelledby="came-of">
    <h2 id="came-of">What came of it</h2>
    <ul class="stack tight">
      ${waysOn(id).map(wayPart)}
    </ul>
  </nav>`
