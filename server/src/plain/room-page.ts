/** A room without JavaScript: its question, and every part with its notes and a form. */
import { isAtLeast } from '@waymark/shared/model/member.ts'
import { nameOfRoom } from '@waymark/shared/model/session.ts'
import { may } from '@waymark/shared/rules/permissions.ts'
import { stepsOf, type Stepping } from '@waymark/shared/rules/steps-of.ts'
import { stepNames, whatHappensNext, whyClosed } from '@waymark/shared/rules/step-words.ts'
import { pages, plainPages } from '@waymark/shared/wire/pages.ts'
import { checkBackPart, wordsOfThemeId } from './check-back-part.ts'
import { hidden, nameOf, wrongAbove, writeForm } from './fields.ts'
import { helpPart } from './help-part.ts'
import { html, type Html } from './html.ts'
import { notice, pageOf } from './page.ts'
import { messageLine } from './message-line.ts'
import { branchesOf, type Branch, type HelpNews, type RoomView } from './room-view.ts'
import { sectionPart, wordsFieldOf } from './section-part.ts'
import { timerLine } from './timer-line.ts'
import { unsentPart } from './unsent-part.ts'
import { withdrawnAnchor, withdrawnPart } from './withdrawn-part.ts'

export function roomPage(view: RoomView): string {
  const { reply, form, wrong } = view
  const { room, strategy } = reply
  const branches = branchesOf(view)
  return pageOf({
    title: titleOf(view),
    where: nameOfRoom(room),
    whereMore: strategy.title,
    of: plainPages.room(room.id),
    main: html`<div class="column stack">
        ${wrong !== undefined && wrongAbove(notSaved, wrong.message, wrong.sectionId === undefined ? withdrawnAnchor : wordsFieldOf(wrong.sectionId))}
        ${view.said?.wrong !== undefined && wrongAbove(notSaved, view.said.wrong, wordsOfThemeId(view.said.themeId))}
        ${unsentPart(view.unsent ?? [], 'You typed them for another board. Copy them into the part where they fit, then load this page again.')}
        ${fromTheDesk(view)} ${asked(view)} ${helpPart(view)} ${checkBackPart(view)}
        <form method="post" action="${plainPages.room(room.id)}" id="${writeForm}">
          ${hidden(nameOf.form, form)}
          <button disabled hidden></button>
        </form>
        ${jump(branches)}
        <p class="small soft">
          ${mayAdd(view) && 'Nobody else can change or delete your words. '}This page does not change by itself.
          <a href="${plainPages.room(room.id)}">Load it again</a> to see what others wrote and what the team says.
        </p>
      </div>
      <div class="column outline">
        ${branches.map(branch => sectionPart(view, branch))} ${withdrawnPart(view)} ${ways(view)}
      </div>`,
  })
}

const notSaved = 'This is not saved'

const said: Record<'saved' | 'withdrawn' | 'back', string> = {
  saved: 'Saved',
  withdrawn: 'Withdrawn',
  back: 'Put back',
}

const saidOfHelp: Record<HelpNews, string> = { asked: 'You asked for help', 'no-more': 'You ask for help no more' }

const titleOf = (view: RoomView): string =>
  [newsOf(view), nameOfRoom(view.reply.room)].filter(part => part !== undefined).join(' – ')

function newsOf({ wrong, done, helpNews }: RoomView): string | undefined {
  if (wrong !== undefined) return 'Not saved'
  if (done !== undefined) return said[done.what]
  return helpNews === undefined ? undefined : saidOfHelp[helpNews]
}

const mayAdd = ({ reply: { breakout, me } }: RoomView): boolean => may(me.role, 'add-note', breakout.step)

const asked = (view: RoomView): Html => {
  const { breakout, breakouts, now } = view.reply
  return html`<div class="asked">
      <p class="eyebrow">Breakout ${breakout.number} of ${breakouts}</p>
      <h1 dir="auto">${breakout.question}</h1>
    </div>
    ${path(breakout)} ${timerLine(breakout.timer, now)} ${!mayAdd(view) && whyNot(view)}
    <p class="small soft"><b>What happens next:</b> ${whatHappensNext(breakout)}</p>`
}

function path(breakout: Stepping): Html {
  const steps = stepsOf(breakout)
  const now = steps.indexOf(breakout.step)
  return html`<ol class="steps" aria-label="Steps of this session">
    ${steps.map((one, at) => html`<li${at < now && html` class="done"`}${at === now && html` aria-current="step"`}>${stepNames[one]}${at === now && html`<span class="sr"> (now)</span>`}${at < now && html`<span class="sr"> (done)</span>`}</li>`)}
  </ol>`
}

/** What the team says to the room, and the way to the question everybody was brought to. */
const fromTheDesk = ({ reply: { fromDesk, session } }: RoomView): Html => {
  const { message, goOn } = fromDesk
  return html`${goOn !== null && notice('info', html`<p>Everybody goes on to another question. <a href="${plainPages.room(goOn.roomId)}">Go to: ${goOn.question}</a></p>`)}
  ${message !== null && messageLine(session, message)}`
}

const whyNot = ({ reply: { breakout, me } }: RoomView): Html =>
  notice(
    'plain',
    me.role === 'reader'
      ? html`<p>You are reading along. Notes are written by the people in the room.</p>`
      : html`<p>${whyClosed[breakout.step]}</p>
          ${may(me.role, 'change-own-note', breakout.step) && html`<p>You can still change or withdraw your own.</p>`}`,
  )

const jump = (branches: readonly Branch[]): Html =>
  html`<nav class="jump" aria-label="Go to">
    ${branches.map(
      ({ section, waymark }) =>
        html`<a href="#part-${section.id}"
          ><span class="waymark small" data-tone="${waymark.tone}" aria-hidden="true">${waymark.letter}</span
          ><span dir="auto"
            >${waymark.letter !== '' && html`<span class="sr">${waymark.letter}: </span>`}${section.title}</span
          ></a
        >`,
    )}
  </nav>`

/** Where to go from here. */
const ways = ({ reply: { room, breakout, session, me } }: RoomView): Html =>
  html`<nav class="ways" aria-label="From here">
    <ul>
      <li><a href="${plainPages.session(session.id)}">All rooms of this session</a></li>
      <li><a href="${pages.room(room.id)}">This room as a live board</a>, for browsers with JavaScript</li>
      ${isAtLeast(me.role, 'facilitator') && html`<li><a href="${pages.synthesis(session.id, breakout.id)}">Group the notes of all rooms</a>, for browsers with JavaScript</li>`}
    </ul>
  </nav>`
