/** Where somebody says something about one statement of what is published, or about the whole. No account, no script. */
import { sayDeadline, sayTime } from '@waymark/shared/rules/deadline.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import type { PublicationId, StatementId } from '@waymark/shared/model/ids.ts'
import type { Round } from '@waymark/shared/model/feedback.ts'
import { commentForm, wrongCommentAbove, type CommentFormView } from './comment-form.ts'
import { html, type Html } from './html.ts'
import { notice, pageOf } from './page.ts'

export interface Asked {
  /** Of the strategy, with its period. */
  readonly title: string
  readonly publicationId: PublicationId
  readonly versionNumber: number
  readonly round: Round
}

export interface CommentPageView extends Asked, Omit<CommentFormView, 'action' | 'button'> {
  readonly now: string
  /** As it is published; null for the whole. */
  readonly statement: { readonly id: StatementId; readonly text: string } | null
}

export const commentPage = (view: CommentPageView): string =>
  pageOf({
    title: `${view.wrong === undefined ? '' : 'Not sent – '}${view.statement === null ? 'Say something about the whole' : 'Say something about this'} – ${view.title}`,
    where: view.title,
    whereMore: `Version ${view.versionNumber}`,
    main: html`<div class="column stack">
      ${wrongCommentAbove(view)}
      <h1>${view.statement === null ? 'Say something about the whole' : 'Say something about this'}</h1>
      ${aboutPart(view)} ${view.round.intro !== '' && html`<p class="words" dir="auto">${view.round.intro}</p>`}
      <p>You can say something until <b>${sayDeadline(view.round.closesAt, view.now)}</b>.</p>
      ${commentForm({ ...view, action: pages.comment(view.publicationId), button: 'Send it' })}
      ${whatHappens(view.round)}
      <p>
        <a href="${backTo(view)}">Back to ${view.statement === null ? 'the page' : 'where it stands'}</a>
      </p>
    </div>`,
  })

/** Where a statement stands on the page of its version. */
const backTo = ({ publicationId, versionNumber, statement }: CommentPageView): string =>
  `${pages.directionVersion(publicationId, versionNumber)}${statement === null ? '' : `#s-${statement.id}`}`

const aboutPart = ({ statement, title, versionNumber }: CommentPageView): Html =>
  statement === null
    ? html`<p dir="auto">This is about all of version ${versionNumber} of ${title}.</p>`
    : aboutStatement(statement.text)

export const aboutStatement = (text: string): Html =>
  html`<blockquote class="card words" dir="auto">${text}</blockquote>`

const whatHappens = ({ closesAt, promisedBy }: Round): Html =>
  html`<section class="card stack" aria-labelledby="what-happens">
    <h2 id="what-happens">What happens with your words</h2>
    <ul class="stack tight">
      <li>You need no account. When you send, you get a link of your own that leads back to your comment.</li>
      <li>The team reads every comment, and says what was done about it and why.</li>
      <li>Nobody else reads your words, unless you tick that they may be shown.</li>
      <li>You can change your comment or take it back until ${sayTime(closesAt)}.</li>
      ${promisedBy !== '' && html`<li><span class="words" dir="auto">${promisedBy}</span></li>`}
    </ul>
  </section>`

/** Once nothing can be said by the form any more. Words that were typed are given back, to be copied. */
export const roundOverPage = (
  { title, publicationId, versionNumber, round, now }: Asked & { readonly now: string },
  typed = '',
): string =>
  pageOf({
    title: `The time to say something has ended – ${title}`,
    where: title,
    whereMore: `Version ${versionNumber}`,
    main: html`<div class="column stack">
      <h1>The time to say something has ended</h1>
      ${notice(
        'info',
        html`<p>
            It ended
            ${round.closedEarlyAt === null ? html`on <b>${sayDeadline(round.closesAt, now)}</b>` : 'before the time that was told'}.
            Nothing can be sent here any more.
          </p>
          ${
            round.contact === ''
              ? html`<p>
                  If you still have something to say, tell the people who asked you: they can write it down for you.
                </p>`
              : html`<p>If you still have something to say, tell the team. They can write it down for you:</p>
                  <p class="words" dir="auto">${round.contact}</p>`
          }`,
      )}
      ${
        typed !== '' &&
        html`<section class="stack" aria-labelledby="typed">
          <h2 id="typed">What you wrote</h2>
          <p>It is not sent. Copy it, if you want to keep it.</p>
          <p class="card words" dir="auto">${typed}</p>
        </section>`
      }
      <p><a href="${pages.directionVersion(publicationId, versionNumber)}">Back to the page</a></p>
    </div>`,
  })
