/** Who is there to talk to in private, how to reach them, and asking them to come, without JavaScript. */
import { may } from '@waymark/shared/rules/permissions.ts'
import { pages, plainPageOf, plainPages } from '@waymark/shared/wire/pages.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import type { readSession } from '@waymark/shared/wire/sessions.ts'
import type { readMyWish } from '@waymark/shared/wire/talk.ts'
import { field, nameOf, textArea, wrongAbove } from './fields.ts'
import { html, type Html } from './html.ts'
import { notice, pageOf } from './page.ts'

export interface TalkView {
  readonly reply: Pick<ReplyOf<typeof readSession>, 'session' | 'strategy' | 'me'>
  readonly wish: ReplyOf<typeof readMyWish>
  /** What was typed and not taken. */
  readonly typed?: string
  readonly wrong?: string | undefined
}

const wordsId = 'they-should-know'

/** The title is the same whether one has asked or not: it stays in the history of the browser. */
export function talkPage(view: TalkView): string {
  const { reply, wish, wrong } = view
  const { session, strategy, me } = reply
  return pageOf({
    title: wrong === undefined ? 'Talk to someone' : 'Not sent – Talk to someone',
    where: session.title,
    whereMore: strategy.title,
    main: html`<div class="column stack">
      ${wrong !== undefined && wrongAbove('This is not sent', wrong, wordsId)}
      <h1>Talk to someone</h1>
      ${wish.lead === null ? notice('info', html`<p>Nobody is named for this in this session.</p>`) : whoIsThere(wish.lead)}
      ${askedLine(wish)} ${may(me.role, 'wish-to-talk') && hasForm(view) && form(view)} ${back(view)}
    </div>`,
  })
}

const askedLine = ({ lead, asked }: TalkView['wish']): Html | undefined =>
  asked === null || lead === null
    ? undefined
    : notice('good', html`<p><span dir="auto">${lead.name}</span> knows that you would like to talk.</p>`)

/** What was typed, or asked before somebody's name was taken away, stays in sight. */
const hasForm = ({ wish: { lead, asked }, typed = '' }: TalkView): boolean =>
  lead !== null || asked !== null || typed !== ''

const whoIsThere = (lead: NonNullable<TalkView['wish']['lead']>): Html =>
  html`<p><b dir="auto">${lead.name}</b> is there for you, also about what is not for your room.</p>
    ${lead.reach !== '' && html`<p dir="auto">${lead.reach}</p>`}
    <p class="soft">
      If you ask here, only those who organise this session learn of it: nobody in your room, and no facilitator.
      Nothing of it is kept once you have talked.
    </p>`

function form({ reply: { session }, wish: { lead, asked }, typed, wrong }: TalkView): Html {
  return html`<form class="stack" method="post" action="${plainPages.talk(session.id)}">
    ${field({ id: wordsId, label: 'Anything they should know', hint: 'Can stay empty.', error: wrong }, attributes => textArea(attributes, { name: nameOf.text, text: typed ?? asked?.words ?? '' }))}
    <div class="row">
      ${lead !== null && html`<button class="btn primary" name="${nameOf.talk}" value="ask">${asked === null ? html`Ask <span dir="auto">${lead.name}</span> to talk to me` : 'Save what I said'}</button>`}
      ${asked !== null && html`<button class="btn" name="${nameOf.talk}" value="take-back">Take it back</button>`}
    </div>
  </form>`
}

const back = ({ reply: { me, session } }: TalkView): Html =>
  html`<nav class="ways" aria-label="From here">
    <ul>
      ${me.roomId !== null && html`<li><a href="${plainPageOf(pages.room(me.roomId))}">Go to my room</a></li>`}
      <li><a href="${pages.concernIn(session.id)}">Tell the lead for safeguarding in private</a></li>
      <li><a href="${plainPages.session(session.id)}">All rooms of this session</a></li>
    </ul>
  </nav>`
