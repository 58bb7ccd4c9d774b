/** Where one's own notes went, on the page of the session. */
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import type { readMyTrail } from '@waymark/shared/wire/trail.ts'
import { html, type Html } from './html.ts'

/** Nothing for whoever wrote nothing. */
export const myTrailPart = ({ direction, notes }: ReplyOf<typeof readMyTrail>): Html | false =>
  notes.length > 0 &&
  html`<section class="card stack" aria-labelledby="my-trail">
    <h2 id="my-trail">Where your words went</h2>
    ${
      direction === ''
        ? html`<p>Once the draft is published, you can follow each of your notes from here.</p>`
        : html`<p>
              <a href="${direction}">Read what came of it</a>, or follow your own notes. Nobody else is told that they
              are yours.
            </p>
            <ul class="stack tight">
              ${notes.map(({ text, address }) => html`<li class="words" dir="auto"><a href="${address}">${text}</a></li>`)}
            </ul>`
    }
  </section>`
