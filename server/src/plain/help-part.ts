/** Asking the team to come to the room, what became of it, and the way to somebody to talk to in private. */
import type { Member } from '@waymark/shared/model/member.ts'
import type { Session } from '@waymark/shared/model/session.ts'
import { may } from '@waymark/shared/rules/permissions.ts'
import { pages, plainPages } from '@waymark/shared/wire/pages.ts'
import { nameOf, writeForm } from './fields.ts'
import { html, type Html } from './html.ts'
import type { RoomView } from './room-view.ts'

export const helpAnchor = 'help'

export function helpPart(view: RoomView): Html {
  const { me, session } = view.reply
  return html`<div class="row" id="${helpAnchor}">
    ${may(me.role, 'ask-for-help') && askedOrNot(view)} ${view.mayTalk === true && talkLink(session)}
    ${worryLink(session)}
  </div>`
}

/** Whether somebody is named to whom this person can ask to talk. */
export const mayTalkTo = (lead: Session['lead'], { role }: Pick<Member, 'role'>): boolean =>
  lead !== null && may(role, 'wish-to-talk')

/** The same words whether one has asked or not: others may see the screen. */
export const talkLink = ({ id }: RoomView['reply']['session']): Html =>
  html`<a class="btn quiet" href="${plainPages.talk(id)}">I’d like to talk to someone</a>`

/** For everybody, whether somebody is named or not: the page says what there is. */
export const worryLink = ({ id }: Pick<Session, 'id'>): Html =>
  html`<a class="btn quiet" href="${pages.safeguardingIn(id)}">Something worries you?</a>`

function askedOrNot({ reply: { fromDesk }, helpNews }: RoomView): Html {
  const focus = helpNews !== undefined && html` autofocus`
  if (fromDesk.help === 'none')
    return html`${helpNews === 'no-more' && html`<p tabindex="-1" ${focus}>You ask for help no more.</p>`}${button('yes', 'Ask for help')}`
  return html`<p tabindex="-1" ${focus}>
      ${fromDesk.help === 'coming' ? 'Somebody is on their way to you.' : 'You asked for help. The team can see it.'}
    </p>
    ${button('no', 'I need no help any more')}`
}

/** Of the form of the room, so that no word typed there is lost with it. */
const button = (value: 'yes' | 'no', label: string): Html =>
  html`<button class="btn" form="${writeForm}" name="${nameOf.help}" value="${value}">${label}</button>`
