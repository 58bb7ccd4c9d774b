import { DOMParser, type Element, type Node } from '@xmldom/xmldom'
import { Parser } from 'commonmark'
import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { defaultTreeAdapter as html, parse, type DefaultTreeAdapterTypes } from 'parse5'
import { expect, test } from 'vitest'
import { textOf, type Mark, type Span } from '@waymark/shared/model/draft.ts'
import { hasWords, keepableText } from '@waymark/shared/model/text.ts'
import type { DocumentNode, DocumentTree } from '@waymark/shared/drafting/document-tree.ts'
import { toDocx } from './to-docx.ts'
import { toHtml } from './to-html.ts'
import { toMarkdown } from './to-markdown.ts'
import { toText } from './to-text.ts'

/** What every format must give back, in order: `kind: words`. */
type Read = string[]

function due({ nodes }: DocumentTree): Read {
  return nodes.flatMap(node => {
    switch (node.kind) {
      case 'heading':
        return [`heading ${node.level}: ${textOf(node)}`]
      case 'statement':
        return [`paragraph: ${textOf(node)}`, ...(node.source === '' ? [] : [`paragraph: ${node.source}`])]
      case 'evidence':
        return [
          `paragraph: ${node.intro}`,
          ...node.notes.flatMap(({ text, from, parkedFor }) => [
            `note: ${text}`,
            `aside: ${[from, ...(parkedFor === '' ? [] : [`Reason: ${parkedFor}`])].join('\n')}`,
          ]),
        ]
      case 'list':
        return node.items.map(item => `paragraph: ${item}`)
      case 'remark':
        return [`paragraph: ${node.text}`]
    }
  })
}

async function readDocx(tree: DocumentTree): Promise<Read> {
  const files = unzipSync(await toDocx(tree))
  // XML 1.0 knows one line end; this parser would follow 1.1 and take U+0085 and U+2028 for others.
  const parser = new DOMParser({
    normalizeLineEndings: source => source.replaceAll('\r', '\n'),
    // That somebody wrote a replacement character is worth a warning to this parser, and no fault of the file.
    onError: (problem, message) =>
      expect(message.startsWith('Unicode replacement character') ? 'none' : problem).toBe('none'),
  })
  const xml = parser.parseFromString(strFromU8(files['word/document.xml'] ?? new Uint8Array()), 'text/xml')
  return Array.from(xml.getElementsByTagName('w:p')).flatMap(readParagraph)
}

function readParagraph(paragraph: Element): Read {
  const value = (name: string, of: Element): string => of.getElementsByTagName(name)[0]?.getAttribute('w:val') ?? ''
  const style = value('w:pStyle', paragraph)
  const runs = Array.from(paragraph.getElementsByTagName('w:r'))
  const words = (some: readonly Element[]): string =>
    some.flatMap(run => Array.from(run.childNodes, readRunPart)).join('')
  if (style !== 'Evidence')
    return [`${/^Heading\d/.test(style) ? style.replace('Heading', 'heading ') : 'paragraph'}: ${words(runs)}`]
  const isAside = (run: Element): boolean => value('w:rStyle', run) === 'EvidenceFrom'
  expect(value('w:numId', paragraph)).toMatch(/^\d+$/)
  return [`note: ${words(runs.filter(run => !isAside(run)))}`, `aside: ${words(runs.filter(isAside)).slice(1)}`]
}

const readRunPart = ({ nodeName, textContent }: Node): string =>
  ({ 'w:t': textContent ?? '', 'w:br': '\n', 'w:tab': '\t', 'w:rPr': '' })[nodeName] ?? `a ${nodeName}`

type HtmlNode = DefaultTreeAdapterTypes.ChildNode

/** What a parser says of odd characters that people may write all the same. */
const isAboutLetters = (code: string): boolean => /character-in-input-stream/.test(code)

async function readHtml(tree: DocumentTree): Promise<Read> {
  const page = parse(toHtml(tree), {
    onParseError: ({ code }) => expect(isAboutLetters(code) ? 'fine' : code).toBe('fine'),
  })
  const named = (name: string, among: readonly HtmlNode[]): HtmlNode[] =>
    among.flatMap(node =>
      !html.isElementNode(node) ? [] : [...(node.tagName === name ? [node] : []), ...named(name, node.childNodes)],
    )
  const [main] = named('main', page.childNodes)
  return main === undefined || !html.isElementNode(main) ? [] : main.childNodes.flatMap(readBlock)
}

function readBlock(node: HtmlNode): Read {
  if (!html.isElementNode(node)) return html.isTextNode(node) && node.value.trim() === '' ? [] : ['words outside']
  const { tagName, childNodes } = node
  if (/^h\d$/.test(tagName)) return [`heading ${tagName.slice(1)}: ${readInside(node)}`]
  if (tagName === 'p') return [`paragraph: ${readInside(node)}`]
  if (tagName !== 'li') return childNodes.flatMap(readBlock)
  const [words = '', ...asides] = childNodes.flatMap(readBlock).map(text => text.replace('paragraph: ', ''))
  return [`note: ${words}`, `aside: ${asides.join('\n')}`]
}

const readInside = (node: DefaultTreeAdapterTypes.ParentNode): string =>
  node.childNodes
    .map(child => {
      if (html.isTextNode(child)) return child.value
      if (!html.isElementNode(child)) return 'a comment'
      if (child.tagName === 'br') return '\n'
      return /^(?:strong|em)$/.test(child.tagName) ? readInside(child) : `a ${child.tagName}`
    })
    .join('')

type MarkdownNode = ReturnType<Parser['parse']>

const childrenOf = (node: MarkdownNode): MarkdownNode[] => {
  const children: MarkdownNode[] = []
  for (let child = node.firstChild; child !== null; child = child.next) children.push(child)
  return children
}

const readMarkdown = async (tree: DocumentTree): Promise<Read> =>
  childrenOf(new Parser().parse(toMarkdown(tree))).flatMap(readMarkdownBlock)

function readMarkdownBlock(node: MarkdownNode): Read {
  if (node.type === 'heading') return [`heading ${node.level}: ${readInline(node)}`]
  if (node.type === 'paragraph') return [`paragraph: ${readInline(node)}`]
  if (node.type !== 'list') return [`a ${node.type}`]
  return childrenOf(node).flatMap(item => {
    const [words = '', ...asides] = childrenOf(item)
      .flatMap(readMarkdownBlock)
      .map(text => text.replace('paragraph: ', ''))
    return [`note: ${words}`, `aside: ${asides.join('\n')}`]
  })
}

const readInline = (node: MarkdownNode): string =>
  childrenOf(node)
    .map(child => {
      if (child.type === 'text') return child.literal ?? ''
      if (child.type === 'linebreak') return '\n'
      return child.type === 'strong' || child.type === 'emph' ? readInline(child) : `a ${child.type}`
    })
    .join('')

/** Paragraphs end with an empty line; those that are followed by a line of signs are headings, and what has `> ` before it is somebody's. */
const readText = async (tree: DocumentTree): Promise<Read> =>
  toText(tree)
    .slice(0, -1)
    .split('\n\n')
    .map(paragraph => {
      const own = paragraph.split('\n')
      const level = ['=', '-', '~', '.'].indexOf(own.at(-1)?.[0] ?? '') + 1
      if (level > 0) return [`heading ${level}: ${own.length === 2 ? own[0] : setOut(own.slice(0, -1), 1)}`]
      return own[0]?.startsWith('> ') === true ? readQuoted(own) : [`paragraph: ${setOut(own)}`]
    })
    .flat()

const readQuoted = (lines: readonly string[]): Read => {
  const end = lines.findIndex(line => !line.startsWith('> '))
  return [`note: ${setOut(lines.slice(0, end))}`, `aside: ${setOut(lines.slice(end))}`]
}

const setOut = (lines: readonly string[], by = 2): string => lines.map(line => line.slice(by)).join('\n')

const pieces = [
  'words', 'Its', ' ', '  ', '    ', '\t', '\n', '\n\n', '\u00A0', '\u2028', '\uFEFF', '\u200B',
  'ŵ', 'Ŷ', 'é', 'e\u0301', '🎉', '👩‍👩‍👧', 'مرحبا', 'שלום', '\u202E', '字', '“', '…', '¿',
  '<b>', '</p>', '<script>alert(1)</script>', '<!--', '-->', ']]>', '<![CDATA[', '<?xml', '&', '&amp;', '&#10;', '&nbsp', '"', "'",
  '#', '# ', '- ', '+ ', '* ', '1. ', '2) ', '> ', '***', '---', '===', '___', '`', '```', '~~~', '*', '_', '**', '__', '\\', '!', '|', ':', '$', '^',
  '[a](b)', '![x](y)', '[x]: y', '[^1]', '<https://example.org>', 'http://example.org', 'www.example.org', 'jo@example.org', '[ ] ',
  '{', '}', '{{', '{quotes-0}', '{default-bullet-numbering-0}', 'CURRENT', 'TOTAL_PAGES', '_x000D_', '%s', '${x}', '=1+1', '\\n',
] // prettier-ignore

const anyWords = (maxLength: number): fc.Arbitrary<string> =>
  fc
    .oneof(
      {
        weight: 3,
        arbitrary: fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 12 }).map(some => some.join('')),
      },
      fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }).map(keepableText),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).map(keepableText),
      fc.constantFrom(...pieces).map(piece => piece.repeat(Math.ceil(maxLength / piece.length))),
    )
    .map(text => Array.from(text).slice(0, maxLength).join(''))
    .filter(hasWords)

const maybe = (words: fc.Arbitrary<string>): fc.Arbitrary<string> => fc.oneof(fc.constant(''), words)

const spans: fc.Arbitrary<Span[]> = fc.array(
  fc.record({ text: anyWords(60), marks: fc.subarray<Mark>(['bold', 'italic']) }),
  { minLength: 1, maxLength: 5 },
)

const node: fc.Arbitrary<DocumentNode> = fc.oneof(
  fc.record({ kind: fc.constant('heading' as const), level: fc.constant(2 as const), spans }),
  fc.record({ kind: fc.constant('statement' as const), spans, source: maybe(anyWords(60)) }),
  fc.record({
    kind: fc.constant('evidence' as const),
    intro: anyWords(40),
    notes: fc.array(fc.record({ text: anyWords(1000), from: anyWords(40), parkedFor: maybe(anyWords(40)) }), {
      minLength: 1,
      maxLength: 4,
    }),
  }),
  fc.record({ kind: fc.constant('remark' as const), text: anyWords(40) }),
)

const trees: fc.Arbitrary<DocumentTree> = fc
  .record({ title: spans, nodes: fc.array(node, { maxLength: 5 }) })
  .map(({ title, nodes }) => ({
    title: textOf({ spans: title }),
    language: 'en-GB',
    nodes: [{ kind: 'heading', level: 1, spans: title }, ...nodes],
  }))

const formats = [
  ['[X2] the Word document', readDocx, 60],
  ['[X3] the web page', readHtml, 200],
  ['[X4] the Markdown', readMarkdown, 300],
  ['[X80] the plain text', readText, 300],
] as const

test.each(formats)(
  '%s gives back all words, letter for letter and in order',
  async (_, read, numRuns) => {
    await fc.assert(
      fc.asyncProperty(trees, async tree => {
        expect(await read(tree)).toEqual(due(tree))
      }),
      { numRuns },
    )
  },
  30_000,
)

test.each(formats)(
  '%s gives back each nasty piece at the start, in the middle and at the end of a line',
  async (_, read) => {
    const texts = pieces
      .flatMap(piece => [`${piece}a`, `a${piece}b`, `a${piece}`, `a\n${piece}b`, `a${piece}\nb`])
      .filter(hasWords)
    const tree: DocumentTree = {
      title: 'All of them',
      language: 'en-GB',
      nodes: [
        { kind: 'heading', level: 1, spans: [{ text: 'All of them', marks: [] }] },
        {
          kind: 'evidence',
          intro: 'What people said',
          notes: texts.map(text => ({ text, from: 'Room 1', parkedFor: '' })),
        },
        ...texts.map((text): DocumentNode => ({ kind: 'statement', spans: [{ text, marks: [] }], source: '' })),
      ],
    }
    expect(await read(tree)).toEqual(due(tree))
  },
)
