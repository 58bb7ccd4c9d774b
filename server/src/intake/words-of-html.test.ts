import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wordsOfHtml } from './words-of-html.ts'

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&#62;').replaceAll('"', '&quot;')

const word = fc.oneof(
  fc.constantFrom('Yes', 'longer', 'tŷ', 'مرحبا', 'R&D', '<b>', 'a>b', '“so”', 'href=x', '😀ok', 'SHOUT', 'script'),
  fc.stringMatching(/^\p{L}{1,9}$/u),
)
const inert = fc.constantFrom(
  '<script>var stolen = "words"</script>',
  '<style>p { color: red }</style>',
  '<img src="https://track.example/1.gif" alt="pixel">',
  '<!-- stolen -->',
  '<br>',
  '<hr>',
  '<link rel="stylesheet" href="https://track.example/1.css">',
)
interface Page {
  readonly html: string
  readonly words: readonly string[]
}
const leaf: fc.Arbitrary<Page> = fc.oneof(
  fc.array(word, { minLength: 1, maxLength: 6 }).map(words => ({ html: ` ${words.map(escaped).join(' ')} `, words })),
  inert.map(html => ({ html, words: [] })),
)
const tags = [
  'p',
  'div',
  'span',
  'b',
  'h1',
  'h3',
  'blockquote',
  'table',
  'td',
  'ul',
  'ol',
  'li',
  'a',
  'pre',
  'center',
  'section',
  'o:p',
  'font',
]
const { page } = fc.letrec<{ page: Page }>(tie => ({
  page: fc.oneof(
    { maxDepth: 5 },
    leaf,
    fc.tuple(fc.constantFrom(...tags), fc.array(tie('page'), { maxLength: 4 })).map(([tag, inside]) => ({
      html: ` <${tag} title="no words" onclick="run()">${inside.map(({ html }) => html).join(' ')}</${tag}> `,
      words: inside.flatMap(({ words }) => words),
    })),
  ),
}))

/** Marks that stand before a list's items or a quoted line are nobody's words. */
const wordsIn = (text: string): string[] => text.split(/\s+/).filter(found => !/^(>|\*|\d+\.|)$/.test(found))

test('[E73] whatever a page is made of, its words come out letter for letter, in their order, and nothing else', () => {
  fc.assert(
    fc.property(page, ({ html, words }) => {
      expect(wordsIn(wordsOfHtml(html))).toEqual(words)
      expect(wordsIn(wordsOfHtml(`<html><head><title>t</title></head><body>${html}</body></html>`))).toEqual(words)
    }),
    { numRuns: 400 },
  )
})
