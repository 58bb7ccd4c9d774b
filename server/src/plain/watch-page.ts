/** Looking on without JavaScript: the boards of all rooms as one, as they were when the page was made. */
import type { SessionId } from '@waymark/shared/model/ids.ts'
import { sayDots, sayPeople } from '@waymark/shared/rules/mark-words.ts'
import { sayHowItCame } from '@waymark/shared/rules/route-words.ts'
import { stepNames } from '@waymark/shared/rules/step-words.ts'
import { plainPages } from '@waymark/shared/wire/pages.ts'
import type { Watched, WatchedNote, WatchedSection } from '@waymark/shared/wire/watch.ts'
import { html, type Html } from './html.ts'
import { pageOf } from './page.ts'

export interface WatchView {
  readonly sessionId: SessionId
  readonly watched: Watched
}

export function watchPage({ sessionId, watched: { session, breakout, join } }: WatchView): string {
  return pageOf({
    title: session.title,
    where: session.title,
    whereMore: 'Looking on',
    main: html`<div class="column stack">
        <div class="asked">
          ${breakout !== null && html`<p class="eyebrow">Breakout ${breakout.number} of ${breakout.of}. Step: ${stepNames[breakout.step]}.</p>`}
          <h1 dir="auto">${breakout?.question ?? session.title}</h1>
        </div>
        ${join !== '' && html`<p><b>To join:</b> <span dir="auto">${join}</span></p>`}
        <p class="small soft">
          ${breakout !== null && `${sayNotes(breakout.notes)}, without names. `}This page does not change by itself.
          <a href="${plainPages.watch(sessionId)}">Load it again</a> to see what is new.
        </p>
      </div>
      <div class="column outline">
        ${breakout?.sections.map((section, at) => sectionOf(section, { at, how: breakout.marks }))}
      </div>`,
  })
}

const sayNotes = (notes: number): string => (notes === 1 ? '1 note' : `${notes} notes`)

interface Shown {
  readonly at: number
  readonly how: NonNullable<Watched['breakout']>['marks']
}

const sectionOf = ({ letter, tone, title, description, notes }: WatchedSection, { at, how }: Shown): Html =>
  html`<section aria-labelledby="part-${at + 1}" data-tone="${tone}">
    <header>
      <span class="waymark" aria-hidden="true">${letter}</span>
      <h2 id="part-${at + 1}" tabindex="-1" dir="auto">
        ${letter !== '' && html`<span class="sr">${letter}: </span>`}${title}
      </h2>
      <span class="small soft">${sayNotes(notes.length)}</span>
      ${description !== '' && html`<p dir="auto">${description}</p>`}
    </header>
    ${
      notes.length === 0
        ? html`<p class="soft">Nothing here yet.</p>`
        : html`<ul class="notelist">
            ${notes.map(note => noteOf(note, how))}
          </ul>`
    }
  </section>`

function noteOf(note: WatchedNote, how: Shown['how']): Html {
  const { text, marks } = note
  const given =
    marks === null
      ? ''
      : how === 'dots'
        ? `${sayDots(marks.dots)} from ${sayPeople(marks.people)}`
        : `${marks.people === 1 ? '1 person agrees' : `${marks.people} people agree`}`
  const more = [sayHowItCame(note), given].filter(words => words !== '')
  return html`<li class="note row-note">
    <p class="words" dir="auto">${text}</p>
    ${more.length > 0 && html`<p class="meta">${more.map(words => html`<span>${words}</span> `)}</p>`}
  </li>`
}
