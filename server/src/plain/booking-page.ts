/** Booking a place: what the session is, what it costs and offers, and the form. It needs no JavaScript and no cookie. */
import type { BookingPage } from '@waymark/shared/model/booking.ts'
import type { Session } from '@waymark/shared/model/session.ts'
import { sayWhen } from '@waymark/shared/model/time.ts'
import { sayPaid, typeLines, typeNames } from '@waymark/shared/rules/session-words.ts'
import type { DocumentNode } from '@waymark/shared/drafting/document-tree.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { bookingForm, type BookingFormView } from './booking-fields.ts'
import { wrongAbove } from './fields.ts'
import { html, type Html, type Part } from './html.ts'
import { notice, pageOf } from './page.ts'

export interface BookView {
  readonly page: BookingPage
  readonly session: Session
  /** What to expect of it. */
  readonly guide: readonly DocumentNode[]
  readonly isOver: boolean
  /** Null where there is no end of places. */
  readonly free: number | null
  /** The questions that can be answered in its place are open. */
  readonly hasOwnTime: boolean
  readonly calendar: string
  readonly form: BookingFormView
}

export function bookPage(view: BookView): string {
  const { session, page, form, isOver } = view
  const canBook = page.isOpen && !isOver
  return pageOf({
    title: form.wrong === undefined ? `Book a place: ${session.title}` : `Not booked yet – ${session.title}`,
    where: session.title,
    main: html`<div class="column door stack">
      ${form.wrong !== undefined && wrongAbove('This is not booked yet', form.wrong.message, form.wrong.at)}
      <h1 dir="auto">${session.title}</h1>
      <p class="lead">${sayWhen(session.startsAt)}</p>
      <p>${typeNames[session.type]}. ${typeLines[session.type]} ${sayPaid(session)}</p>
      ${aboutSession(page)}
      ${
        view.guide.length > 0 &&
        html`<details class="fold">
          <summary>What to expect</summary>
          ${view.guide.map(drawn)}
        </details>`
      }
      <p><a href="${view.calendar}">Put it in your calendar</a></p>
      ${keptSafe(page)}
      ${
        canBook
          ? html`<h2>${form.isFull ? 'The waiting list' : 'Book a place'}</h2>
              ${sayFree(view)} ${kept(page)} ${bookingForm(form)}`
          : notice('plain', html`<p>${isOver ? 'This session is over.' : 'Nothing can be booked here now.'}</p>`)
      }
      ${view.hasOwnTime && ownTime(form.address)}
    </div>`,
  })
}

export const aboutSession = (page: BookingPage): Html =>
  html`${(
    [
      ['Where, and how to join', page.where],
      ['What it costs you', page.costs],
      ['Access', page.access],
      ['Recording', page.recording],
      ['Who will be there', page.whoIsThere],
      ['More about it', page.more],
    ] as const
  )
    .filter(([, said]) => said.trim() !== '')
    .map(
      ([title, said]) =>
        html`<h2>${title}</h2>
          <p class="words" dir="auto">${said}</p>`,
    )}`

export const keptSafe = ({ id }: Pick<BookingPage, 'id'>): Html =>
  html`<p><a href="${pages.safeguardingIn(id)}">How we keep people safe</a></p>`

const sayFree = ({ free, form }: BookView): Part =>
  form.isFull
    ? notice('info', html`<p>All places are taken. You can wait for one: whoever waits longest gets it.</p>`)
    : free !== null && html`<p class="soft">${free === 1 ? 'One place is' : `${free} places are`} free.</p>`

const kept = ({ keptDays }: BookingPage): Html =>
  notice(
    'plain',
    html`<p>
      What you give here is kept apart from all notes: nobody can see from it what you write in the session. The
      organisers read it; whoever runs the rooms sees what is needed, without names. All of it is deleted
      ${keptDays === 1 ? 'a day' : `${keptDays} days`} after the session. You can change or cancel it before, on a page
      that only you have.
    </p>`,
  )

const ownTime = (address: string): Html =>
  html`<form class="stack" method="post" action="${address}/own-time">
    <h2>In your own time</h2>
    <p>If you cannot come, or would rather not, you can answer the same questions in writing when it suits you.</p>
    <p class="soft">It is counted that somebody chose this, and not who.</p>
    <div><button class="btn">Answer in my own time</button></div>
  </form>`

function drawn(node: DocumentNode): Part {
  if (node.kind === 'list')
    return html`<ul class="marks">
      ${node.items.map(item => html`<li dir="auto">${item}</li>`)}
    </ul>`
  if (node.kind === 'remark') return html`<p class="soft">${node.text}</p>`
  if (node.kind === 'evidence') return ''
  const text = node.spans.map(span => span.text).join('')
  if (node.kind === 'statement') return html`<p dir="auto">${text}</p>`
  return node.level === 1 ? '' : html`<p dir="auto"><b>${text}</b></p>`
}
