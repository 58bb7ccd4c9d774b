/** The trail as everybody follows it: behind a statement the words it rests on, and after a note what became of it. */
import { erasedSource, erasedSourceWords } from '@waymark/shared/model/erasure.ts'
import type { TrailNote, TrailStatement, TrailTheme } from '@waymark/shared/drafting/trail.ts'
import { textOf } from '@waymark/shared/model/draft.ts'
import type { PublicationId, StatementId } from '@waymark/shared/model/ids.ts'
import { dayOf } from '@waymark/shared/model/time.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { answersPart, type ToldAnswer } from './answers-part.ts'
import { html, type Html, type Part } from './html.ts'
import { notice, pageOf } from './page.ts'

interface TrailPlace {
  readonly publicationId: PublicationId
  readonly strategy: { readonly title: string; readonly period: string }
}

/** A note with the address of its own page; `isWithheld` when its words are shown to nobody. */
export interface SaidBehind {
  readonly note: TrailNote
  readonly address: string
  readonly isWithheld: boolean
}

interface StatementTheme {
  readonly theme: TrailTheme
  readonly notes: readonly SaidBehind[]
  readonly answers: readonly ToldAnswer[]
}

export interface StatementTrail extends TrailPlace {
  readonly statement: TrailStatement
  /** Whether the newest version still says it. */
  readonly isThere: boolean
  readonly themes: readonly StatementTheme[]
  /** Those that it names one by one. */
  readonly notes: readonly SaidBehind[]
}

export interface NoteTrail extends TrailPlace, Omit<SaidBehind, 'address'> {
  readonly themes: readonly (TrailTheme & { readonly answers: readonly ToldAnswer[] })[]
  readonly statements: readonly { readonly statement: TrailStatement; readonly isThere: boolean }[]
}

const nameOf = ({ strategy: { title, period } }: TrailPlace): string => `${title} ${period}`

export const statementTrailPage = (view: StatementTrail): string =>
  pageOf({
    title: `Where this sentence comes from – ${nameOf(view)}`,
    where: nameOf(view),
    whereMore: 'Where a sentence comes from',
    of: pages.direction(view.publicationId),
    main: html`<div class="column stack">
      <h1>Where this sentence comes from</h1>
      ${view.statement.under.length > 0 && html`<p class="eyebrow" dir="auto">${view.statement.under.join(' – ')}</p>`}
      <blockquote class="card words said" dir="auto">${textOf(view.statement)}</blockquote>
      ${!view.isThere && notice('info', html`<p>The newest version does not say this any more. Version ${view.statement.version} did.</p>`)}
      <p>
        <a href="${placeInText(view.publicationId, view)}">Read it where it stands</a>
      </p>
      ${restsOn(view)}
    </div>`,
  })

function restsOn({ statement, themes, notes }: StatementTrail): Html {
  if (themes.length === 0 && notes.length === 0)
    return html`<p>
      ${
        statement.noteIds.includes(erasedSource)
          ? `${erasedSourceWords}.`
          : statement.ownWords
            ? 'These are the words of the people who wrote it down. They rest on no note.'
            : 'No source was named for it.'
      }
    </p>`
  return html`<p>It rests on what people said. These are their words, letter for letter and without names.</p>
    ${themes.map(themePart)}
    ${
      notes.length > 0 &&
      html`<h2>Single notes</h2>
        ${saidList(notes)}`
    }
    ${statement.ownWords && html`<p>Some of it are the words of the people who wrote it down.</p>`}`
}

const themePart = ({ theme: { name, said }, notes, answers }: StatementTheme): Html =>
  html`<section class="stack">
    <h2 dir="auto">${name}</h2>
    ${said !== '' && html`<p class="words" dir="auto">${said}</p>`}
    ${
      notes.length === 0
        ? html`<p class="soft">This theme is not there any more.</p>`
        : html`<p class="soft">${countNotes(notes.length)}</p>
            ${saidList(notes)}`
    }
    ${
      answers.length > 0 &&
      html`<h3>What was done about it</h3>
        ${answersPart(answers)}`
    }
  </section>`

const countNotes = (count: number): string => (count === 1 ? '1 note' : `${count} notes`)

const saidList = (notes: readonly SaidBehind[]): Html =>
  html`<ul class="stack">
    ${notes.map(
      ({ note, address, isWithheld }) =>
        html`<li class="card stack">
          ${wordsOf(note, isWithheld)}
          <p class="small soft">${whereSaid(note)}</p>
          <p class="small">
            <a href="${address}"
              >What became of these words<span class="sr">: ${isWithheld ? 'not shown' : called(note.text)}</span></a
            >
          </p>
        </li>`,
    )}
  </ul>`

const wordsOf = ({ text }: TrailNote, isWithheld: boolean): Html =>
  isWithheld
    ? html`<p class="soft">These words count, and are not shown: their author has not said that they may be quoted.</p>`
    : html`<p class="words" dir="auto">${text}</p>`

const mostCalled = 60

/** The beginning of a note, for whoever hears links without what stands around them. */
const called = (text: string): string => {
  const letters = Array.from(text.replaceAll(/\s+/g, ' '))
  return letters.length > mostCalled ? `${letters.slice(0, mostCalled).join('')}…` : letters.join('')
}

const whereSaid = ({ session, about, came }: TrailNote): Part =>
  html`<span dir="auto"
    >${[about, session?.title ?? '', session === undefined ? '' : dayOf(session.startsAt), came].filter(part => part !== '').join('. ')}</span
  >`

export const noteTrailPage = (view: NoteTrail): string =>
  pageOf({
    title: `What became of these words – ${nameOf(view)}`,
    where: nameOf(view),
    whereMore: 'What became of a note',
    of: pages.direction(view.publicationId),
    main: html`<div class="column stack">
      <h1>What became of these words</h1>
      <div class="card stack">
        ${wordsOf(view.note, view.isWithheld)}
        <p class="small soft">${whereSaid(view.note)}</p>
      </div>
      <ol class="stack trail-steps">
        <li class="stack">
          <h2>What was asked</h2>
          <p dir="auto">${view.note.question}</p>
        </li>
        <li class="stack">
          <h2>What it was grouped with</h2>
          ${groupedPart(view)}
        </li>
        <li class="stack">
          <h2>What “${nameOf(view)}” says</h2>
          ${statementsPart(view)}
        </li>
        ${view.themes.length > 0 && donePart(view)}
      </ol>
      <p><a href="${pages.direction(view.publicationId)}">Read the whole of it</a></p>
    </div>`,
  })

function groupedPart({ note, themes }: NoteTrail): Html {
  if (note.parkedFor !== undefined)
    return html`<p>It was set aside, because: <span dir="auto">${note.parkedFor}</span></p>`
  if (themes.length === 0) return html`<p>It stands in no theme yet.</p>`
  return html`<ul class="stack tight">
    ${themes.map(
      ({ name, said, noteIds }) =>
        html`<li>
          <b dir="auto">${name}</b>, with
          ${noteIds.length === 1 ? 'no other note' : noteIds.length === 2 ? '1 other note' : `${noteIds.length - 1} other notes`}${said !== '' && html`: <span dir="auto">${said}</span>`}
        </li>`,
    )}
  </ul>`
}

function statementsPart({ publicationId, statements }: NoteTrail): Html {
  if (statements.length === 0) return html`<p>No sentence of it rests on these words.</p>`
  return html`<ul class="stack">
    ${statements.map(
      ({ statement, isThere }) =>
        html`<li class="card stack">
          <p class="words" dir="auto">${textOf(statement)}</p>
          ${!isThere && html`<p class="small soft">The newest version does not say this any more. Version ${statement.version} did.</p>`}
          <p class="small">
            <a href="${pages.trailOfStatement(publicationId, statement.id)}"
              >Who else said so<span class="sr">: ${called(textOf(statement))}</span></a
            >
          </p>
        </li>`,
    )}
  </ul>`
}

/** One theme after the other; a note that stands in none has nothing to be answered yet. */
const donePart = ({ themes }: NoteTrail): Html =>
  html`<li class="stack">
    <h2>What was done</h2>
    ${themes.map(
      ({ name, answers }) => html`${themes.length > 1 && html`<h3 dir="auto">${name}</h3>`} ${answersPart(answers)}`,
    )}
  </li>`

const placeInText = (
  publicationId: PublicationId,
  { statement, isThere }: Pick<StatementTrail, 'statement' | 'isThere'>,
): string =>
  `${isThere ? pages.direction(publicationId) : pages.directionVersion(publicationId, statement.version)}${anchorOf(statement.id)}`

/** Of a statement on the page of its version. */
export const anchorOf = (id: StatementId): string => `#s-${id}`
