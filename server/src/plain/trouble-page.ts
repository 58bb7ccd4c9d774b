/** A page that cannot be shown, or a form that cannot be taken: why, what can be done instead, and every word that was sent. */
import type { RoomId } from '@waymark/shared/model/ids.ts'
import { hasWords } from '@waymark/shared/model/text.ts'
import { plainPageOf, plainPages } from '@waymark/shared/wire/pages.ts'
import type { Problem } from '@waymark/shared/wire/problem.ts'
import { hidden, nameOf, textArea, textIn, type Fields } from './fields.ts'
import { html, type Html } from './html.ts'
import { notice, pageOf } from './page.ts'
import { enterForm } from './session-page.ts'

export interface Trouble {
  readonly problem: Problem
  /** What was asked for. */
  readonly address: string
  /** Of the room that was asked for. */
  readonly roomId: RoomId | undefined
  /** What was sent; undefined where nothing was. */
  readonly sent: Fields | undefined
}

export function troublePage(trouble: Trouble): string {
  const { problem, sent } = trouble
  const title = titles[problem.code] ?? 'This page cannot be opened'
  return pageOf({
    title,
    main: html`<div class="column stack">
      <h1>${title}</h1>
      ${notice(isOurs(problem) ? 'danger' : 'plain', html`<p>${problem.message}</p>`)}
      ${problem.code === 'too-large' && html`<p>Go back a page: what you typed should still be there.</p>`}
      ${sent !== undefined && unsent(sent)} ${isWorthTrying(problem) && again(trouble)} ${waysOn(trouble)}
    </div>`,
  })
}

function waysOn({ problem: { code, goTo }, roomId }: Trouble): Html {
  const isElsewhere = code === 'wrong-room'
  return html`<div class="row">
    ${goTo !== undefined && html`<a class="btn primary" href="${plainPageOf(goTo)}">${isElsewhere ? 'Go to my room' : 'Go on from here'}</a>`}
    ${isElsewhere && roomId !== undefined && enterForm({ id: roomId }, 'Move to this room')}
    <a class="btn quiet" href="${plainPages.home()}"
      >${code === 'not-signed-in' ? 'Come in by my link' : 'Go to the start'}</a
    >
  </div>`
}

const titles: Partial<Record<Problem['code'], string>> = {
  'wrong-room': 'You are in another room',
  gone: 'There is nothing here any more',
  'not-signed-in': 'Come in by your link first',
  'link-revoked': 'Your link was taken back',
  'not-allowed': 'This is not possible',
  malformed: 'We could not read that',
  'too-large': 'That is too much at once',
  'too-many': 'That was too often',
  broken: 'Something went wrong',
  'not-saved': 'This is not saved yet',
  closed: 'This is closed',
  conflict: 'Somebody was quicker',
}

const isOurs = ({ code }: Problem): boolean => code === 'broken' || code === 'not-saved'
const isWorthTrying = ({ code }: Problem): boolean => code === 'broken' || code === 'not-saved' || code === 'too-many'

/** Nothing that somebody typed is gone because a page could not be shown. */
const unsent = (fields: Fields): readonly Html[] =>
  Object.keys(fields)
    .filter(name => (name === nameOf.text || name.startsWith('words-')) && hasWords(textIn(fields, name)))
    .map(
      (name, at) =>
        html`<div class="field">
          <label for="unsent-${at}">Your words, which are not saved</label>
          <p class="hint" id="unsent-${at}-hint">Copy them if you need them, before you leave this page.</p>
          ${textArea(html`readonly id="unsent-${at}" aria-describedby="unsent-${at}-hint"`, { name, text: textIn(fields, name) })}
        </div>`,
    )

const again = ({ address, sent }: Trouble): Html =>
  sent === undefined
    ? html`<p><a class="btn primary" href="${address}">Try again</a></p>`
    : html`<form method="post" action="${address}">
        ${Object.keys(sent).map(name => hidden(name, textIn(sent, name)))}
        <button class="btn primary">Try again</button>
      </form>`
