/** A page that cannot be shown, or a form that cannot be taken: why, what can be done instead, and every word that was sent. */
import type { RoomId } from '@waymark/shared/model/ids.ts'
import { plainPageOf, plainPages } from '@waymark/shared/wire/pages.ts'
import type { Problem } from '@waymark/shared/wire/problem.ts'
import { hidden, textIn, type Fields } from './fields.ts'
import { html, type Html } from './html.ts'
import { notice, pageOf } from './page.ts'
import { enterForm } from './session-page.ts'
import { carried, unsentPart, wordsIn } from './unsent-part.ts'

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
  const title = (sent === undefined ? titlesOfPages : titles)[problem.code] ?? titles[problem.code] ?? cannotBeOpened
  return pageOf({
    title,
    main: html`<div class="column stack">
      <h1>${title}</h1>
      ${notice(isOurs(problem) ? 'danger' : 'plain', html`<p>${problem.message}</p>`)}
      ${problem.code === 'too-large' && html`<p>Go back a page: what you typed should still be there.</p>`}
      ${sent !== undefined && unsent(trouble)} ${isWorthTrying(problem) && again(trouble)} ${waysOn(trouble)}
    </div>`,
  })
}

function waysOn(trouble: Trouble): Html {
  const {
    problem: { code, goTo },
    roomId,
  } = trouble
  const isElsewhere = code === 'wrong-room'
  return html`<div class="row">
    ${isElsewhere ? toMyRoom(trouble) : goTo !== undefined && html`<a class="btn primary" href="${plainPageOf(goTo)}">Go on from here</a>`}
    ${isElsewhere && roomId !== undefined && enterForm({ id: roomId }, 'Move to this room')}
    <a class="btn quiet" href="${plainPages.home()}"
      >${code === 'not-signed-in' ? 'Come in by my link' : 'Go to the start'}</a
    >
  </div>`
}

/** With what was typed in the room before. */
function toMyRoom({ problem: { goTo, goToName }, sent = {} }: Trouble): Html | undefined {
  if (goTo === undefined) return undefined
  const where = goToName === undefined ? 'Go to my room' : html`Go to: <span dir="auto">${goToName}</span>`
  if (wordsIn(sent).length === 0) return html`<a class="btn primary" href="${plainPageOf(goTo)}">${where}</a>`
  return html`<form method="post" action="${plainPageOf(goTo)}">
    ${carried(sent)}<button class="btn primary">${where}, with my words</button>
  </form>`
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

const cannotBeOpened = 'This page cannot be opened'

/** Where nothing was sent. */
const titlesOfPages: typeof titles = { 'not-saved': 'This page cannot be opened just now' }

const isOurs = ({ code }: Problem): boolean => code === 'broken' || code === 'not-saved'
const isWorthTrying = ({ code }: Problem): boolean => code === 'broken' || code === 'not-saved' || code === 'too-many'

const unsent = ({ problem: { code, goTo }, sent = {} }: Trouble): readonly Html[] =>
  unsentPart(
    wordsIn(sent).map(name => textIn(sent, name)),
    code === 'wrong-room' && goTo !== undefined
      ? 'They can go with you to your room.'
      : 'Copy them if you need them, before you leave this page.',
  )

const again = ({ address, sent }: Trouble): Html =>
  sent === undefined
    ? html`<p><a class="btn primary" href="${address}">Try again</a></p>`
    : html`<form method="post" action="${address}">
        ${Object.keys(sent).map(name => hidden(name, textIn(sent, name)))}
        <button class="btn primary">Try again</button>
      </form>`
