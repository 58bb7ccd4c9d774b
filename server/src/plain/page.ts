/** The frame of every plain page: skip link, bar, main part. No script, and one style sheet. */
import { pages, plainPages } from '@waymark/shared/wire/pages.ts'
import { html, markupOf, type Html, type Part } from './html.ts'
import { plainStyle } from './plain-style.ts'

export interface PlainPage {
  /** For the window's title; read out first of all, so what has just happened stands in front of it. */
  readonly title: string
  /** Where one is: a line, and a smaller one under it. */
  readonly where?: string
  readonly whereMore?: string
  /** Its address, where it can be asked for in another format under it. */
  readonly of?: string
  /** Where that is asked for itself. */
  readonly hasNoFormats?: boolean
  readonly main: Part
}

/** The whole document. */
export const pageOf = ({ title, where = '', whereMore = '', of = '', hasNoFormats = false, main }: PlainPage): string =>
  markupOf(
    html`<!doctype html>
      <html lang="en-GB">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <meta name="referrer" content="same-origin" />
          <title>${title} – Waymark</title>
          <link rel="icon" href="/icon.svg" type="image/svg+xml" />
          <link rel="stylesheet" href="${plainStyle.path}" />
        </head>
        <body>
          <a class="skip" href="#main">Skip to the main part</a>
          <header class="bar">
            <a class="brand" href="${plainPages.home()}"><span class="icon i-way"></span>Waymark</a>
            ${where !== '' && html`<p class="where"><span dir="auto">${where}</span> <small dir="auto">${whereMore}</small></p>`}
          </header>
          <main id="main" tabindex="-1">${main}</main>
          <footer class="pagefoot small">
            ${!hasNoFormats && html`<a href="${pages.formats(of)}">Ask for this in another format</a>`}
            <a href="${pages.privacy()}">What is kept</a> <a href="${pages.me()}">Everything about me</a>
          </footer>
        </body>
      </html> `,
  )

export type Tone = 'info' | 'good' | 'danger' | 'plain'

const icons: Record<Tone, string> = { info: 'info', good: 'saved', danger: 'warn', plain: 'lock' }

/** Something that the page has to say: what happened, then what can be done. */
export const notice = (tone: Tone, said: Part): Html =>
  html`<div class="notice ${tone}">
    <span class="icon i-${icons[tone]}"></span>
    <div>${said}</div>
  </div>`
