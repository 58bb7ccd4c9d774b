/** The document as an e-book (EPUB 3.3): a chapter for each heading of the second level, a list of them, and what it says of itself to those who read by ear. */
import { textOf } from '@waymark/shared/model/draft.ts'
import type { DocumentTree } from '@waymark/shared/drafting/document-tree.ts'
import { usualChoices } from '@waymark/shared/wire/export-choices.ts'
import { bookStyle } from './page-style.ts'
import { guidOf } from './guid-of.ts'
import { inSlices } from './in-slices.ts'
import { placeEvidence, type PlacedNode } from './place-evidence.ts'
import { presentable } from './presentable.ts'
import { nodeToHtml } from './to-html.ts'
import { inElement, inQuotes, xmlStart } from './xml-words.ts'
import { zipInBackground, type ZipEntry } from './zip.ts'

interface Chapter {
  readonly file: string
  readonly title: string
  readonly nodes: readonly PlacedNode[]
}

export async function toEpub(tree: DocumentTree, { evidence, writtenAt = firstDay } = usualBook): Promise<Uint8Array> {
  const { nodes, title, language } = placeEvidence(presentable(tree), evidence)
  const chapters = chaptersOf(nodes, title)
  const files = new Map(
    chapters.flatMap(({ file, nodes: own }) => own.flatMap(node => anchorsOf(node).map(name => [name, file]))),
  )
  const hrefOf = (name: string): string => `${files.get(name) ?? ''}#${name}`
  const pages = await Promise.all(
    chapters.map(
      async chapter =>
        [
          chapter.file,
          page(
            { title: chapter.title, language },
            await inSlices(chapter.nodes, (node, at) => bookNode(node, at, hrefOf)),
          ),
        ] as const,
    ),
  )
  return zipInBackground([
    { ...entry('mimetype', 'application/epub+zip'), isPacked: false },
    entry('META-INF/container.xml', container),
    entry('EPUB/package.opf', packageOf({ title, language, chapters, writtenAt })),
    entry('EPUB/nav.xhtml', navOf({ title, language, chapters })),
    entry('EPUB/style.css', bookStyle),
    ...pages.map(([file, text]) => entry(`EPUB/${file}`, text)),
  ])
}

/** For a book whose day nobody said. */
const firstDay = '1980-01-01T00:00:00Z'
const usualBook: Pick<typeof usualChoices, 'evidence'> & { readonly writtenAt?: string } = usualChoices

const entry = (name: string, text: string): ZipEntry => ({ name, bytes: Buffer.from(text, 'utf8'), isPacked: true })

/** What stands before the first chapter is one as well, called by the title. */
function chaptersOf(nodes: readonly PlacedNode[], title: string): Chapter[] {
  const starts = nodes.flatMap((node, at) => (at === 0 || (node.kind === 'heading' && node.level === 2) ? [at] : []))
  return starts.map((start, number) => {
    const own = nodes.slice(start, starts[number + 1])
    const [first] = own
    const named = number > 0 && first?.kind === 'heading' ? textOf(first).replaceAll(/\s+/g, ' ').trim() : title
    return { file: `chapter-${number + 1}.xhtml`, title: named, nodes: own }
  })
}

const anchorsOf = (node: PlacedNode): string[] => ('anchor' in node && node.anchor !== undefined ? [node.anchor] : [])

/** Words never hold a sign that begins a tag, so what looks like one is one. */
const bookNode = (node: PlacedNode, at: number, hrefOf: (name: string) => string): string =>
  `${nodeToHtml(node, at, hrefOf).replaceAll('<br>', '<br/>')}\n`

const page = ({ title, language }: Pick<DocumentTree, 'title' | 'language'>, body: string, more = ''): string =>
  `${xmlStart}<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="${inQuotes(language)}" xml:lang="${inQuotes(language)}">
<head>
<title>${inElement(title)}</title>
<link rel="stylesheet" href="style.css"/>
</head>
<body${more}>
${body}</body>
</html>
`

interface Book extends Pick<DocumentTree, 'title' | 'language'> {
  readonly chapters: readonly Chapter[]
}

const navOf = ({ title, language, chapters }: Book): string =>
  page(
    { title, language },
    `<nav epub:type="toc" role="doc-toc" aria-labelledby="contents">
<h1 id="contents">Contents</h1>
<ol>
${chapters.map(chapter => `<li><a href="${chapter.file}" dir="auto">${inElement(chapter.title)}</a></li>`).join('\n')}
</ol>
</nav>
`,
  )

const container = `${xmlStart}<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`

/** By the words of schema.org that bookshops and readers look for. */
const access = [
  ['accessMode', 'textual'],
  ['accessModeSufficient', 'textual'],
  ['accessibilityFeature', 'structuralNavigation'],
  ['accessibilityFeature', 'tableOfContents'],
  ['accessibilityFeature', 'readingOrder'],
  ['accessibilityFeature', 'displayTransformability'],
  ['accessibilityHazard', 'none'],
  [
    'accessibilitySummary',
    'All of it is text, with headings and lists that are such, in the order in which it is to be read. There are no pictures.',
  ],
]

const packageOf = ({ title, language, chapters, writtenAt }: Book & { readonly writtenAt: string }): string =>
  `${xmlStart}<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="${inQuotes(language)}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:uuid:${guidOf('e-book', title)}</dc:identifier>
<dc:title>${inElement(title)}</dc:title>
<dc:language>${inElement(language)}</dc:language>
<dc:publisher>Waymark</dc:publisher>
<meta property="dcterms:modified">${writtenAt.slice(0, 19)}Z</meta>
${access.map(([name = '', said = '']) => `<meta property="schema:${name}">${said}</meta>`).join('\n')}
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="style" href="style.css" media-type="text/css"/>
${chapters.map(({ file }, at) => `<item id="chapter-${at + 1}" href="${file}" media-type="application/xhtml+xml"/>`).join('\n')}
</manifest>
<spine>
${chapters.map((_, at) => `<itemref idref="chapter-${at + 1}"/>`).join('\n')}
</spine>
</package>
`
