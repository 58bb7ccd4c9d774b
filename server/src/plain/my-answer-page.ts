/** One's own answer, by the link that leads back to it: what was sent and when, what can be done with it, and where its words went. */
import { isBefore, sayTime } from '@waymark/shared/rules/deadline.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { answerForm, wrongAnswerAbove, type TypedAnswer, type WrongAnswer } from './answer-form.ts'
import { answersOf, receiptOf, type MyAnswer } from './answer-receipt.ts'
import { aboutQuestions, whatHappens } from './answer-page.ts'
import { field, input, nameOf } from './fields.ts'
import { html, type Html } from './html.ts'
import { notice, pageOf } from './page.ts'
import { wentPart, type WentTo } from './went-part.ts'

export interface MyAnswerView extends MyAnswer {
  readonly secret: string
  /** Not by a link that the team handed out. */
  readonly mayChange: boolean
  /** The whole of the link, to be kept. */
  readonly link: string
  readonly now: string
  readonly went: readonly WentTo[]
  readonly typed: TypedAnswer
  readonly wrong?: WrongAnswer | undefined
  /** Where people say whether they want to be paid; undefined where nothing is offered. */
  readonly paid: string | undefined
  /** Where people say that they want to be thanked by name; undefined while no names are taken. */
  readonly thanks?: string | undefined
  /** Undefined where no mail is sent. */
  readonly mail: { readonly typed: string; readonly isSent?: boolean; readonly wrong?: string } | undefined
}

export const asTyped = ({ response, words }: MyAnswer): TypedAnswer => ({
  answers: words.pieces.map(({ text, questionId }) => ({ text, questionId })),
  name: response.name ?? '',
  mayQuote: response.mayQuote === null ? '' : response.mayQuote ? 'yes' : 'no',
})

export function myAnswerPage(view: MyAnswerView): string {
  const { response, set } = view
  if (response.sentAt === null) return draftPage(view)
  const isBack = response.withdrawnAt !== null
  return pageOf({
    title: `${isBack ? 'Taken back' : 'Sent'} – Your answer – ${set.title}`,
    where: set.title,
    main: html`<div class="column stack">
      <h1>Your answer</h1>
      ${
        isBack
          ? notice(
              'plain',
              html`<p>
                You have taken this answer back. The team does not see it any more, and none of its words stand on the
                board.
              </p>`,
            )
          : notice('good', html`<p><b>${receiptOf(view)}.</b></p>`)
      }
      ${linkPart(view)} ${isBack ? view.mayChange && putBackPart(view) : waysPart(view)} ${!isBack && mailPart(view)}
      ${!isBack && wentPart(view)} ${copyPart(view)} ${view.mayChange && erasePart(view)}
    </div>`,
  })
}

/** In the form of the page where it was asked for, with what was typed. */
export const changePage = (view: MyAnswerView): string =>
  pageOf({
    title: `${view.wrong === undefined ? '' : 'Not saved – '}Change your answer – ${view.set.title}`,
    where: view.set.title,
    main: html`<div class="column stack">
      ${wrongAnswerAbove(view)}
      <h1>Change your answer</h1>
      <p>
        The team sees that you changed it, and reads it again. You can change it until ${sayTime(view.set.deadline)}.
      </p>
      ${formPart(view)}
      <p><a href="${pages.myAnswer(view.secret)}">Leave it as it is, and go back</a></p>
    </div>`,
  })

const draftPage = (view: MyAnswerView): string =>
  pageOf({
    title: `${view.wrong === undefined ? 'Saved, not sent' : 'Not saved'} – ${view.set.title}`,
    where: view.set.title,
    main: html`<div class="column stack">
      ${wrongAnswerAbove(view)}
      <h1 dir="auto">${view.set.title}</h1>
      ${view.wrong === undefined && notice('info', html`<p><b>This is saved, and not sent.</b> Nobody reads it before you send it.</p>`)}
      ${linkPart(view)} ${aboutQuestions(view)} ${formPart(view)} ${whatHappens(view.set)}
      <p><a href="${pages.myAnswer(view.secret, 'throw-away')}">Throw this draft away</a></p>
    </div>`,
  })

const formPart = ({ secret, set, response, typed, wrong }: MyAnswerView): Html =>
  answerForm({
    action: pages.myAnswer(secret, 'change'),
    questions: set.questions,
    asksToQuote: set.asksToQuote,
    typed,
    wrong,
    isSent: response.sentAt !== null,
  })

const linkPart = ({ link }: MyAnswerView): Html =>
  html`<section class="card stack" aria-labelledby="my-link">
    <h2 id="my-link">Keep this link</h2>
    <p>
      It is the only way back to your answer, for you and for whoever has it. Copy it, or keep this page as a bookmark.
    </p>
    <p><a href="${link}">${link}</a></p>
  </section>`

const erasePart = ({ secret }: MyAnswerView): Html =>
  html`<p><a href="${pages.eraseAnswer(secret)}">Have my answer erased</a>: at any time, and for good</p>`

const changedOtherwise = (contact: string): string =>
  `This link shows where your words went. To change your answer or take it back, ${contact === '' ? 'ask the people who asked you.' : 'tell us:'}`

function waysPart({ set, response: { sentAt }, secret, now, paid, thanks, mayChange }: MyAnswerView): Html {
  const until = set.withdrawUntil ?? set.deadline
  const canChange = sentAt !== null && isBefore(now, set.deadline)
  const canWithdraw = isBefore(now, until)
  return html`<section class="card stack" aria-labelledby="ways">
    <h2 id="ways">What you can do</h2>
    <ul class="stack tight">
      <li><a href="${pages.myAnswer(secret, 'copy')}">Download the receipt and a copy</a></li>
      ${
        mayChange
          ? html`<li>
                ${canChange ? html`<a href="${pages.myAnswer(secret, 'change')}">Change my answer</a>, until ${sayTime(set.deadline)}` : `The time to change it ended on ${sayTime(set.deadline)}.`}
              </li>
              <li>
                ${canWithdraw ? html`<a href="${pages.myAnswer(secret, 'withdraw')}">Take my answer back</a>, until ${sayTime(until)}` : `The time to take it back ended on ${sayTime(until)}.`}
              </li>`
          : html`<li>${changedOtherwise(set.contact)}</li>`
      }
      ${
        paid !== undefined &&
        html`<li>
          <a href="${paid}" rel="noreferrer">Say whether you want to be paid for your time</a>: it is kept apart from
          your answer, and leads nobody to it
        </li>`
      }
      ${
        thanks !== undefined &&
        html`<li>
          <a href="${thanks}" rel="noreferrer">Be thanked by name in the document</a>: your name is kept apart from your
          answer, and leads nobody to it
        </li>`
      }
    </ul>
    ${set.contact !== '' && html`<p class="words" dir="auto">${set.contact}</p>`}
  </section>`
}

const mailField = 'mail'

const mailPart = ({ mail, secret }: MyAnswerView): Html | undefined =>
  mail &&
  html`<form class="card stack" method="post" action="${pages.myAnswer(secret, 'mail')}">
    <h2>Send me this receipt by e-mail</h2>
    ${mail.isSent === true && notice('good', html`<p>It is on its way.</p>`)}
    ${field(
      {
        id: mailField,
        label: 'Your e-mail address',
        hint: 'The receipt and your link are sent there once. We do not keep the address.',
        error: mail.wrong,
      },
      attributes =>
        input(attributes, {
          name: nameOf.mail,
          text: mail.typed,
          more: html`inputmode="email" autocomplete="email" spellcheck="false"`,
        }),
    )}
    <button class="btn">Send the receipt</button>
  </form>`

const putBackPart = ({ secret }: MyAnswerView): Html =>
  html`<form class="card stack" method="post" action="${pages.myAnswer(secret, 'put-back')}">
    <h2>Put it back</h2>
    <p>The team sees it again, and its notes stand where they stood.</p>
    <button class="btn primary">Put my answer back</button>
  </form>`

type Asked = Pick<MyAnswerView, 'set' | 'secret'>

interface AskedOnceMore {
  readonly act: 'withdraw' | 'throw-away'
  readonly question: string
  readonly whatThen: string
  readonly yes: string
  readonly no: string
}

export const withdrawPage = (asked: Asked): string =>
  askPage(asked, {
    act: 'withdraw',
    question: 'Take your answer back?',
    whatThen:
      'The team does not see it any more, and its notes go off the board. What others wrote themselves stays. You can put it back.',
    yes: 'Take my answer back',
    no: 'Leave it as it is, and go back',
  })

export const throwAwayPage = (asked: Asked): string =>
  askPage(asked, {
    act: 'throw-away',
    question: 'Throw this draft away?',
    whatThen:
      'You saved it and did not send it, so nobody has read it. Nothing of it is kept, and it cannot be brought back.',
    yes: 'Throw this draft away',
    no: 'Keep it, and go back',
  })

const askPage = ({ set, secret }: Asked, { act, question, whatThen, yes, no }: AskedOnceMore): string =>
  pageOf({
    title: `${question} – ${set.title}`,
    where: set.title,
    main: html`<div class="column stack">
      <h1>${question}</h1>
      <p>${whatThen}</p>
      <form method="post" action="${pages.myAnswer(secret, act)}">
        <button class="btn danger">${yes}</button>
      </form>
      <p><a href="${pages.myAnswer(secret)}">${no}</a></p>
    </div>`,
  })

const copyPart = (view: MyAnswerView): Html =>
  html`<section class="stack" aria-labelledby="my-words">
    <h2 id="my-words">What you wrote</h2>
    ${view.response.name !== null && html`<p>Name: <span dir="auto">${view.response.name}</span></p>`}
    ${answersOf(view).map(
      ({ question, texts }) =>
        html`<div class="card stack">
          <p dir="auto"><b>${question}</b></p>
          ${texts.map(text => html`<p class="words mine-words" dir="auto">${text}</p>`)}
        </div>`,
    )}
  </section>`
