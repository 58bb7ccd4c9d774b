/** The rooms of a session, without JavaScript; and the way out. */
import { nameOfRoom, type Session } from '@waymark/shared/model/session.ts'
import { sayWhen } from '@waymark/shared/model/time.ts'
import { may } from '@waymark/shared/rules/permissions.ts'
import { sayType } from '@waymark/shared/rules/session-words.ts'
import { factsOf } from '@waymark/shared/rules/settings-words.ts'
import { stepNames } from '@waymark/shared/rules/step-words.ts'
import { sayPeople } from '@waymark/shared/wire/entry-words.ts'
import { pages, plainPages } from '@waymark/shared/wire/pages.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import type { readMyTrail } from '@waymark/shared/wire/trail.ts'
import type { BreakoutView, readSession } from '@waymark/shared/wire/sessions.ts'
import type { readWhoLink } from '@waymark/shared/wire/who.ts'
import { nameOf } from './fields.ts'
import { mayTalkTo, talkLink, worryLink } from './help-part.ts'
import { html, type Html } from './html.ts'
import { messageLine, type Message } from './message-line.ts'
import { myTrailPart } from './my-trail-part.ts'
import { pageOf } from './page.ts'
import { timerLine } from './timer-line.ts'

type View = ReplyOf<typeof readSession>

/** What the session page has besides: the last message of the team to this person, and who is there to talk to. */
export interface Besides {
  readonly message: Message | null
  readonly lead: Session['lead']
  /** Where one's own notes went. */
  readonly trail: ReplyOf<typeof readMyTrail>
  /** Where people say who is in the room, or read what came of it. */
  readonly who: ReplyOf<typeof readWhoLink>['link']
}

export const sessionPage = (view: View, { message, lead, trail, who }: Besides): string =>
  pageOf({
    title: view.session.title,
    where: view.session.title,
    whereMore: view.strategy.title,
    of: plainPages.session(view.session.id),
    main: html`<div class="column stack">
      ${message !== null && messageLine(view.session, message)}
      <p class="eyebrow">${sayWhen(view.session.startsAt)}. ${sayType(view.session)}</p>
      <h1 dir="auto">${view.session.title}</h1>
      ${view.me.name !== null && html`<p>You are here as <span dir="auto">${view.me.name}</span>.</p>`}
      ${may(view.me.role, 'read-watched') && html`<p><a href="${plainPages.watch(view.session.id)}">Look on</a>: the boards of all rooms on one page, without names.</p>`}
      ${view.breakouts.map(breakout => breakoutPart(view, breakout))} ${myTrailPart(trail)}
      ${who !== null && html`<p><a href="${who.path}">Who is in the room</a>${!who.isResult && ': a few questions, if you like. Nothing leads from it to you.'}</p>`}
      ${mayTalkTo(lead, view.me) && html`<p>${talkLink(view.session)}</p>`}
      <p>${worryLink(view.session)}</p>
      ${leaving(view)}
    </div>`,
  })

const breakoutPart = (view: View, breakout: BreakoutView): Html =>
  html`<section class="card stack" aria-labelledby="breakout-${breakout.id}">
    <p class="eyebrow">
      Breakout ${breakout.number}. ${breakout.step === 'closed' ? 'Closed.' : `Step: ${stepNames[breakout.step]}.`}
    </p>
    <h2 id="breakout-${breakout.id}" dir="auto">${breakout.question}</h2>
    ${timerLine(breakout.timer, view.now)}

    <p class="small soft">${factsOf(breakout).join('. ')}.</p>
    <ul class="rooms">
      ${breakout.rooms.map(room => html`<li>${roomLine(view, room)}</li>`)}
    </ul>
  </section>`

function roomLine({ me }: View, room: BreakoutView['rooms'][number]): Html {
  const counts = html`<span class="small soft"
    >${sayPeople(room.people)}, ${room.notes === 1 ? '1 note' : `${room.notes} notes`}</span
  >`
  if (me.roomId === room.id)
    return html`<a class="btn primary" href="${plainPages.room(room.id)}">Go to ${nameOfRoom(room)}</a> ${counts}
      <span class="small">Your room</span>`
  if (may(me.role, 'read-all-rooms'))
    return html`<a class="btn" href="${plainPages.room(room.id)}">Go to ${nameOfRoom(room)}</a> ${counts}`
  return html`${enterForm(room, `Move to ${nameOfRoom(room)}`)} ${counts}`
}

export const enterForm = ({ id }: Pick<BreakoutView['rooms'][number], 'id'>, label: string): Html =>
  html`<form method="post" action="${plainPages.room(id)}">
    <button class="btn" name="${nameOf.enter}" value="yes">${label}</button>
  </form>`

const leaving = ({ session }: View): Html =>
  html`<details class="fold">
    <summary>Leave this computer…</summary>
    <form class="card stack" method="post" action="${plainPages.session(session.id)}">
      <p>
        It forgets who you are, so that somebody else can come in. Your notes stay, and you can no longer change them.
      </p>
      <button class="btn" name="${nameOf.leave}" value="yes">Leave</button>
      <p><a href="${pages.erase()}">Erase all that I wrote instead</a></p>
    </form>
  </details>`
