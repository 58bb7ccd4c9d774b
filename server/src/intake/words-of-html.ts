/** The words of a message that was laid out as a page: the one place that knows html-to-text. Scripts, styles, pictures and addresses of links go. */
import { convert, type FormatCallback } from 'html-to-text'
import { Refusal } from '#refusal.ts'

const maxHtml = 2_000_000
const maxDepth = 400

const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6']

/** Letter for letter, with the line breaks that a reader would see; what was quoted stands behind `> `. Refuses what cannot be read in bounds. */
export function wordsOfHtml(html: string): string {
  // A picture may lie within the page, letter by letter.
  const light = html.replaceAll(/(["'(])data:[^"')\s>]*/gi, '$1')
  if (light.length > maxHtml || depthOf(light) > maxDepth)
    throw new Refusal('too-large', 'This message is too large or too deep to be read. Copy its words and paste them.')
  return convert(light, {
    wordwrap: false,
    formatters: { quote: quoteOnce() },
    limits: { maxInputLength: maxHtml + 1 },
    // None, so that words outside of a body are not lost.
    baseElements: { selectors: ['no-such-element'], returnDomByDefault: true },
    selectors: [
      { selector: 'blockquote', format: 'quote' },
      { selector: 'title', format: 'skip' },
      { selector: 'img', format: 'skip' },
      { selector: 'hr', format: 'skip' },
      { selector: 'a', options: { ignoreHref: true } },
      ...headings.map(selector => ({ selector, options: { uppercase: false } })),
      ...['table', 'tr', 'td', 'th'].map(selector => ({ selector, format: 'block' })),
    ],
  })
}

/** What is quoted within a quote is marked once: each mark at each level would make a large text of a small one. */
function quoteOnce(): FormatCallback {
  let level = 0
  return (element, walk, builder) => {
    level += 1
    builder.openBlock({ leadingLineBreaks: 2 })
    walk(element.children, builder)
    level -= 1
    const mark = (block: string): string => block.replaceAll(/^\n*|\n*$/g, '').replaceAll(/^/gm, '> ')
    builder.closeBlock({ trailingLineBreaks: 2, ...(level === 0 && { blockTransform: mark }) })
  }
}

/** Elements that browsers close by themselves, or that have no end. */
const endless = new Set(
  'area base br col embed hr img input link meta param source track wbr p li dt dd td th tr option'.split(' '),
)

/** How deep elements stand in each other at most, counted in one pass. */
function depthOf(html: string): number {
  let [depth, deepest] = [0, 0]
  for (const [, end, name = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9]{0,20})/gi)) {
    if (endless.has(name.toLowerCase())) continue
    depth = end === '/' ? Math.max(0, depth - 1) : depth + 1
    deepest = Math.max(deepest, depth)
  }
  return deepest
}
