/** What every format makes of parts of themes, and of tidier words beside those that were said. */
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import type { DocumentNode, DocumentTree } from '@waymark/shared/drafting/document-tree.ts'
import { toDocx } from './to-docx.ts'
import { toHtml } from './to-html.ts'
import { toMarkdown } from './to-markdown.ts'
import { toPdf } from './to-pdf.ts'

const heading = (level: 1 | 2 | 3 | 4, text: string): DocumentNode => ({
  kind: 'heading',
  level,
  spans: [{ text, marks: [] }],
})

const tree: DocumentTree = {
  title: 'Ours',
  language: 'en-GB',
  nodes: [
    heading(1, 'Ours'),
    heading(2, 'Aim high'),
    heading(3, 'Whole'),
    heading(4, 'Part'),
    {
      kind: 'evidence',
      intro: 'What people said',
      notes: [{ text: 'As it <was> said', tidied: 'As it *is* tidied', from: 'Room 1', parkedFor: '' }],
    },
    heading(2, 'Reach out'),
    heading(4, 'Straight to a part'),
  ],
}

test('[T83] the heading of a part is one deeper in every format, and no level is left out before it', async () => {
  const html = toHtml(tree)
  expect(html).toContain('<h4 dir="auto">Part</h4>')
  expect(html).toContain('<h3 dir="auto">Straight to a part</h3>')
  expect(toMarkdown(tree)).toContain('#### Part')
  const document = strFromU8(unzipSync(await toDocx(tree))['word/document.xml'] ?? new Uint8Array())
  expect(document).toContain('Heading4')
  expect(strFromU8(await toPdf(tree), true)).toContain('/H4')
})

test('[T87] tidier words stand under those that were said, and say what they are, in every format', async () => {
  expect(toHtml(tree)).toContain(
    '<p class="words" dir="auto">As it &lt;was&gt; said</p>\n<p class="tidied" dir="auto">In tidier words: As it *is* tidied</p>',
  )
  expect(toMarkdown(tree)).toContain(String.raw`_In tidier words: As it \*is\* tidied_`)
  const document = strFromU8(unzipSync(await toDocx(tree))['word/document.xml'] ?? new Uint8Array())
  expect(document.indexOf('As it &lt;was&gt; said')).toBeLessThan(
    document.indexOf('In tidier words: As it *is* tidied'),
  )
})
