/** The notes that somebody withdrew: shown to them alone, to be put back. */
import { may } from '@waymark/shared/rules/permissions.ts'
import { nameOf, writeForm } from './fields.ts'
import { html, type Html } from './html.ts'
import { called } from './note-item.ts'
import type { RoomView } from './room-view.ts'

export const withdrawnAnchor = 'withdrawn'

export function withdrawnPart({ reply: { breakout, me }, own, done }: RoomView): Html | undefined {
  if (own.withdrawn.length === 0) return undefined
  const mayPutBack = may(me.role, 'change-own-note', breakout.step)
  return html`<details class="fold" id="${withdrawnAnchor}" ${done?.what === 'withdrawn' && html` open`}>
    <summary>Notes you withdrew (${own.withdrawn.length})</summary>
    <p class="small soft">Only you see them.</p>
    <ul class="notelist">
      ${own.withdrawn.map(
        note =>
          html`<li class="note withdrawn">
            <p class="words" dir="auto">${note.text}</p>
            ${done?.noteId === note.id && html`<p class="remark"><span class="icon i-saved"></span>Withdrawn. You can put it back.</p>`}
            ${mayPutBack && html`<button class="btn compact" form="${writeForm}" name="${nameOf.putBack}" value="${note.id}">Put back<span class="sr">: ${called(note.text)}</span></button>`}
          </li>`,
      )}
    </ul>
  </details>`
}
