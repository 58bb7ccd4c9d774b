/** Coming in without JavaScript: a link is pasted; what the app asks beside it is asked here too, and only then. */
import { DisplayName } from '@waymark/shared/model/member.ts'
import { nameOfRoom, type Room, type Session } from '@waymark/shared/model/session.ts'
import { sayWhen } from '@waymark/shared/model/time.ts'
import {
  aboutSession,
  carryOn,
  choosesRoom,
  sayPeople,
  titleOf,
  whatIsKept,
  wordsFor,
  type LookedAt,
} from '@waymark/shared/wire/entry-words.ts'
import type { Me } from '@waymark/shared/wire/entry.ts'
import { pages, plainPages } from '@waymark/shared/wire/pages.ts'
import { field, hidden, input, nameOf, wrongAbove } from './fields.ts'
import { html, type Html } from './html.ts'
import { pageOf } from './page.ts'

export interface DoorView {
  readonly link: string
  readonly name: string
  readonly wrong?: { readonly at: 'link' | 'name' | 'room'; readonly message: string } | undefined
}

/** Where this browser is in already. */
export interface KnownPlace {
  readonly session: Session
  readonly me: Me
  readonly room: Room | undefined
}

const fieldOf = { link: 'link', name: 'name', room: 'room' } as const

export const wrongWithName = (name: string | null): string | undefined =>
  name === null ? undefined : DisplayName.safeParse(name).error?.issues[0]?.message

export const doorPage = (view: DoorView, known: readonly KnownPlace[]): string =>
  pageOf({
    title: view.wrong === undefined ? 'Come in' : 'Not in yet – Come in',
    main: html`<div class="column door stack">
      ${above(view)}
      <h1>Come in</h1>
      <p class="lead">
        These pages need no JavaScript, and little of the network. You can read the notes of your room and add your own.
      </p>
      ${known.length > 0 && knownPlaces(known)}
      <form class="card raised stack" method="post" action="${plainPages.comeIn()}">
        ${field(
          {
            id: fieldOf.link,
            label: 'Paste your link here',
            hint: 'The whole of it, from https to the end. The end is the key, and browsers keep it to themselves: that is why you are asked for it. A code of eight letters and figures can stand here, too.',
            error: wrongAt(view, 'link'),
          },
          attributes =>
            input(attributes, {
              name: nameOf.link,
              text: view.link,
              more: html`autocomplete="off" spellcheck="false"`,
            }),
        )}
        ${nameField(view)}
        <button class="btn primary large wide">Come in</button>
      </form>
      <p class="small soft">
        Nothing here works for you? Ask the people who invited you: they can also take your words by phone or e-mail.
      </p>
    </div>`,
  })

/** What the link opens, and what is still to be asked. `view.link` is its secret alone. */
export function welcomePage(view: DoorView, seen: LookedAt): string {
  const { session, strategy, me } = seen
  return pageOf({
    title: `${view.wrong === undefined ? '' : 'Not in yet – '}${titleOf(seen)}`,
    main: html`<div class="column door stack">
      ${view.wrong?.at === 'room' && !choosesRoom(seen) ? above(view, answersForm) : above(view)} ${opens(seen)}
      ${me !== null && carryOnForm(view, me.name)} ${answers(view, seen)} ${kept(seen)}
      ${session !== null && html`<p><a href="${pages.safeguardingIn(session.id)}">How we keep people safe</a></p>`}
      ${session !== null && strategy !== null && html`<p class="small soft">Part of ${strategy.title}, ${strategy.period}.</p>`}
    </div>`,
  })
}

const answersForm = 'answers'

const opens = (seen: LookedAt): Html => {
  const { session, role } = seen
  const asks = session !== null && role === 'participant' && session.question !== ''
  return html`<p class="eyebrow">${session === null ? 'A strategy, written together' : sayWhen(session.startsAt)}</p>
    <h1 dir="auto">${titleOf(seen)}</h1>
    <p class="lead">${wordsFor(role).lead}${asks && html` We ask: <span dir="auto">${session.question}</span>`}</p>
    ${about(seen)}`
}

const about = (seen: LookedAt): Html | false => {
  const said = aboutSession(seen)
  return (
    said.length > 0 &&
    html`<ul class="stack tight">
      ${said.map(line => html`<li>${line}</li>`)}
    </ul>`
  )
}

const above = ({ wrong }: DoorView, at = wrong === undefined ? '' : fieldOf[wrong.at]): Html | undefined =>
  wrong === undefined ? undefined : wrongAbove('You are not in yet', wrong.message, at)

const wrongAt = ({ wrong }: DoorView, at: 'link' | 'name' | 'room'): string | undefined =>
  wrong?.at === at ? wrong.message : undefined

const knownPlaces = (known: readonly KnownPlace[]): Html =>
  html`<section class="card stack" aria-labelledby="known">
    <h2 id="known">You are in already</h2>
    <ul class="places">
      ${known.map(
        ({ session, me, room }) =>
          html`<li>
            <a href="${plainPages.session(session.id)}" dir="auto">${session.title}</a>
            <span class="small soft" dir="auto"
              >${[
                sayWhen(session.startsAt),
                room === undefined ? '' : nameOfRoom(room),
                me.name === null ? '' : `as ${me.name}`,
              ]
                .filter(part => part !== '')
                .join(', ')}</span
            >
          </li>`,
      )}
    </ul>
  </section>`

const nameField = (view: DoorView, whoSees = ''): Html =>
  field(
    {
      id: fieldOf.name,
      label: 'What shall we call you?',
      hint: `You can leave this empty. Any name will do.${whoSees === '' ? '' : ` ${whoSees}`}`,
      error: wrongAt(view, 'name'),
    },
    attributes =>
      input(attributes, { name: nameOf.name, text: view.name, more: html`autocomplete="given-name" dir="auto"` }),
  )

const carryOnForm = ({ link }: DoorView, name: string | null): Html =>
  html`<form class="card raised stack" method="post" action="${plainPages.comeIn()}">
    <h2>${name === null ? 'You have been here before' : html`Hello again, <span dir="auto">${name}</span>`}</h2>
    ${hidden(nameOf.link, link)}
    <button class="btn primary large wide" name="${nameOf.who}" value="same">${carryOn(name)}</button>
    <p class="small soft">What was written here before stays with whoever wrote it.</p>
  </form>`

function answers(view: DoorView, seen: LookedAt): Html {
  const isKnown = seen.me !== null
  const { whoSeesTheName } = wordsFor(seen.role)
  return html`<form
    id="answers"
    class="card${!isKnown && ' raised'} stack"
    method="post"
    action="${plainPages.comeIn()}"
  >
    ${isKnown && html`<h2>Or come in as somebody else</h2>`} ${hidden(nameOf.link, view.link)}
    ${whoSeesTheName !== '' && nameField(view, whoSeesTheName)} ${choosesRoom(seen) && roomField(view, seen)}
    <button class="btn${!isKnown && ' primary'} large wide" name="${nameOf.who}" value="${isKnown ? 'other' : 'new'}">
      ${isKnown ? 'I am somebody else: come in' : 'Come in'}
    </button>
  </form>`
}

const roomField = (view: DoorView, { session }: LookedAt): Html =>
  field(
    { id: fieldOf.room, label: 'Which room?', error: wrongAt(view, 'room') },
    attributes =>
      html`<select class="input" name="${nameOf.room}" ${attributes}>
        <option value="">Put me where there is space</option>
        ${session?.rooms.map(room => html`<option value="${room.id}">${nameOfRoom(room)} (${sayPeople(room.people)})</option>`)}
      </select>`,
  )

const kept = (seen: LookedAt): Html =>
  html`<details class="fold">
    <summary>What is kept, and who sees it</summary>
    <ul class="kept">
      ${whatIsKept(seen).map(
        ([about, said]) =>
          html`<li>
            <span class="icon i-saved"></span><span><b>${about}</b> ${said}</span>
          </li>`,
      )}
    </ul>
  </details>`
