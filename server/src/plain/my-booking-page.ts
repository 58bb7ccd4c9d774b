/** One's own booking, for whoever has the link to it: joining, cancelling, changing what is needed. */
import type { Booking, BookingPage } from '@waymark/shared/model/booking.ts'
import type { Session } from '@waymark/shared/model/session.ts'
import { sayWhen } from '@waymark/shared/model/time.ts'
import { sayNeeds } from '@waymark/shared/rules/booking-words.ts'
import { bookFields, needsFields, type WrongBooking } from './booking-fields.ts'
import { aboutSession, keptSafe } from './booking-page.ts'
import { tick, wrongAbove } from './fields.ts'
import { html, type Html, type Part } from './html.ts'
import { notice, pageOf } from './page.ts'

export interface MyBookingView {
  readonly page: BookingPage
  readonly session: Session
  readonly booking: Booking
  /** Of this page. */
  readonly address: string
  readonly bookAddress: string
  readonly isOver: boolean
  /** A place could be had again. */
  readonly isFree: boolean
  /** How many wait before this one. */
  readonly before: number
  readonly isMailed: boolean
  /** The session has changed since people were told. */
  readonly isChanged: boolean
  /** Where people say that they want to be thanked by name; undefined while no names are taken. */
  readonly thanks: string | undefined
  readonly wrong?: WrongBooking | undefined
}

const titles: Readonly<Record<Booking['state'], string>> = {
  booked: 'You have a place',
  waiting: 'You are on the waiting list',
  cancelled: 'Your place is cancelled',
}

export const myBookingPage = (view: MyBookingView): string => {
  const { session, booking, wrong, page } = view
  return pageOf({
    title: wrong === undefined ? `${titles[booking.state]}: ${session.title}` : `Not changed – ${session.title}`,
    where: session.title,
    main: html`<div class="column door stack">
      ${wrong !== undefined && wrongAbove('This is not changed', wrong.message, wrong.at)}
      <h1>${titles[booking.state]}</h1>
      <p class="lead"><span dir="auto">${session.title}</span>: ${sayWhen(session.startsAt)}</p>
      ${view.isChanged && notice('info', html`<p>The time or the title was changed. What stands here is what holds.</p>`)}
      ${booking.state === 'waiting' && html`<p>${view.before === 0 ? 'You are the next.' : `${view.before} wait before you.`} ${view.isMailed ? 'We write to you when a place comes free.' : 'Look at this page again: it says when a place has come free.'}</p>`}
      ${view.isOver ? notice('plain', html`<p>This session is over.</p>`) : acts(view)}
      ${notice(
        'plain',
        html`<p>
          ${view.isMailed ? 'The address of this page is in the e-mail that we send you.' : 'Keep the address of this page: it is the only way back, and nobody sends it to you.'}
          Whoever has it can do what you can do here.
        </p>`,
      )}
      ${booking.state !== 'cancelled' && whileComing(view)} ${aboutSession(page)} ${keptSafe(page)}
      ${beThanked(view.thanks)} ${act(view, 'erase', 'Delete my booking and all that I gave')}
    </div>`,
  })
}

const beThanked = (address: string | undefined): Part =>
  address !== undefined &&
  html`<p>
    <a href="${address}" rel="noreferrer">Be thanked by name in the document</a>: your name is kept apart from this
    booking, and leads nobody to it.
  </p>`

const whileComing = (view: MyBookingView): Html =>
  html`<p><a href="${view.address}/calendar.ics">Put it in your calendar</a></p>
    ${said(view)}`

/** Cancelling is the first button of the page: somebody came for it by a link. */
const acts = (view: MyBookingView): Part =>
  view.booking.state === 'cancelled'
    ? undo(view)
    : html`${act(view, 'cancel', 'Cancel my place')}${view.booking.state === 'booked' && join(view)}`

const act = ({ address }: MyBookingView, what: string, label: string): Html =>
  html`<form method="post" action="${address}/${what}"><button class="btn">${label}</button></form>`

const undo = (view: MyBookingView): Html =>
  html`<p>
      ${view.isFree ? 'Your place is still free.' : 'All places are taken. You can wait for one.'} Or
      <a href="${view.bookAddress}">see what else there is</a>.
    </p>
    ${act(view, 'undo', view.isFree ? 'Have my place back' : 'Put me on the waiting list')}`

const join = ({ address, booking }: MyBookingView): Html =>
  html`<form class="card raised stack" method="post" action="${address}/join">
    <h2>Join</h2>
    <p>
      It is kept that you joined, and nothing by which anybody could tell who you are in the room. You can join before
      the time, and come back as often as you like.
    </p>
    ${tick(bookFields.useName, html`Use this name in the room: <span dir="auto">${booking.name}</span>`, { isOn: false })}
    <div class="row">
      <button class="btn primary">Join now</button>
      <button class="btn" name="plain" value="yes">Join on plain pages</button>
    </div>
  </form>`

const said = ({ address, booking, page, wrong }: MyBookingView): Html =>
  html`<h2>What you told us</h2>
    <p>
      We call you <span dir="auto">${booking.name}</span>.
      ${booking.mail === '' ? 'You gave no e-mail address.' : html`We write to ${booking.mail}.`}
      ${sayNeeds(booking.needs, booking.needsMore) === '' && 'You said of nothing that you need it.'}
    </p>
    <form class="stack" method="post" action="${address}/needs">
      ${needsFields(booking, page.asksDietary, wrong)}
      <div><button class="btn">Save what I need</button></div>
    </form>`
