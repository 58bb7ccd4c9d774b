/** Everything that is known of somebody: as a page, and as a file that opens without this server. */
import { quoteChoice } from '@waymark/shared/rules/privacy-words.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { field, hidden, textArea, tick, wrongAbove } from './fields.ts'
import { html, markupOf, type Html, type Part as Shown } from './html.ts'
import { notice, pageOf } from './page.ts'

export const aboutFields = {
  links: 'links',
  take: 'take',
  scope: 'scope',
  quoted: 'quoted',
  link: 'link',
  sure: 'sure',
} as const
const sureId = 'i-am-sure'

type Entry = Readonly<Record<string, string | number | boolean>>
interface Part {
  readonly kind: string
  readonly entries: readonly Entry[]
}

/** At a page of its own, or here by the link itself. */
export type WayToErase = { readonly page: string } | { readonly link: string }

export interface AboutMeView {
  readonly madeAt: string
  readonly places: readonly {
    readonly scope: string
    readonly title: string
    readonly when: string
    readonly isNotQuoted: boolean
    readonly parts: readonly Part[]
  }[]
  readonly byLinks: readonly (Part & { readonly erasing?: WayToErase | undefined })[]
  /** How many of the links lead to nothing. */
  readonly dead: number
  readonly typed: string
  readonly wrong?: string | undefined
  /** What a link led to was erased at this moment: which kind it was. */
  readonly erased?: string
  /** It was asked for without saying that one is sure. */
  readonly isUnsure?: boolean
}

const kindTitles: Readonly<Record<string, string>> = {
  member: 'Who you are here',
  seat: 'Your browser',
  'not-quoted': 'What you chose',
  authorship: 'What you wrote',
  mark: 'Marks and dots that you gave',
  light: 'Lights that you gave',
  'check-back': 'What you said of the themes',
  look: 'Second looks that you began',
  'talk-wish': 'That you would like to talk',
  'help-ask': 'That you asked for help',
  answer: 'An answer of yours',
  comment: 'A comment of yours',
  payment: 'A payment to you',
  booking: 'A booking of yours',
  format: 'What you asked for in another format',
  thanks: 'How you are thanked',
}

/** As people call it who have the link to it. */
const ownWords: Readonly<Record<string, string>> = {
  answer: 'my answer',
  comment: 'my comment',
  booking: 'my booking',
  format: 'what I asked for',
  thanks: 'my name in the thanks',
}
const ownWord = (kind: string): string => ownWords[kind] ?? 'this'

/** `signedAs` is read as “Signed as”; what begins with a capital is in words already. */
const labelOf = (key: string): string => {
  if (/^[A-Z]/.test(key)) return key
  const words = key.replaceAll(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`)
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}

const valueOf = (value: Entry[string]): string => (value === true ? 'Yes' : value === false ? 'No' : String(value))

const entryPart = (entry: Entry): Html =>
  html`<li class="card">
    <ul class="stack tight">
      ${Object.entries(entry)
        .filter(([, value]) => value !== '')
        .map(
          ([key, value]) =>
            html`<li><b>${labelOf(key)}:</b> <span class="words" dir="auto">${valueOf(value)}</span></li>`,
        )}
    </ul>
  </li>`

const partOf = ({ kind, entries }: Part): Html =>
  html`<h3>${kindTitles[kind] ?? 'Something else of yours'}</h3>
    <ul class="stack">
      ${entries.map(entryPart)}
    </ul>`

interface More {
  readonly ofPlace: (place: AboutMeView['places'][number]) => Shown
  readonly ofLink: (one: AboutMeView['byLinks'][number]) => Shown
}

/** What can be done with each, where it is a page and no file. */
const all = (view: AboutMeView, more: More): Html =>
  html`${view.places.map(
    place =>
      html`<section class="stack">
        <h2 dir="auto">${place.title}</h2>
        ${place.when !== '' && html`<p class="soft">${place.when}</p>`} ${more.ofPlace(place)}
        ${place.parts.map(partOf)}
      </section>`,
  )}
  ${
    view.byLinks.length > 0 &&
    html`<section class="stack">
      <h2>By your links</h2>
      ${view.byLinks.map(one => html`${partOf(one)} ${more.ofLink(one)}`)}
    </section>`
  }`

const nothingKnown = html`<p>
  This browser has no seat here: nothing is known of whoever uses it. If you came in with another device, open this page
  there.
</p>`

export const aboutMePage = (view: AboutMeView): string =>
  pageOf({
    title: `${before(view)}Everything about me`,
    main: html`<div class="column stack">
      ${view.wrong !== undefined && wrongAbove('This was not read', view.wrong, 'links')}
      ${view.isUnsure === true && wrongAbove('Nothing is erased yet', 'Tick the box first: nobody can bring back what is erased.', sureId)}
      ${view.erased !== undefined && notice('good', html`<p><b>It is gone:</b> ${ownWord(view.erased)}. Nothing of it is left here, and its link leads nowhere.</p>`)}
      <h1>Everything about me</h1>
      <p class="lead">
        What this server knows of you by this browser, and by links that only you have. It holds nothing of anybody
        else.
      </p>
      <p><a href="${pages.privacy()}">What is kept, and for how long</a></p>
      ${linksForm(view)}
      ${view.dead > 0 && notice('plain', html`<p>${view.dead === 1 ? 'One of your links leads' : `${view.dead} of your links lead`} to nothing any more.</p>`)}
      ${view.places.length === 0 && nothingKnown}
      ${all(view, { ofPlace: quoteForm, ofLink: eraseForm(view.isUnsure === true) })}
      ${view.places.length > 0 && wayToErase}
    </div>`,
  })

const before = ({ wrong, isUnsure, erased }: AboutMeView): string => {
  if (wrong !== undefined) return 'Not read – '
  if (isUnsure === true) return 'Not erased – '
  return erased === undefined ? '' : 'Erased – '
}

const linksForm = ({ typed, wrong }: AboutMeView): Html =>
  html`<form class="card raised stack" method="post" action="${pages.me()}">
    ${field(
      {
        id: 'links',
        label: 'Links to an answer, a comment, a booking or anything else of yours',
        hint: 'Paste them here, one a line, to see them as well. They are not kept. You can leave this empty.',
        error: wrong,
      },
      attributes => textArea(attributes, { name: aboutFields.links, text: typed }),
    )}
    <div class="row">
      <button class="btn primary" name="${aboutFields.take}" value="page">Show it</button>
      <button class="btn" name="${aboutFields.take}" value="html">Download as a page</button>
      <button class="btn" name="${aboutFields.take}" value="json">Download as data (JSON)</button>
    </div>
  </form>`

const quoteForm = ({ scope, isNotQuoted }: AboutMeView['places'][number]): Html =>
  html`<form class="stack tight" method="post" action="${pages.me()}/quoting">
    ${hidden(aboutFields.scope, scope)}
    <p>
      ${isNotQuoted ? 'You are not to be quoted: your notes count, and their words are not shown in what comes of it.' : quoteChoice}
    </p>
    <button class="btn compact" name="${aboutFields.quoted}" value="${isNotQuoted ? 'yes' : 'no'}">
      ${isNotQuoted ? 'You can quote me' : 'Do not quote me'}
    </button>
  </form>`

/** What has to be kept for a while has none. Whoever is unsure sees one link alone, so that what is wrong leads there. */
const eraseForm =
  (isUnsure: boolean): More['ofLink'] =>
  ({ kind, erasing }) => {
    if (erasing === undefined) return false
    if ('page' in erasing) return html`<p><a href="${erasing.page}">Erase ${ownWord(kind)}…</a></p>`
    return html`<form class="stack tight" method="post" action="${pages.me()}/erase-link">
      ${hidden(aboutFields.link, erasing.link)}
      <div${isUnsure && html` id="${sureId}" tabindex="-1"`}>
        ${tick(aboutFields.sure, `I know that nobody can bring it back: ${ownWord(kind)}`, { isOn: false })}
      </div>
      <div><button class="btn danger compact">Erase ${ownWord(kind)}</button></div>
    </form>`
  }

const wayToErase: Html = html`<p>
  <a href="${pages.erase()}">Erase what I wrote</a>: everything by this browser, in every session. It asks before it
  begins.
</p>`

/** Opens anywhere, and calls nobody. */
export const aboutMeFile = (view: AboutMeView): string =>
  markupOf(
    html`<!doctype html>
      <html lang="en-GB">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <title>Everything about me – Waymark</title>
          <style>
            body {
              max-width: 46rem;
              margin: 2rem auto;
              padding: 0 1rem;
              font:
                1.0625rem/1.55 system-ui,
                sans-serif;
              overflow-wrap: anywhere;
            }
            ul {
              list-style: none;
              padding: 0;
            }
            .card {
              border: 1px solid;
              border-radius: 0.5rem;
              padding: 0.75rem 1rem;
              margin-block: 0.75rem;
            }
            .words {
              white-space: pre-wrap;
            }
          </style>
        </head>
        <body>
          <main>
            <h1>Everything about me</h1>
            <p>Made on ${view.madeAt.slice(0, 10)}. Keep it to yourself: it says what you wrote.</p>
            ${all(view, { ofPlace: () => false, ofLink: () => false })}
          </main>
        </body>
      </html> `,
  )
