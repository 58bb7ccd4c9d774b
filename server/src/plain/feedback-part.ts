/** Feedback on the page of what is published: until when people can say something and how, how many did, and what was done about it. */
import type { Outcome, Round } from '@waymark/shared/model/feedback.ts'
import type { PublicationId, StatementId } from '@waymark/shared/model/ids.ts'
import { shortened } from '@waymark/shared/model/text.ts'
import { sayDeadline, sayTime } from '@waymark/shared/rules/deadline.ts'
import { sayFeedback, sayHowMany, sayOutcome } from '@waymark/shared/rules/feedback-words.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { html, type Html } from './html.ts'
import { notice } from './page.ts'

export interface AnsweredPart {
  /** Empty where it is of one comment that stands in no group. */
  readonly group: string
  readonly statements: readonly { readonly id: StatementId; readonly text: string }[]
  readonly isAboutWhole: boolean
  readonly comments: number
  readonly outcome: Outcome
  /** Of those who said that they may be shown. */
  readonly words: readonly string[]
}

export interface FeedbackOnPage {
  readonly publicationId: PublicationId
  readonly now: string
  /** The round on this version; undefined where nobody was asked about it. */
  readonly here:
    | {
        readonly round: Round
        readonly isOpen: boolean
        /** Where comments are sent by e-mail; empty where they are not. */
        readonly mail: string
        readonly counts: Parameters<typeof sayFeedback>[0]
        readonly answered: readonly AnsweredPart[]
      }
    | undefined
  /** The number of another version that people are asked about now. */
  readonly openOn: number | undefined
}

/** Beside every statement. */
export const sayLink = (
  { publicationId, here }: FeedbackOnPage,
  id: StatementId | undefined,
  text: string,
): Html | false =>
  here?.isOpen === true &&
  id !== undefined &&
  html`<p class="small">
    <a href="${pages.comment(publicationId, id)}"
      >Say something about this<span class="sr">: ${shortened(text, 80)}</span></a
    >
  </p>`

export const feedbackPart = ({ publicationId, here, openOn, now }: FeedbackOnPage): Html =>
  html`${openOn !== undefined && notice('info', html`<p>You are asked what you think about version ${openOn}. <a href="${pages.directionVersion(publicationId, openOn)}">Read version ${openOn}</a></p>`)}
  ${here && (here.isOpen ? openPart(publicationId, here, now) : overPart(here))}`

type Here = NonNullable<FeedbackOnPage['here']>

const openPart = (publicationId: PublicationId, { round, mail, counts, answered }: Here, now: string): Html =>
  html`<section class="card stack" aria-labelledby="feedback">
    <h2 id="feedback">Tell us what you think until ${sayDeadline(round.closesAt, now)}</h2>
    ${round.intro !== '' && html`<p class="words" dir="auto">${round.intro}</p>`}
    <p>Beside every statement there is a link to say something about it. You need no account, and no name.</p>
    <p><a class="btn primary" href="${pages.comment(publicationId)}">Say something about the whole</a></p>
    ${mail !== '' && html`<p>You can also write to <a href="mailto:${mail}">${mail}</a>: your message is a comment on the whole.</p>`}
    ${round.contact !== '' && html`<p class="words" dir="auto">${round.contact}</p>`}
    ${round.promisedBy !== '' && html`<p class="words" dir="auto">${round.promisedBy}</p>`}
    <p class="soft">${sayFeedback(counts)}</p>
    ${toAnswered(answered)}
  </section>`

const overPart = ({ round, counts, answered }: Here): Html =>
  html`<section class="card stack" aria-labelledby="feedback">
    <h2 id="feedback">What you told us</h2>
    <p>
      ${round.closedEarlyAt === null ? `The time to say something ended on ${sayTime(round.closesAt)}.` : 'The time to say something has ended.'}
    </p>
    <p>${sayFeedback(counts)}</p>
    ${toAnswered(answered)}
    ${round.promisedBy !== '' && counts.answered < counts.toRead + counts.grouped + counts.needsAdvice + counts.answered && html`<p class="words" dir="auto">${round.promisedBy}</p>`}
  </section>`

const toAnswered = (answered: readonly AnsweredPart[]): Html | false =>
  answered.length > 0 && html`<p><a href="#answered">What was done about it so far</a></p>`

/** After the text itself. */
export const answeredPart = ({ here }: FeedbackOnPage): Html | false =>
  here !== undefined &&
  here.answered.length > 0 &&
  html`<section class="stack" aria-labelledby="answered">
    <h2 id="answered">What was done about what you said</h2>
    ${here.answered.map(one => oneAnswered(one, ''))}
  </section>`

/** `base` is the address of the page where the statements stand, empty for the page itself. */
export const oneAnswered = (
  { group, statements, isAboutWhole, comments, outcome, words }: AnsweredPart,
  base: string,
): Html =>
  html`<article class="card stack">
    <h3 dir="auto">${group === '' ? 'A comment' : group}</h3>
    <p class="small soft">
      ${group !== '' && `${sayHowMany(comments)}, `}about ${aboutWhat({ statements, isAboutWhole }, base)}
    </p>
    ${words.map(text => html`<blockquote class="words" dir="auto">${text}</blockquote>`)}
    <p><b>${sayOutcome(outcome.what)}</b></p>
    <p class="words" dir="auto">${outcome.reason}</p>
  </article>`

const aboutWhat = (
  { statements, isAboutWhole }: Pick<AnsweredPart, 'statements' | 'isAboutWhole'>,
  base: string,
): Html[] =>
  [
    ...(isAboutWhole ? [html`the whole`] : []),
    ...statements.map(({ id, text }) => html`<a href="${base}#s-${id}" dir="auto">${shortened(text, 60)}</a>`),
  ].map((part, at) => html`${at > 0 && '; '}${part}`)
