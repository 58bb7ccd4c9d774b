/** Where the words of an answer went, for whose it is. */
import { isBefore } from '@waymark/shared/rules/deadline.ts'
import type { MyAnswer } from './answer-receipt.ts'
import { html, type Html } from './html.ts'

/** A passage that became a note. */
export interface WentTo {
  readonly text: string
  readonly stands: boolean
  readonly question: string
  readonly section: string
  readonly themes: readonly string[]
  readonly parkedFor: string | undefined
  readonly statements: readonly string[]
  /** The page of the trail that everybody can read; undefined while nothing is published. */
  readonly trail: string | undefined
}

type WentView = MyAnswer & { readonly went: readonly WentTo[] }

/** Says as plainly what has not happened yet. */
export const wentPart = (view: WentView): Html =>
  html`<section class="stack" aria-labelledby="went">
    <h2 id="went">Where did my answer go?</h2>
    <p>${howFar(view)}</p>
    ${
      view.went.length > 0 &&
      html`<ul class="stack">
        ${view.went.map(wentItem)}
      </ul>`
    }
  </section>`

function howFar(view: WentView): string {
  const { sentAt, late } = view.response
  if (sentAt === null || isBefore(sentAt, view.set.deadline)) return howFarRead(view)
  if (late === null) return 'It came late. Nobody has decided yet whether it is taken.'
  return late.isTaken
    ? `It came late, and was taken. ${howFarRead(view)}`
    : `It came late, and was not taken.${reasonOf(late.reason)}`
}

function howFarRead({ response: { state, revision }, went }: WentView): string {
  if (state === 'to-read')
    return revision > 1 ? 'Nobody has read it again since you changed it.' : 'Nobody has read it yet.'
  if (went.some(({ stands }) => stands))
    return `${state === 'done' ? 'It was read.' : 'It is being read.'} These passages of it are notes on the board.`
  return state === 'done'
    ? 'It was read. No passage of it is a note.'
    : 'Somebody is reading it; no passage of it is a note yet.'
}

const reasonOf = (reason: string): string => (reason === '' ? '' : ` The reason: ${reason}`)

const wentItem = (went: WentTo): Html =>
  html`<li class="card stack">
    <p class="words" dir="auto">${went.text}</p>
    ${went.stands ? standsPart(went) : html`<p class="soft">This passage was a note, and was taken off the board.</p>`}
  </li>`

const standsPart = ({ text, question, section, themes, parkedFor, statements, trail }: WentTo): Html =>
  html`<p>A note under <b dir="auto">${section}</b>, beside what was said to: <span dir="auto">${question}</span></p>
    ${
      parkedFor !== undefined
        ? html`<p>Set aside, because: <span dir="auto">${parkedFor}</span></p>`
        : themes.length === 0
          ? html`<p>It stands in no theme yet.</p>`
          : html`<p>In ${themes.length === 1 ? 'the theme' : 'the themes'}:</p>
              <ul class="stack tight">
                ${themes.map(name => html`<li dir="auto"><b>${name}</b></li>`)}
              </ul>`
    }
    ${
      statements.length === 0
        ? html`<p class="soft">The draft says nothing that rests on it yet.</p>`
        : html`<p>In the draft, which may still change:</p>
            <ul class="stack tight">
              ${statements.map(text => html`<li class="words" dir="auto">${text}</li>`)}
            </ul>`
    }
    ${
      trail !== undefined &&
      html`<p>
        <a href="${trail}" rel="noreferrer">What became of these words<span class="sr">: ${text}</span></a
        >, as everybody can read it
      </p>`
    }`
