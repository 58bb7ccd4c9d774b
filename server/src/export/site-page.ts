/** The frame of every page of an archive: it needs no server, runs nothing, and leads to nothing outside. */
import { inMarkup } from '@waymark/shared/rules/in-markup.ts'
import { pageStyle } from './page-style.ts'

export interface SiteLink {
  /** From the page it stands on. */
  readonly href: string
  readonly name: string
}

export interface SitePage {
  readonly title: string
  /** The pages above it, from the first on. */
  readonly above: readonly SiteLink[]
  /** Made markup. */
  readonly main: string
}

const siteStyle = `.skip { position: absolute; inset-inline-start: -999rem; }
.skip:focus { inset-inline-start: 0.5rem; inset-block-start: 0.5rem; padding: 0.5rem 0.75rem; background: var(--surface); }
a { color: inherit; text-underline-offset: 0.15em; }
a:focus-visible, summary:focus-visible, main:focus-visible { outline: 3px solid var(--trail); outline-offset: 2px; }
nav { max-inline-size: 46rem; margin: 0 auto 1rem; }
nav ol { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: 0.25rem 0.5rem; }
nav li { padding: 0; background: none; border: 0; }
nav li + li::before { content: "/ " / ""; color: var(--ink-soft); }
nav a, .to a { display: inline-block; padding-block: 0.25rem; }
.soft { color: var(--ink-soft); }
.lead { max-inline-size: 38rem; margin-block: 0.5rem; }
figure { margin: 1.5rem 0; }
figure img { display: block; max-inline-size: 100%; block-size: auto; border: 1px solid var(--line); background: #fff; }
details { margin-block-start: 0.5rem; }
summary { padding-block: 0.25rem; cursor: pointer; }
details p { margin-block: 0.5rem; }
footer { max-inline-size: 46rem; margin: 1.5rem auto 0; color: var(--ink-soft); font-size: 0.9375rem; }
@media print { nav, .skip, footer { display: none; } figure { break-inside: avoid; } }
`

export const sitePage = ({ title, above, main }: SitePage): string => `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src 'self' file:">
<meta name="color-scheme" content="light dark">
<title>${inMarkup(title)}</title>
<style>
${pageStyle}${siteStyle}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the main part</a>
${above.length === 0 ? '' : `${wayBack(above)}\n`}<main id="main" tabindex="-1">
${main}
</main>
<footer>
<p>An archive of a strategy that was written together with Waymark.</p>
</footer>
</body>
</html>
`

const wayBack = (above: readonly SiteLink[]): string =>
  `<nav aria-label="Back to">
<ol>
${above.map(link => `<li>${linkTo(link)}</li>`).join('\n')}
</ol>
</nav>`

export const linkTo = ({ href, name }: SiteLink): string =>
  `<a href="${inMarkup(href)}" dir="auto">${inMarkup(name)}</a>`

/** A page that is a document by itself, with the way back before it. */
export const withWayBack = (page: string, above: readonly SiteLink[]): string =>
  page.replace('<body>\n', () => `<body>\n${wayBack(above)}\n`).replace('</style>', () => `${siteStyle}</style>`)

/** One line after the other; nothing for nothing. */
export const paragraphs = (text: string, name = 'lead'): string =>
  text.trim() === '' ? '' : `<p class="${name}" dir="auto">${inMarkup(text).replaceAll('\n', '<br>')}</p>`

export const inBlocks = (blocks: readonly string[]): string => blocks.filter(block => block !== '').join('\n')
