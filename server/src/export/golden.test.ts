import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import type { DocumentTree } from '@waymark/shared/drafting/document-tree.ts'
import { toDocx } from './to-docx.ts'
import { toEpub } from './to-epub.ts'
import { toHtml } from './to-html.ts'
import { toMarkdown } from './to-markdown.ts'
import { toText } from './to-text.ts'
import { toOdt } from './to-odt.ts'
import { toPptx } from './to-pptx.ts'

/** One of everything. What it becomes is kept unpacked beside this file, so that a change of an export can be read. */
const tree: DocumentTree = {
  title: 'Our Direction 2027 to 2031',
  language: 'en-GB',
  nodes: [
    { kind: 'heading', level: 1, spans: [{ text: 'Our Direction 2027 to 2031', marks: [] }] },
    {
      kind: 'statement',
      spans: [
        { text: 'We asked ', marks: [] },
        { text: 'everybody', marks: ['italic'] },
        { text: ', and ', marks: [] },
        { text: '36 notes', marks: ['bold'] },
        { text: ' came.\nThis is where they point.', marks: [] },
      ],
      source: 'Facilitator’s own words',
    },
    { kind: 'heading', level: 2, spans: [{ text: 'Mend together', marks: [] }] },
    { kind: 'heading', level: 3, spans: [{ text: 'Mending is company too', marks: [] }] },
    {
      kind: 'statement',
      spans: [{ text: 'Mending night is as much about company as about repair.', marks: [] }],
      source: 'Rests on: Mending is company too',
    },
    {
      kind: 'evidence',
      intro: 'What people said',
      notes: [
        { text: "My nan's radio works again 📻🎉", from: 'Room 1, Wren', parkedFor: '' },
        {
          text: "Mae fy ŵyr wedi trwsio'r tŷ dol.\n\n  1. Mwy o *nosweithiau*",
          from: 'Room 2, Heron. Ffion',
          parkedFor: '',
        },
        { text: 'مساء الخير', from: 'Room 2, Heron. By phone', parkedFor: '' },
      ],
    },
    {
      kind: 'evidence',
      intro: 'Set aside, with the reason',
      notes: [
        { text: '<b>Car park?</b> & {CURRENT}', from: 'Room 3, Swift. From the chat', parkedFor: 'Answered there.' },
      ],
    },
    { kind: 'heading', level: 2, spans: [{ text: 'Links', marks: [] }] },
    {
      kind: 'statement',
      spans: [{ text: 'A night of *mending* <needs> a door that opens.', marks: [] }],
      source: 'Links “Mend together” and “Mending is company too”',
    },
    { kind: 'remark', text: '4 notes: 3 in a theme, 1 parked with a reason, 0 not yet looked at.' },
  ],
}

test('[X2] the Word document of the example is as it was', async () => {
  const files = unzipSync(await toDocx(tree))
  const unpacked = ['word/document.xml', 'word/styles.xml', 'word/numbering.xml'].map(
    name => `${name}\n\n${strFromU8(files[name] ?? new Uint8Array()).replaceAll('><', '>\n<')}\n`,
  )
  await expect(unpacked.join('\n')).toMatchFileSnapshot('golden/document-parts.txt')
})

test('[X3] the web page of the example is as it was', async () => {
  await expect(toHtml(tree)).toMatchFileSnapshot('golden/page.txt')
})

test('[X4] the Markdown of the example is as it was', async () => {
  await expect(toMarkdown(tree)).toMatchFileSnapshot('golden/markdown.md')
})

test('[X80] the plain text of the example is as it was', async () => {
  await expect(toText(tree)).toMatchFileSnapshot('golden/plain-text.txt')
})

const partsOf = (bytes: Uint8Array, names: readonly string[]): string => {
  const files = unzipSync(bytes)
  return names
    .map(name => `${name}\n\n${strFromU8(files[name] ?? new Uint8Array()).replaceAll('><', '>\n<')}\n`)
    .join('\n')
}

test('[X63] the OpenDocument text of the example is as it was', async () => {
  await expect(partsOf(await toOdt(tree), ['content.xml'])).toMatchFileSnapshot('golden/open-document-parts.txt')
})

test('[X64] the slides of the example are as they were', async () => {
  const names = ['ppt/slides/slide1.xml', 'ppt/slides/slide3.xml', 'ppt/notesSlides/notesSlide3.xml']
  await expect(partsOf(await toPptx(tree), names)).toMatchFileSnapshot('golden/slides-parts.txt')
})

test('[X65] the e-book of the example is as it was', async () => {
  const names = ['EPUB/package.opf', 'EPUB/nav.xhtml', 'EPUB/chapter-2.xhtml']
  await expect(partsOf(await toEpub(tree), names)).toMatchFileSnapshot('golden/book-parts.txt')
})
