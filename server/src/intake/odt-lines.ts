/** The lines of an OpenDocument text: every word in it, with the bookmarks and the named table around it. */
import type { Aside, ReadDocument } from './line.ts'
import { inBody, lineWalk, type Around, type Walk } from './line-walk.ts'
import { linksSaid, otherFileSaid, picturesSaid } from './not-words.ts'
import { openDocument } from './odt-dialect.ts'
import type { OpenedZip } from './open-zip.ts'
import { touch, type Paragraph } from './paragraph.ts'
import { elementsIn, readXml, textIn, type XmlElement } from './read-xml.ts'
import { damaged, locked, withMacros } from './refused.ts'

export async function odtLines(zip: OpenedZip): Promise<ReadDocument> {
  if (zip.names.some(name => /^(?:Basic|Scripts)\//.test(name))) throw withMacros()
  const manifest = await zip.read('META-INF/manifest.xml')
  if (manifest !== undefined && Buffer.from(manifest).includes(':encryption-data')) throw locked()
  const content = await zip.read('content.xml')
  if (content === undefined) throw damaged()
  const walk = lineWalk()
  const text = named(await readXml(content, openDocument), ['office:body', 'office:text'])
  if (text === undefined) throw damaged()
  walkBlocks(walk, text.children, inBody)
  const styles = await zip.read('styles.xml')
  const masters =
    styles === undefined ? undefined : named(await readXml(styles, openDocument), ['office:master-styles'])
  if (masters !== undefined) walkBlocks(walk, masters.children, { ...inBody, aside: 'page-edge' })
  return {
    lines: walk.lines,
    messages: [
      ...picturesSaid(zip.names.filter(name => name.startsWith('Pictures/')).length),
      ...(zip.names.some(name => /^Object \d+\//.test(name)) ? [otherFileSaid] : []),
      ...linksSaid(linksIn(text), walk.lines),
    ],
  }
}

const linksIn = (element: XmlElement): string[] => [
  ...(element.name === 'text:a' ? [element.attributes['xlink:href'] ?? ''] : []),
  ...elementsIn(element).flatMap(linksIn),
]

/** The element that is reached by a path of names. */
const named = (from: XmlElement, path: readonly string[]): XmlElement | undefined =>
  path.reduce<XmlElement | undefined>(
    (at, wanted) => (at === undefined ? undefined : elementsIn(at).find(({ name }) => name === wanted)),
    from,
  )

function walkBlocks(walk: Walk, children: XmlElement['children'], around: Around): void {
  for (const child of children) if (typeof child !== 'string') walkBlock(walk, child, around)
}

const asides: Readonly<Record<string, Aside>> = {
  'text:deletion': 'deleted',
  'draw:text-box': 'text-box',
  'draw:custom-shape': 'text-box',
  'text:note-body': 'note',
  'office:annotation': 'comment',
}

const blocks: Readonly<Record<string, (walk: Walk, element: XmlElement, around: Around) => void>> = {
  'text:p': walkParagraph,
  'text:h': walkParagraph,
  'table:table': walkTable,
  'text:bookmark': mark,
  'text:bookmark-start': mark,
  'text:bookmark-end': (walk, { attributes }) => {
    walk.bookmarks.close(attributes['text:name'] ?? '')
  },
}

function walkBlock(walk: Walk, element: XmlElement, around: Around): void {
  const act = blocks[element.name]
  const aside = asides[element.name]
  if (act !== undefined) act(walk, element, around)
  else walkBlocks(walk, element.children, aside === undefined ? around : { ...around, aside: around.aside ?? aside })
}

function mark(walk: Walk, { name, attributes }: XmlElement): void {
  const bookmark = attributes['text:name'] ?? ''
  if (name === 'text:bookmark-start') walk.bookmarks.open(bookmark, bookmark)
}

const cellNames = new Set(['table:table-cell', 'table:covered-table-cell'])

/** The name of a table counts as a bookmark around it: our boxes have that of their question. */
function walkTable(walk: Walk, element: XmlElement, around: Around): void {
  walk.table(around, inside => {
    const name = element.attributes['table:name'] ?? ''
    walk.bookmarks.open(`table ${name}`, name)
    for (const row of rowsOf(element)) walkRow(walk, row, inside)
    walk.bookmarks.close(`table ${name}`)
  })
}

function walkRow(walk: Walk, row: XmlElement, around: Around): void {
  const cells = elementsIn(row)
    .filter(({ name }) => cellNames.has(name))
    .map(cell => () => {
      walkBlocks(walk, cell.children, around)
    })
  if (cells.length > 1) walk.row(cells, around)
  else for (const walkCell of cells) walkCell()
}

const rowGroups = new Set(['table:table-header-rows', 'table:table-rows', 'table:table-row-group'])

const rowsOf = (element: XmlElement): XmlElement[] =>
  elementsIn(element).flatMap(child =>
    child.name === 'table:table-row' ? [child] : rowGroups.has(child.name) ? rowsOf(child) : [],
  )

interface Within {
  readonly walk: Walk
  readonly around: Around
  readonly paragraph: Paragraph
}

function walkParagraph(walk: Walk, element: XmlElement, around: Around): void {
  const paragraph = walk.paragraph()
  paragraph.isHeading = element.name === 'text:h'
  walkInline({ walk, around, paragraph }, element)
  walk.put(paragraph, around)
}

/** Runs of spaces and line breaks in the file are one space, and none at the beginning; what is meant to stay is an element. */
function say({ paragraph }: Within, text: string): void {
  const one = text.replaceAll(/[ \t\r\n]+/g, ' ')
  const isAfterSpace = ['', ' ', '\n'].includes(paragraph.lastLetter())
  paragraph.say(isAfterSpace ? one.replace(/^ /, '') : one)
}

const spacesOf = ({ attributes }: XmlElement): string => {
  const count = Number(attributes['text:c'] ?? '1')
  return ' '.repeat(Number.isInteger(count) && count > 0 ? Math.min(count, 1000) : 1)
}

const inline: Readonly<Record<string, (within: Within, element: XmlElement) => void>> = {
  'text:s': ({ paragraph }, element) => {
    paragraph.say(spacesOf(element))
  },
  'text:tab': ({ paragraph }) => {
    paragraph.say('\t')
  },
  'text:line-break': ({ paragraph }) => {
    paragraph.say('\n')
  },
  // A field, in which LibreOffice keeps the first paragraph of what was in a control of Word, with its spaces and its end.
  'text:text-input': ({ paragraph }, element) => {
    paragraph.say(textIn(element).replace(/\r$/, '').replaceAll(/\r\n?/g, '\n'))
  },
  'text:note-citation': () => undefined,
  'text:bookmark': ({ paragraph }, { attributes }) => {
    touch(paragraph, attributes['text:name'] ?? '')
  },
  'text:bookmark-start': ({ walk, paragraph }, element) => {
    mark(walk, element)
    touch(paragraph, element.attributes['text:name'] ?? '')
  },
  'text:bookmark-end': ({ walk, around }, element) => {
    walkBlock(walk, element, around)
  },
  'loext:content-control': (within, element) => {
    within.paragraph.control ??= element.attributes['loext:tag'] ?? null
    walkInline(within, element)
  },
}

function walkInline(within: Within, element: XmlElement): void {
  for (const child of element.children) {
    if (typeof child === 'string') say(within, child)
    else walkOne(within, child)
  }
}

function walkOne(within: Within, element: XmlElement): void {
  const act = inline[element.name]
  const aside = asides[element.name]
  if (act !== undefined) act(within, element)
  else if (aside !== undefined) hang(within, element, aside)
  else if (element.name === 'table:table') hang(within, element, 'text-box')
  else walkInline(within, element)
}

/** Walked once the paragraph it hangs on has its place. */
function hang({ walk, around, paragraph }: Within, element: XmlElement, aside: Aside): void {
  paragraph.asides.push(near => {
    walkBlocks(walk, [element], { ...around, aside: around.aside ?? aside, near })
  })
}
