/** One's own comment, by the link that leads back to it: what was sent, what became of it, and what can be done with it. */
import type { Comment, Round } from '@waymark/shared/model/feedback.ts'
import type { PublicationId } from '@waymark/shared/model/ids.ts'
import { hasWords } from '@waymark/shared/model/text.ts'
import { sayTime } from '@waymark/shared/rules/deadline.ts'
import { doesItSay, sayOutcome, sayState, saysNames } from '@waymark/shared/rules/feedback-words.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { commentForm, wrongCommentAbove, type TypedComment, type WrongComment } from './comment-form.ts'
import { aboutStatement } from './comment-page.ts'
import { html, type Html } from './html.ts'
import { notice, pageOf } from './page.ts'

export interface MyCommentView {
  readonly secret: string
  /** The whole of the link, to be kept. */
  readonly link: string
  readonly round: Round
  readonly comment: Comment
  readonly statement: string | null
  readonly versionNumber: number
  readonly publicationId: PublicationId | null
  readonly mayChange: boolean
  readonly typed: TypedComment
  readonly wrong?: WrongComment | undefined
}

export const asTyped = ({ about, words, says, name, mayShow }: Comment): TypedComment => ({
  about,
  words,
  says,
  name: name ?? '',
  mayShow,
})

const where = 'Our Direction'

export function myCommentPage(view: MyCommentView): string {
  const { comment } = view
  const isBack = comment.withdrawnAt !== null
  return pageOf({
    title: `${isBack ? 'Taken back' : 'Sent'} – Your comment`,
    where,
    main: html`<div class="column stack">
      <h1>Your comment</h1>
      ${
        isBack
          ? notice('plain', html`<p>You have taken this comment back. The team does not see it any more.</p>`)
          : notice('good', html`<p><b>We have it. We call it Comment ${comment.number}.</b></p>`)
      }
      ${linkPart(view)} ${!isBack && becamePart(view)} ${isBack ? putBackPart(view) : waysPart(view)} ${saidPart(view)}
      ${view.publicationId !== null && html`<p><a href="${pages.directionVersion(view.publicationId, view.versionNumber)}${comment.about !== null && `#s-${comment.about}`}" rel="noreferrer">Back to what it is about</a></p>`}
    </div>`,
  })
}

const linkPart = ({ link }: MyCommentView): Html =>
  html`<section class="card stack" aria-labelledby="my-link">
    <h2 id="my-link">Keep this link</h2>
    <p>
      It is the only way back to your comment, for you and for whoever has it. Copy it, or keep this page as a bookmark.
      What becomes of your comment is told here.
    </p>
    <p><a href="${link}" rel="noreferrer">${link}</a></p>
  </section>`

const becamePart = ({ comment: { state, outcome }, round: { promisedBy } }: MyCommentView): Html =>
  html`<section class="card stack" aria-labelledby="became">
    <h2 id="became">What became of it</h2>
    <p>${sayState[state]}</p>
    ${
      outcome !== null &&
      html`<p><b>${sayOutcome(outcome.what)}</b></p>
        <p class="words" dir="auto">${outcome.reason}</p>`
    }
    ${outcome === null && promisedBy !== '' && html`<p class="words" dir="auto">${promisedBy}</p>`}
  </section>`

const until = ({ round }: MyCommentView): string =>
  round.closedEarlyAt === null
    ? `The time for that ended on ${sayTime(round.closesAt)}.`
    : 'The time for that has ended.'

function waysPart(view: MyCommentView): Html {
  const { secret, round, mayChange, comment } = view
  return html`<section class="card stack" aria-labelledby="ways">
    <h2 id="ways">What you can do</h2>
    ${
      mayChange
        ? html`<ul class="stack tight">
            <li>
              <a href="${pages.myComment(secret, 'change')}">Change my comment</a>, until ${sayTime(round.closesAt)}
            </li>
            <li>
              <a href="${pages.myComment(secret, 'withdraw')}">Take my comment back</a>, until
              ${sayTime(round.closesAt)}
            </li>
          </ul>`
        : html`<p>You cannot change it or take it back here any more. ${until(view)}</p>`
    }
    ${
      comment.mayShow &&
      html`<form class="stack" method="post" action="${pages.myComment(secret, 'hide')}">
        <p>You said that your words may be shown to everybody, without your name.</p>
        <p><button class="btn">Do not show my words</button></p>
      </form>`
    }
    <p><a href="${pages.eraseComment(secret)}">Have my comment erased</a>: at any time, and for good</p>
    ${round.contact !== '' && html`<p class="words" dir="auto">${round.contact}</p>`}
  </section>`
}

const putBackPart = (view: MyCommentView): Html =>
  view.mayChange
    ? html`<form class="card stack" method="post" action="${pages.myComment(view.secret, 'put-back')}">
        <h2>Put it back</h2>
        <p>The team sees it again. You can do so until ${sayTime(view.round.closesAt)}.</p>
        <button class="btn primary">Put my comment back</button>
      </form>`
    : html`<p>You cannot put it back here any more. ${until(view)}</p>
        <p><a href="${pages.eraseComment(view.secret)}">Have my comment erased</a>: at any time, and for good</p>`

const saidPart = ({ comment, statement, versionNumber }: MyCommentView): Html =>
  html`<section class="stack" aria-labelledby="my-words">
    <h2 id="my-words">What you said</h2>
    ${comment.about === null ? html`<p>About all of version ${versionNumber}.</p>` : html`<p>About this, in version ${versionNumber}:</p>`}
    ${statement !== null && aboutStatement(statement)}
    ${comment.says !== null && html`<p>${doesItSay} <b>${saysNames[comment.says]}</b></p>`}
    ${hasWords(comment.words) && html`<p class="card words mine-words" dir="auto">${comment.words}</p>`}
    ${comment.name !== null && html`<p>Name: <span dir="auto">${comment.name}</span></p>`}
    <p>
      ${comment.mayShow ? 'Your words may be shown to everybody, without your name.' : 'Only the team reads your words.'}
    </p>
  </section>`

/** In the form of the page where it was asked for, with what was typed. */
export const changeCommentPage = (view: MyCommentView): string =>
  pageOf({
    title: `${view.wrong === undefined ? '' : 'Not sent – '}Change your comment`,
    where,
    main: html`<div class="column stack">
      ${wrongCommentAbove(view)}
      <h1>Change your comment</h1>
      ${view.statement !== null && aboutStatement(view.statement)}
      <p>The team reads it again. You can change it until ${sayTime(view.round.closesAt)}.</p>
      ${commentForm({ ...view, action: pages.myComment(view.secret, 'change'), button: 'Save my change' })}
      <p><a href="${pages.myComment(view.secret)}">Leave it as it is, and go back</a></p>
    </div>`,
  })

export const withdrawCommentPage = (view: MyCommentView): string =>
  pageOf({
    title: 'Take your comment back?',
    where,
    main: html`<div class="column stack">
      <h1>Take your comment back?</h1>
      <p>The team does not see it any more. You can put it back until ${sayTime(view.round.closesAt)}.</p>
      <form method="post" action="${pages.myComment(view.secret, 'withdraw')}">
        <button class="btn danger">Take my comment back</button>
      </form>
      <p><a href="${pages.myComment(view.secret)}">Leave it as it is, and go back</a></p>
    </div>`,
  })
