import { DOMParser, type Element } from '@xmldom/xmldom'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import type { DocumentTree } from '@waymark/shared/drafting/document-tree.ts'
import { toDocx } from './to-docx.ts'

const tree: DocumentTree = {
  title: 'Our Direction',
  language: 'en-GB',
  nodes: [
    { kind: 'heading', level: 1, spans: [{ text: 'Our Direction', marks: [] }] },
    { kind: 'heading', level: 2, spans: [{ text: 'Share more', marks: [] }] },
    { kind: 'heading', level: 3, spans: [{ text: 'Evenings', marks: [] }] },
    {
      kind: 'statement',
      spans: [
        { text: 'Some ', marks: [] },
        { text: 'said', marks: ['bold', 'italic'] },
      ],
      source: 'No source yet',
    },
    {
      kind: 'evidence',
      intro: 'What people said',
      notes: [
        { text: 'مساء الخير', from: 'Room 1', parkedFor: '' },
        { text: 'Evenings please', from: 'Room 1. Amina', parkedFor: 'For later' },
      ],
    },
  ],
}

const unzipped = async (): Promise<Record<string, Uint8Array>> => unzipSync(await toDocx(tree))
const xmlOf = (files: Record<string, Uint8Array>, name: string) =>
  new DOMParser({ onError: problem => expect(problem).toBe('none') }).parseFromString(
    strFromU8(files[name] ?? new Uint8Array()),
    'text/xml',
  )
const all = (name: string, of: { getElementsByTagName: (name: string) => Iterable<Element> }): Element[] => [
  ...of.getElementsByTagName(name),
]
const value = (name: string, of: Element): string | null | undefined => all(name, of)[0]?.getAttribute('w:val')

test('[X5] every heading style has the outline level that makes it a heading', async () => {
  const styles = all('w:style', xmlOf(await unzipped(), 'word/styles.xml'))
  const levels = [1, 2, 3, 4, 5, 6].map(level =>
    styles
      .filter(style => style.getAttribute('w:styleId') === `Heading${level}`)
      .map(style => value('w:outlineLvl', style)),
  )
  expect(levels).toEqual([['0'], ['1'], ['2'], ['3'], ['4'], ['5']])
})

test('[X5] each kind of words has a style of its own, and every style that is used is there', async () => {
  const files = await unzipped()
  const document = xmlOf(files, 'word/document.xml')
  expect(all('w:p', document).map(paragraph => value('w:pStyle', paragraph))).toEqual([
    'Heading1', 'Heading2', 'Heading3', 'Statement', 'Source', 'EvidenceIntro', 'Evidence', 'Evidence',
  ]) // prettier-ignore
  const known = all('w:style', xmlOf(files, 'word/styles.xml')).map(style => style.getAttribute('w:styleId'))
  const used = [...all('w:pStyle', document), ...all('w:rStyle', document)].map(style => style.getAttribute('w:val'))
  expect(used.filter(style => !known.includes(style))).toEqual([])
})

test('[X5] the document says its title and its language, and names nobody', async () => {
  const files = await unzipped()
  const core = xmlOf(files, 'docProps/core.xml')
  expect(all('dc:title', core).map(({ textContent }) => textContent)).toEqual(['Our Direction'])
  expect([...all('dc:creator', core), ...all('cp:lastModifiedBy', core)].map(({ textContent }) => textContent)).toEqual(
    ['Waymark', 'Waymark'],
  )
  expect(all('w:lang', xmlOf(files, 'word/styles.xml')).map(lang => lang.getAttribute('w:val'))).toEqual(['en-GB'])
})

test('[X5] no colour but the reader’s own carries the words', async () => {
  const document = xmlOf(await unzipped(), 'word/document.xml')
  expect([...all('w:color', document), ...all('w:shd', document), ...all('w:highlight', document)]).toEqual([])
})

test('[X2] words that read from the right are set so, and others are not', async () => {
  const paragraphs = all('w:p', xmlOf(await unzipped(), 'word/document.xml')).slice(-2)
  expect(paragraphs.map(paragraph => all('w:bidi', paragraph).length)).toEqual([1, 0])
})

test('[X5] the height of a line is told as a part of its letters, so that two lines never stand in each other', async () => {
  const lines = all('w:spacing', xmlOf(await unzipped(), 'word/styles.xml')).filter(one => one.hasAttribute('w:line'))
  expect(lines.length).toBeGreaterThan(5)
  expect(lines.filter(one => one.getAttribute('w:lineRule') !== 'auto')).toEqual([])
})
