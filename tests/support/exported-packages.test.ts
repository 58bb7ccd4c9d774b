import { strFromU8, unzipSync } from 'fflate'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { textOf } from '@waymark/shared/model/draft.ts'
import { keepableText } from '@waymark/shared/model/text.ts'
import type { DocumentNode, DocumentTree } from '@waymark/shared/drafting/document-tree.ts'
import { presentable } from '@waymark/server/export/presentable.ts'
import { toDocx } from '@waymark/server/export/to-docx.ts'
import { toEpub } from '@waymark/server/export/to-epub.ts'
import { toHtml } from '@waymark/server/export/to-html.ts'
import { toOdt } from '@waymark/server/export/to-odt.ts'
import { toPdf } from '@waymark/server/export/to-pdf.ts'
import { toPptx } from '@waymark/server/export/to-pptx.ts'
import { aDocument, headingOf, longWords, nastyDocument, nastyWords, statementOf } from './a-document.ts'
import { piecesOfEpub, piecesOfOdt, piecesOfPdf, piecesOfPptx, slideText, xmlParts } from './exported-packages.ts'
import { structureOf } from './read-pdf.ts'

/** Every paragraph that is due, in order. */
const due = (tree: DocumentTree): string[] =>
  presentable(tree).nodes.flatMap(node => {
    switch (node.kind) {
      case 'heading':
        return [textOf(node)]
      case 'statement':
        return [textOf(node), node.source].filter(text => text !== '')
      case 'evidence':
        return [
          node.intro,
          ...node.notes.flatMap(({ text, from, parkedFor }) => [
            text,
            from,
            parkedFor === '' ? '' : `Reason: ${parkedFor}`,
          ]),
        ].filter(text => text !== '')
      case 'list':
        return [...node.items]
      case 'remark':
        return [node.text]
    }
  })

const texts = (pieces: readonly { readonly text: string }[]): string[] => pieces.map(({ text }) => text)

const exact = [
  ['[X63] the OpenDocument text', async (tree: DocumentTree) => texts(piecesOfOdt(await toOdt(tree)))],
  ['[X65] the e-book', async (tree: DocumentTree) => texts(piecesOfEpub(await toEpub(tree)))],
] as const

test.each(exact)('%s gives back all words, letter for letter and in order', async (_, read) => {
  expect(await read(aDocument)).toEqual(due(aDocument))
  expect(await read(nastyDocument)).toEqual(due(nastyDocument))
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.constantFrom(...nastyWords)), {
        maxLength: 6,
      }),
      async all => {
        const tree = { ...aDocument, nodes: [...aDocument.nodes, ...all.map(text => statementOf(keepableText(text)))] }
        expect(await read(tree)).toEqual(due(tree))
      },
    ),
    { numRuns: 6 },
  )
})

const slidesIn = (bytes: Uint8Array) => {
  const parts = xmlParts(bytes)
  const all = [...parts].filter(([name]) => /^ppt\/slides\/slide\d+\.xml$/.test(name)).map(([, slide]) => slide)
  return all.map(slide =>
    [...slide.getElementsByTagName('p:sp')].map(shape => ({
      place: shape.getElementsByTagName('p:ph')[0]?.getAttribute('type') ?? 'words',
      paragraphs: [...shape.getElementsByTagName('a:p')].map(slideText),
    })),
  )
}

test('[X64] every slide has a title in the place for titles, which comes first, and no two are alike', async () => {
  const long = Array.from({ length: 20 }, (_, at) => statementOf(`Number ${at}: ${'words and more '.repeat(9)}`))
  const slides = slidesIn(await toPptx({ ...aDocument, nodes: [...aDocument.nodes, headingOf(2, 'Long'), ...long] }))
  expect(slides.map(shapes => shapes[0]?.place)).toEqual(['ctrTitle', ...slides.slice(1).map(() => 'title')])
  const titles = slides.map(shapes => shapes[0]?.paragraphs.join())
  expect(titles.slice(0, 5)).toEqual([
    'Our Direction 2027 to 2031', 'To begin with', 'Mend together', 'Also heard', 'Links',
  ]) // prettier-ignore
  expect(titles.slice(5)).toEqual(slides.slice(5).map((_, at) => `Long (${at + 1} of ${slides.length - 5})`))
  expect(new Set(titles).size).toBe(titles.length)
})

test('[X64] the notes of the slides hold every statement, what it rests on, and all that people said, letter for letter', async () => {
  const withoutHeadings = (tree: DocumentTree): DocumentTree => ({
    ...tree,
    nodes: tree.nodes.filter(node => node.kind !== 'heading' || node.level === 2),
  })
  for (const tree of [withoutHeadings(aDocument), withoutHeadings(nastyDocument)]) {
    const [, ...wanted] = due(tree)
    const given = texts(piecesOfPptx(await toPptx(tree))).filter(text => text !== 'To begin with')
    expect(given).toEqual(wanted)
  }
})

test('[X64] what does not fit on one slide goes on on the next, and no letter is lost or doubled', async () => {
  for (const text of [...longWords, 'many words '.repeat(400), 'line\n'.repeat(200)]) {
    const slides = slidesIn(
      await toPptx({ title: 'T', language: 'en-GB', nodes: [headingOf(2, 'Part'), statementOf(text)] }),
    )
    const shown = slides.flatMap(shapes => shapes.filter(({ place }) => place === 'words'))
    expect(shown.length).toBeGreaterThan(2)
    expect(shown.flatMap(({ paragraphs }) => paragraphs).join('')).toBe(text)
  }
})

test('[X60] the PDF of a draft is tagged, says its language, and has each note as an item of a list', async () => {
  const { tags, ...structure } = structureOf(await toPdf(aDocument))
  expect(structure).toEqual({ isTagged: true, claimsUa: true, language: 'en-GB' })
  expect(Object.fromEntries(tags)).toMatchObject({ H1: 1, H2: 3, H3: 1, L: 3, LI: 5, LBody: 5 })
})

test('[X60] the PDF gives back its words in order, and counts the signs that it cannot show', async () => {
  const latin = (text: string): boolean => !/[^\u0020-\u024F‘-”]/u.test(text)
  const read = texts(piecesOfPdf(await toPdf(aDocument)))
  const wanted = due(aDocument).filter(latin)
  expect(read.filter(text => wanted.includes(text))).toEqual(wanted)
  expect(read.at(-1)).toMatch(/^\d+ signs are shown as “\?” here/)
})

/** Of a PDF, whose outline says the headings, only what could act. */
const acts = {
  pdf: /\/JavaScript|\/Launch|\/URI/,
  other:
    /<script|href="(?!#|style\.css|chapter|nav\.xhtml)[^"]*"(?! media-type)|TargetMode="External"|<w:instrText[^>]*>(?! ?(?:PAGE|NUMPAGES))/,
}

const all = { docx: toDocx, html: toHtml, pdf: toPdf, odt: toOdt, pptx: toPptx, epub: toEpub }

test.each(Object.entries(all))(
  '[X66] the worst that people could write comes out as text in %s, and nothing runs or leads anywhere',
  async (format, write) => {
    const bytes = Buffer.from(await write(nastyDocument))
    const isPackage = format !== 'pdf' && format !== 'html'
    const parts = isPackage ? xmlParts(bytes) : new Map()
    expect(parts.size > 0).toBe(isPackage)
    const written = isPackage
      ? Object.values(unzipSync(bytes))
          .map(part => strFromU8(part))
          .join('\n')
      : bytes.toString('latin1')
    expect(written).not.toMatch(format === 'pdf' ? acts.pdf : acts.other)
  },
)

test('[X62] in Word each heading and statement has a bookmark, a statement that has an id by that id', async () => {
  const text = xmlParts(await toDocx(aDocument)).get('word/document.xml')!
  const names = [...text.getElementsByTagName('w:bookmarkStart')].map(mark => mark.getAttribute('w:name'))
  expect(names).toEqual([
    'heading_1', 'statement_1', 'heading_2', 'heading_3', 's_of_the_evenings_01', 'heading_4', 'heading_5', 'statement_3',
  ]) // prettier-ignore
  const ids = [...text.getElementsByTagName('w:bookmarkEnd')].map(mark => mark.getAttribute('w:id'))
  expect(new Set(ids).size).toBe(names.length)
})

test('[X62] references lead into the annex and back, in Word, OpenDocument, the web page and the e-book', async () => {
  const choices = { evidence: 'annex', isLarge: false } as const
  const word = xmlParts(await toDocx(aDocument, choices)).get('word/document.xml')!
  const odt = xmlParts(await toOdt(aDocument, choices)).get('content.xml')!
  const values = (of: typeof word, name: string, attribute: string): string[] =>
    [...of.getElementsByTagName(name)].map(one => one.getAttribute(attribute) ?? '')
  const expected = ['annex_1', 'annex_2', 'annex_3', 'to_annex_1', 'to_annex_2', 'to_annex_3']
  expect(values(word, 'w:hyperlink', 'w:anchor').toSorted((a, b) => a.localeCompare(b))).toEqual(expected)
  expect(values(word, 'w:bookmarkStart', 'w:name')).toEqual(expect.arrayContaining(expected))
  expect(
    values(odt, 'text:a', 'xlink:href')
      .map(href => href.slice(1))
      .toSorted((a, b) => a.localeCompare(b)),
  ).toEqual(expected)
  expect(values(odt, 'text:bookmark', 'text:name')).toEqual(expect.arrayContaining(expected))
  const page = toHtml(aDocument, choices)
  const links = [...page.matchAll(/href="#(\w+)"/g)].map(([, to]) => to)
  expect(links.filter(to => !page.includes(` id="${to}"`))).toEqual([])
  expect(links.length).toBe(6)
})

test('[X67] in large print the words have 18 points, nothing has less than 16 in Word and OpenDocument, and the PDF needs more pages', async () => {
  const choices = { evidence: 'inline', isLarge: true } as const
  const styles = xmlParts(await toDocx(aDocument, choices)).get('word/styles.xml')!
  const own = ['Statement', 'Source', 'Evidence', 'EvidenceIntro', 'Remark', 'EvidenceFrom']
  const sizes = [...styles.getElementsByTagName('w:style')]
    .filter(style => own.includes(style.getAttribute('w:styleId') ?? ''))
    .flatMap(style => [...style.getElementsByTagName('w:sz')].map(size => Number(size.getAttribute('w:val')) / 2))
  expect(Math.min(...sizes)).toBe(16)
  expect(styles.getElementsByTagName('w:docDefaults')[0]?.getElementsByTagName('w:sz')[0]?.getAttribute('w:val')).toBe(
    '36',
  )
  const odt = strFromU8(unzipSync(await toOdt(aDocument, choices))['styles.xml']!)
  const points = [...odt.matchAll(/font-size(?:-\w+)?="([\d.]+)pt"/g)].map(([, size]) => Number(size))
  expect(Math.min(...points)).toBe(16)
  expect(points.slice(0, 3)).toEqual([18, 18, 18])
  const long = { ...aDocument, nodes: Array.from({ length: 200 }, (_, at) => statementOf(`Statement ${at}`)) }
  const pages = async (isLarge: boolean): Promise<number> => {
    const bytes = Buffer.from(await toPdf(long, { evidence: 'none', isLarge }))
    return [...bytes.toString('latin1').matchAll(/\/Type \/Page\n/g)].length
  }
  expect(await pages(true)).toBeGreaterThan(1.5 * (await pages(false)))
  expect(toHtml(aDocument, choices)).toContain('18pt')
})

test('[X65] the e-book says its title, its language and how it can be read, and lists its chapters', async () => {
  const parts = xmlParts(await toEpub(aDocument, { evidence: 'inline', writtenAt: '2027-03-24T13:00:00.000Z' }))
  const book = parts.get('EPUB/package.opf')!
  const values = [...book.getElementsByTagName('meta')].map(
    meta => `${meta.getAttribute('property')} ${meta.textContent}`,
  )
  expect(values.slice(0, 3)).toEqual([
    'dcterms:modified 2027-03-24T13:00:00Z',
    'schema:accessMode textual',
    'schema:accessModeSufficient textual',
  ])
  expect(values.filter(value => value.startsWith('schema:accessibility')).length).toBe(6)
  const nav = parts.get('EPUB/nav.xhtml')!
  expect([...nav.getElementsByTagName('a')].map(link => link.textContent)).toEqual([
    'Our Direction 2027 to 2031', 'Mend together', 'Also heard', 'Links',
  ]) // prettier-ignore
  const bytes = await toEpub(aDocument)
  expect(strFromU8(bytes.subarray(30, 58))).toBe('mimetypeapplication/epub+zip')
})

test('[X69] drafts with 5,000 notes are written without keeping anybody waiting', async () => {
  const many: DocumentNode[] = Array.from({ length: 100 }, (_, part) => [
    headingOf(2, `Part ${part}`),
    statementOf(`Statement ${part}`),
    {
      kind: 'evidence' as const,
      intro: 'What people said',
      notes: Array.from({ length: 50 }, (__, at) => ({
        text: `Note ${at} of ${part}, and why it matters.`,
        from: 'Room 1',
        parkedFor: '',
      })),
    },
  ]).flat()
  const tree = { title: 'T', language: 'en-GB', nodes: many }
  for (const [format, write] of Object.entries({ odt: toOdt, pptx: toPptx, epub: toEpub, pdf: toPdf })) {
    let [longest, before] = [0, spent()]
    const looking = setInterval(() => {
      const now = spent()
      longest = Math.max(longest, now - before)
      before = now
    }, 1)
    expect((await write(tree)).length).toBeGreaterThan(10_000)
    clearInterval(looking)
    expect(longest, format).toBeLessThan(100)
  }
})

/** Of this thread, in milliseconds: what others do on the same machine does not count. */
function spent(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}
