/** Changing the words of one's own note, or withdrawing it, on a page of its own. */
import type { Note } from '@waymark/shared/model/note.ts'
import { nameOfRoom } from '@waymark/shared/model/session.ts'
import { may } from '@waymark/shared/rules/permissions.ts'
import { whyClosed } from '@waymark/shared/rules/step-words.ts'
import { plainPages } from '@waymark/shared/wire/pages.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import type { readRoom } from '@waymark/shared/wire/sessions.ts'
import { anchorOf, field, nameOf, textArea, tick, wrongAbove } from './fields.ts'
import { html, type Html } from './html.ts'
import { notice, pageOf } from './page.ts'
import type { Typed } from './room-view.ts'

export interface NoteView {
  readonly reply: ReplyOf<typeof readRoom>
  readonly note: Note
  /** What stands in the form. */
  readonly typed: Typed
  readonly wrong?: string | undefined
}

const wordsField = 'words'

export function notePage(view: NoteView): string {
  const { reply, note, typed, wrong } = view
  const { room, strategy, breakout, me } = reply
  const section = breakout.sections.find(({ id }) => id === note.sectionId) ?? breakout.sections.at(-1)
  const isOpen = may(me.role, 'change-own-note', breakout.step)
  return pageOf({
    title: `${wrong === undefined ? '' : 'Not saved – '}Your note – ${nameOfRoom(room)}`,
    where: nameOfRoom(room),
    whereMore: strategy.title,
    main: html`<div class="column stack">
      ${wrong !== undefined && wrongAbove('This is not saved', wrong, wordsField)}
      <p class="eyebrow" dir="auto">${section?.title}</p>
      <h1>Your note</h1>
      ${isOpen ? forms(view) : closed(view)}
      <p>
        <a href="${plainPages.room(room.id)}#${anchorOf(note.id)}"
          >${typed.text === note.text ? 'Leave it as it is, and go back' : 'Go back without saving'}</a
        >
      </p>
    </div>`,
  })
}

const forms = ({ reply: { room, me }, note, typed, wrong }: NoteView): Html =>
  html`<form class="composer" method="post" action="${plainPages.note(room.id, note.id)}">
      ${field({ id: wordsField, label: 'The words', error: wrong }, attributes => textArea(attributes, { name: nameOf.text, text: typed.text }))}
      ${me.name !== null && note.route === 'live' && tick(nameOf.textNameOff, 'Leave my name off this note', { isOn: typed.isNameOff })}
      <button class="btn primary">Save the words</button>
    </form>
    <form class="card stack" method="post" action="${plainPages.note(room.id, note.id)}">
      <h2>Withdraw it</h2>
      <p>It goes off the board for everybody. You can put it back.</p>
      <button class="btn danger" name="${nameOf.withdraw}" value="yes">Withdraw my note</button>
    </form>`

/** What was typed stays in sight. */
const closed = ({ reply: { breakout }, note, typed, wrong }: NoteView): Html =>
  html`${notice('plain', html`<p>${whyClosed[breakout.step]}</p>`)}
    <p class="words" dir="auto">${note.text}</p>
    ${
      typed.text !== note.text &&
      field({ id: wordsField, label: 'Your words, which are not saved', error: wrong }, attributes =>
        textArea(html`readonly ${attributes}`, { name: nameOf.text, text: typed.text }),
      )
    }`
