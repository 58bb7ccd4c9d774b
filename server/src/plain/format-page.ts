/** Asking for a page in another format: what can be had at once, and a form for all else. */
import { askedFormats, reachWays, type AskedFormat, type ReachWay } from '@waymark/shared/model/format-request.ts'
import { formatWords, reachWords, workingDaysToAnswer } from '@waymark/shared/rules/format-words.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { field, hidden, input, nameOf, textArea, wrongAbove } from './fields.ts'
import { html, type Html } from './html.ts'
import { notice, pageOf } from './page.ts'

export const formatFields = {
  of: 'of',
  format: 'format',
  which: 'which',
  name: 'name',
  way: 'way',
  reach: 'reach',
  note: 'note',
} as const

export interface GivenFormat {
  readonly label: string
  readonly address: string
}

type At = 'format' | 'which' | 'name' | 'way' | 'reach' | 'note'

export interface FormatView {
  /** The address of the page that it is about; empty where it is about none. */
  readonly of: string
  readonly about: string
  readonly gives: readonly GivenFormat[]
  /** Of this form, made with the page. */
  readonly form: string
  readonly typed: {
    readonly format: AskedFormat | undefined
    readonly which: string
    readonly name: string
    readonly way: ReachWay
    readonly reach: string
    readonly note: string
  }
  readonly wrong?: { readonly at: At; readonly message: string } | undefined
}

export const formatAt = (at: readonly string[]): At =>
  (['which', 'name', 'way', 'reach', 'note'] as const).find(one => at.includes(one)) ?? 'format'

export function formatPage(view: FormatView): string {
  const { about, gives, of, wrong } = view
  return pageOf({
    title: `${wrong === undefined ? '' : 'Not sent – '}Another format`,
    where: about,
    hasNoFormats: true,
    main: html`<div class="column door stack">
      ${wrong !== undefined && wrongAbove('This is not sent', wrong.message, wrong.at)}
      <h1>Ask for this in another format</h1>
      <p class="lead">This is about: <span dir="auto">${about}</span></p>
      ${gives.length > 0 && givenPart(gives)}
      <section class="stack" aria-labelledby="ask">
        <h2 id="ask">${gives.length > 0 ? 'Ask for something else' : 'What do you need?'}</h2>
        <p>
          Tell us what you need. It costs nothing, and you need not say why. You hear from us within
          ${workingDaysToAnswer} working days.
        </p>
        ${form(view)}
      </section>
      ${of !== '' && html`<p><a href="${of}">Go back to the page</a></p>`}
    </div>`,
  })
}

const givenPart = (gives: readonly GivenFormat[]): Html =>
  html`<section class="card stack" aria-labelledby="at-once">
    <h2 id="at-once">You can have this at once</h2>
    <ul class="stack tight marks">
      ${gives.map(({ label, address }) => html`<li><a href="${address}">${label}</a></li>`)}
    </ul>
  </section>`

function form({ of, form: id, typed, wrong }: FormatView): Html {
  const errorAt = (at: At): string | undefined => (wrong?.at === at ? wrong.message : undefined)
  return html`<form class="stack" method="post" action="${pages.formats()}">
    ${hidden(nameOf.form, id)} ${hidden(formatFields.of, of)}
    ${field(
      { id: 'format', label: 'Which format?', error: errorAt('format') },
      attributes =>
        html`<select class="input" name="${formatFields.format}" ${attributes}>
          <option value="">Choose one</option>
          ${askedFormats.map(one => html`<option value="${one}" ${one === typed.format && html` selected`}>${formatWords[one]}</option>`)}
        </select>`,
    )}
    ${field(
      {
        id: 'which',
        label: 'More about it',
        hint: 'Which language, or which other format. You can leave this empty.',
        error: errorAt('which'),
      },
      attributes => input(attributes, { name: formatFields.which, text: typed.which, more: html`dir="auto"` }),
    )}
    ${field({ id: 'name', label: 'What do we call you?', error: errorAt('name') }, attributes =>
      input(attributes, { name: formatFields.name, text: typed.name, more: html`autocomplete="name" dir="auto"` }),
    )}
    ${field(
      { id: 'way', label: 'How do we reach you?', error: errorAt('way') },
      attributes =>
        html`<select class="input" name="${formatFields.way}" ${attributes}>
          ${reachWays.map(one => html`<option value="${one}" ${one === typed.way && html` selected`}>${reachWords[one]}</option>`)}
        </select>`,
    )}
    ${field(
      {
        id: 'reach',
        label: 'E-mail address, phone number or postal address',
        hint: 'We use it for this alone.',
        error: errorAt('reach'),
      },
      attributes => textArea(attributes, { name: formatFields.reach, text: typed.reach }),
    )}
    ${field(
      { id: 'note', label: 'Anything else?', hint: 'You can leave this empty.', error: errorAt('note') },
      attributes => textArea(attributes, { name: formatFields.note, text: typed.note }),
    )}
    <p class="soft">
      What you write here is kept apart from everything that people say in sessions and answers. You can delete it again
      yourself.
    </p>
    <div class="row"><button class="btn primary">Ask for it</button></div>
  </form>`
}

/** Where a request that is gone was. */
export const formatRemovedPage = (): string =>
  pageOf({
    title: 'Deleted',
    hasNoFormats: true,
    main: html`<div class="column door stack">
      <h1>It is deleted</h1>
      ${notice('good', html`<p>Nothing of what you asked for, and nothing about you, is kept here.</p>`)}
      <p><a href="${pages.formats()}">Ask for something in another format</a></p>
    </div>`,
  })
