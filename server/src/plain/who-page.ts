/** Who is in the room, as people answer it and read what came of it: no account, no cookie, no script, and every question can be left out. */
import type { WhoAnswer, WhoForm, WhoQuestion, WhoResult } from '@waymark/shared/model/who.ts'
import { howItIsCounted, sayCount, sayShare } from '@waymark/shared/rules/who-counts.ts'
import { field, hidden, input, nameOf, textIn, wrongAbove, type Fields } from './fields.ts'
import { html, type Html } from './html.ts'
import { notice, pageOf } from './page.ts'

const choiceName = (at: number): string => `choice-${at}`
const wordsName = (at: number): string => `words-${at}`
const ownWords = 'own-words'

/** As it was sent; own words also where they were typed and nothing was chosen. What was never asked is no answer. */
export const answersIn = (fields: Fields, questions: readonly WhoQuestion[]): WhoAnswer[] =>
  questions.map((question, at) => {
    const chosen = fields[choiceName(at)] ?? ''
    const typed = textIn(fields, wordsName(at)).trim()
    if (question.ownWords && typed !== '' && (chosen === '' || chosen === ownWords)) return { words: typed }
    if (chosen === 'prefer-not') return chosen
    const number = /^\d{1,2}$/.test(chosen) ? Number(chosen) : -1
    return number in question.options ? number : null
  })

export interface WhoPageView {
  readonly form: Pick<WhoForm, 'why' | 'changed' | 'questions'>
  readonly address: string
  /** Made with the page. */
  readonly number: string
  readonly fields: Fields
  readonly wrong?: { readonly at: number; readonly message: string }
}

const title = 'Who is in the room'

export const whoPage = ({ form, address, number, fields, wrong }: WhoPageView): string =>
  pageOf({
    title: wrong === undefined ? title : `Not sent – ${title}`,
    where: title,
    main: html`<div class="column door stack">
      ${wrong !== undefined && wrongAbove('This is not sent', wrong.message, `words-${wrong.at}`)}
      <h1>${title}</h1>
      <p class="lead" dir="auto">${form.why}</p>
      ${
        form.changed !== '' &&
        html`<section class="stack" aria-labelledby="changed">
          <h2 id="changed">What changed last time</h2>
          <p dir="auto">${form.changed}</p>
        </section>`
      }
      ${notice(
        'plain',
        html`<p>
            You need not answer, and you can leave out any question. Nothing here knows who you are: no name, no time
            and nothing that leads to what you say in the session is kept with it. When the form is closed, all answers
            are counted together, and then they are deleted. Only counts that could be many people are ever shown.
          </p>
          ${form.questions.some(question => question.ownWords) && html`<p>What you say in your own words is counted as an answer of its own if five or more people say the same. Otherwise nobody ever reads it, and it counts as “in other words”.</p>`}`,
      )}
      <form class="stack" method="post" action="${address}">
        ${hidden(nameOf.form, number)}
        ${form.questions.map((question, at) => questionPart(question, { at, fields, wrong: wrong?.at === at ? wrong.message : undefined }))}
        <div><button class="btn primary">Send my answers</button></div>
        <p class="soft">
          Once it is sent it cannot be told from the others, so nobody can find it again to change or delete it. Unless
          you send this same page again: then only what you sent last counts.
        </p>
      </form>
    </div>`,
  })

interface Around {
  readonly at: number
  readonly fields: Fields
  readonly wrong: string | undefined
}

function questionPart({ text, hint, options, ownWords: isOwn }: WhoQuestion, { at, fields, wrong }: Around): Html {
  const chosen = fields[choiceName(at)] ?? ''
  const option = (value: string, label: string): Html =>
    html`<option value="${value}" ${value === chosen && html` selected`}>${label}</option>`
  return html`<div class="card stack">
    ${field(
      {
        id: `choice-${at}`,
        label: html`<span dir="auto">${text}</span>`,
        ...(hint !== '' && { hint: html`<span dir="auto">${hint}</span>` }),
      },
      attributes =>
        html`<select class="input" name="${choiceName(at)}" ${attributes}>
          ${option('', 'I leave this out')} ${options.map((label, which) => option(String(which), label))}
          ${isOwn && option(ownWords, 'I say it in my own words')} ${option('prefer-not', 'I prefer not to say')}
        </select>`,
    )}
    ${
      isOwn &&
      field(
        {
          id: `words-${at}`,
          label: html`Or in your own words<span class="sr">: ${text}</span>`,
          error: wrong,
        },
        attributes =>
          input(attributes, {
            name: wordsName(at),
            text: fields[wordsName(at)] ?? '',
            more: html`maxlength="160" dir="auto"`,
          }),
      )
    }
  </div>`
}

export const whoSentPage = (): string =>
  pageOf({
    title: 'Thank you',
    where: title,
    main: html`<div class="column door stack">
      <h1>Thank you</h1>
      <p>Your answers will be counted with all others when the form is closed. Nothing leads from them to you.</p>
      <p class="soft">You can close this page.</p>
    </div>`,
  })

/** Once it is closed: the result where it is published, and otherwise that it is closed. */
export const whoClosedPage = (result: WhoResult | null): string =>
  pageOf({
    title: result === null ? 'This form is closed' : title,
    where: title,
    main: html`<div class="column door stack">
      <h1>${result === null ? 'This form is closed' : title}</h1>
      ${
        result === null
          ? html`<p>Everybody’s answers were counted together, and then they were deleted.</p>`
          : html`<p class="lead">About ${result.people ?? 0} people answered.</p>
              <p>${howItIsCounted}</p>
              ${result.questions.map((question, at) => resultPart(question, { at, people: result.people }))}`
      }
    </div>`,
  })

const resultPart = (
  { text, counts }: WhoResult['questions'][number],
  { at, people }: { readonly at: number; readonly people: number | null },
): Html =>
  html`<section class="card stack" aria-labelledby="result-${at}">
    <h2 id="result-${at}" dir="auto">${text}</h2>
    <ul>
      ${counts.map(
        ({ label, about }) =>
          html`<li>
            <span dir="auto">${label}</span>:
            ${sayCount(about).toLowerCase()}${sayShare(about, people) !== '' && ` (${sayShare(about, people)})`}
          </li>`,
      )}
    </ul>
  </section>`
