import { HtmlRenderer, Parser } from 'commonmark'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Mark, Span } from '@waymark/shared/model/draft.ts'
import { markdownLine, markdownWords } from './markdown-words.ts'
import { toMarkdown } from './to-markdown.ts'

const pieces = [
  'a',
  'b',
  'ŵ',
  '字',
  '🎉',
  '.',
  '(',
  '*',
  '_',
  '**',
  '&',
  '\\',
  ' ',
  '  ',
  '\n',
  '\t',
  '“',
  '\u00A0',
  '\u200B',
  '-',
  '1.',
]
const spans: fc.Arbitrary<Span[]> = fc.array(
  fc.record({
    text: fc.array(fc.constantFrom(...pieces), { maxLength: 4 }).map(some => some.join('')),
    marks: fc.subarray<Mark>(['bold', 'italic']),
  }),
  { maxLength: 7 },
)

/** Each letter that is no space, with its marks. */
const markedLetters = (all: readonly Span[]): string[] =>
  all.flatMap(({ text, marks }) =>
    Array.from(text.replaceAll(/\s/g, ''), letter => [letter, ...marks.toSorted()].join(' ')),
  )

function read(markdown: string): Span[] {
  const walker = new Parser().parse(markdown).walker()
  const out: Span[] = []
  let marks: Mark[] = []
  for (let event = walker.next(); event !== null; event = walker.next()) {
    const { type, literal } = event.node
    const mark = type === 'strong' ? 'bold' : type === 'emph' ? 'italic' : undefined
    if (mark !== undefined) marks = event.entering ? [...marks, mark] : marks.filter(other => other !== mark)
    else if (literal !== null) out.push({ text: literal, marks })
    else if (type === 'linebreak') out.push({ text: '\n', marks })
  }
  return out
}

const textOf = (all: readonly Span[]): string => all.map(({ text }) => text).join('')

test('[X4] bold and italic words stay bold and italic, wherever they begin and end, and no sign of it shows', () => {
  fc.assert(
    fc.property(spans, all => {
      const back = read(`x ${markdownWords(all)} x`)
      expect(textOf(back)).toBe(`x ${textOf(all)} x`)
      expect(markedLetters(back)).toEqual(['x', ...markedLetters(all), 'x'])
    }),
    { numRuns: 2000 },
  )
})

test('[X4] a heading is one line, whatever its words', () => {
  fc.assert(
    fc.property(spans, all => {
      const line = markdownLine(all)
      expect(line).not.toContain('\n')
      expect(textOf(read(`# x ${line} x`))).toBe(`x ${textOf(all)} x`)
    }),
    { numRuns: 1000 },
  )
})

test('[X4] plain words are plain in the source too', () => {
  const plain = "Evenings please! I'd come (with my nan), rain or shine: 3 out of 4 - and you?"
  expect(markdownWords([{ text: plain, marks: [] }])).toBe(plain)
})

test('[X4] a note is an item of a list, and who said it stands under it', () => {
  const markdown = toMarkdown({
    title: 'Our Direction',
    language: 'en-GB',
    nodes: [
      {
        kind: 'evidence',
        intro: 'Set aside, with the reason',
        notes: [{ text: '# Two\n<b>lines</b>', from: 'Room 1, Wren', parkedFor: 'For later' }],
      },
    ],
  })
  expect(new HtmlRenderer().render(new Parser().parse(markdown))).toBe(`<h1>Our Direction</h1>
<p><strong>Set aside, with the reason</strong></p>
<ul>
<li>
<p># Two<br />
&lt;b&gt;lines&lt;/b&gt;</p>
<p><em>Room 1, Wren</em></p>
<p><em>Reason: For later</em></p>
</li>
</ul>
`)
})
