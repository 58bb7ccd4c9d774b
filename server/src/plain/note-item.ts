/** One note in its list: the exact words, who signed them, and the way to change one's own. */
import { hasNameRemoved, nameRemovedWords } from '@waymark/shared/model/erasure.ts'
import type { Note } from '@waymark/shared/model/note.ts'
import { shortened } from '@waymark/shared/model/text.ts'
import { may } from '@waymark/shared/rules/permissions.ts'
import { unseenWords } from '@waymark/shared/rules/unseen-words.ts'
import { sayHowItCame } from '@waymark/shared/rules/route-words.ts'
import { plainPages } from '@waymark/shared/wire/pages.ts'
import { anchorOf } from './fields.ts'
import { html, type Html } from './html.ts'
import type { Done, RoomView } from './room-view.ts'

export function noteItem({ reply: { room, breakout, me }, own, done }: RoomView, note: Note): Html {
  const isMine = own.mine.includes(note.id)
  const mayChange = isMine && may(me.role, 'change-own-note', breakout.step)
  const isNews = isMine && done?.noteId === note.id
  return html`<li
    class="note${isMine && ' mine'}"
    id="${anchorOf(note.id)}"
    tabindex="-1"
    ${isNews && html` autofocus`}
  >
    <p class="words" dir="auto">${note.text}</p>
    ${metaOf(note, isMine)}${unseenOf(own, note)}${nameOutOf(note, isMine)}
    ${isNews && html`<p class="remark">${isNews && html`<span class="icon i-saved"></span>`}${newsOf(done)}</p>`}
    ${mayChange && html`<a class="btn compact" href="${plainPages.note(room.id, note.id)}">Change or withdraw<span class="sr">: ${called(note.text)}</span></a>`}
  </li>`
}

const nameOutOf = ({ text }: Note, isMine: boolean): Html | undefined =>
  isMine && hasNameRemoved(text) ? html`<p class="remark">${nameRemovedWords}</p>` : undefined

/** Why nobody else sees it. */
function unseenOf({ unseen }: RoomView['own'], { id }: Note): Html | undefined {
  const found = unseen.find(({ note }) => note.id === id)
  if (found === undefined) return undefined
  return html`<p class="remark">
    ${unseenWords[found.why]}${found.reason !== '' && html`: <span dir="auto">${found.reason}</span>`}
  </p>`
}

const newsOf = (done: Done): string =>
  done.what === 'back' ? 'Put back where it was.' : 'Saved. Nobody else can change or delete it.'

function metaOf(note: Note, isMine: boolean): Html | undefined {
  const { signedBy } = note
  const how = sayHowItCame(note)
  const who = isMine ? (signedBy === null ? 'Yours' : html`Yours, as <span dir="auto">${signedBy}</span>`) : signedBy
  if (who === null && how === '') return undefined
  return html`<p class="meta">
    ${who !== null && html`<span class="who" dir="auto">${who}</span>`}${how !== '' && html`<span>${how}</span>`}
  </p>`
}

/** For the name of a control. */
export const called = (text: string): string => shortened(text, 80)
