/** Where people answer questions in writing: what is asked, until when, and what happens with their words. No account, no script. */
import type { QuestionSet } from '@waymark/shared/model/question-set.ts'
import { isBefore, sayDeadline, sayTime } from '@waymark/shared/rules/deadline.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { answerForm, wrongAnswerAbove, type AnswerFormView } from './answer-form.ts'
import { html, type Html } from './html.ts'
import { notice, pageOf } from './page.ts'

export interface AnswerView extends AnswerFormView {
  readonly set: QuestionSet
  readonly now: string
}

export function answerPage(view: AnswerView): string {
  const { set, wrong } = view
  return pageOf({
    title: `${wrong === undefined ? '' : 'Not saved – '}${set.title}`,
    where: set.title,
    of: view.action,
    main: html`<div class="column stack">
      ${wrongAnswerAbove(view)}
      <h1 dir="auto">${set.title}</h1>
      ${aboutQuestions(view)} ${answerForm(view)} ${whatHappens(set)}
      <p class="small"><a href="${pages.safeguardingIn(set.sessionId)}">Something worries you?</a></p>
    </div>`,
  })
}

/** What people are told before the questions. */
export const aboutQuestions = ({ set, now }: Pick<AnswerView, 'set' | 'now'>): Html =>
  html`${set.intro !== '' && html`<p class="words" dir="auto">${set.intro}</p>`}
  ${
    set.outcome !== '' &&
    html`<section class="card stack" aria-labelledby="outcome">
      <h2 id="outcome">What came out of it so far</h2>
      <p class="words" dir="auto">${set.outcome}</p>
    </section>`
  }
  ${deadlinePart({ set, now })} ${set.contact !== '' && html`<p class="words" dir="auto">${set.contact}</p>`}`

const deadlinePart = ({ set: { deadline }, now }: Pick<AnswerView, 'set' | 'now'>): Html =>
  isBefore(now, deadline)
    ? html`<p>You can answer until <b>${sayDeadline(deadline, now)}</b>. Answer as many questions as you like.</p>`
    : notice(
        'info',
        html`<p>The time to answer ended on <b>${sayDeadline(deadline, now)}</b>.</p>
          <p>You can still send an answer. It is marked late, and the team decides whether it is taken.</p>`,
      )

export const whatHappens = ({ deadline, withdrawUntil }: QuestionSet): Html =>
  html`<section class="card stack" aria-labelledby="what-happens">
    <h2 id="what-happens">What happens with your words</h2>
    <ul class="stack tight">
      <li>You need no account. When you save or send, you get a link of your own that leads back to your answer.</li>
      <li>The team reads every answer. It is kept as you wrote it, letter for letter.</li>
      <li>Passages of it become notes beside what was said in the session, without your name.</li>
      <li>
        You can change your answer until ${sayTime(deadline)}, and take it back until
        ${sayTime(withdrawUntil ?? deadline)}.
      </li>
      <li>What you saved and did not send is read by nobody.</li>
      <li>For how long it is known whose answer it is: <a href="${pages.privacy()}">What is kept</a>.</li>
    </ul>
  </section>`
