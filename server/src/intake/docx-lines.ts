/** The lines of a Word document: every word in it, with the content control, bookmarks and table around it. */
import type { Aside, ReadDocument } from './line.ts'
import { inBody, lineWalk, type Around, type Walk } from './line-walk.ts'
import type { OpenedZip } from './open-zip.ts'
import { linksSaid, otherFileSaid, picturesSaid } from './not-words.ts'
import { touch, type Paragraph } from './paragraph.ts'
import { elementsIn, readXml, textIn, type XmlElement } from './read-xml.ts'
import { notRead } from './refused.ts'
import { word } from './word-dialect.ts'

export async function docxLines(zip: OpenedZip): Promise<ReadDocument> {
  const walk = lineWalk()
  const notes = new Map<string, number>()
  const main = await read(zip, await mainPart(zip))
  if (main === undefined) throw notRead['unknown']
  walkBlocks({ walk, notes }, main.children, inBody)
  for (const name of zip.names) {
    const [aside, kind] = sideParts.find(([pattern]) => pattern.test(name))?.[1] ?? []
    const part = aside === undefined ? undefined : await read(zip, name)
    if (part !== undefined && aside !== undefined) walkSide({ walk, notes }, part, { aside, kind: kind ?? '' })
  }
  return { lines: walk.lines, messages: [...messagesOf(zip.names), ...linksSaid(await linksOf(zip), walk.lines)] }
}

const read = async (zip: OpenedZip, name: string): Promise<XmlElement | undefined> => {
  const bytes = await zip.read(name)
  return bytes === undefined ? undefined : readXml(bytes, word)
}

/** Named by the file that says how the parts hang together; some programs call it otherwise than all others. */
async function mainPart(zip: OpenedZip): Promise<string> {
  const links = await read(zip, '_rels/.rels')
  const link =
    links === undefined
      ? undefined
      : elementsIn(links).find(({ attributes }) => attributes['Type']?.endsWith('/officeDocument') === true)
  const target = (link?.attributes['Target'] ?? '').replace(/^\//, '')
  return zip.names.includes(target) ? target : 'word/document.xml'
}

/** Where links of the main part lead. */
async function linksOf(zip: OpenedZip): Promise<string[]> {
  const links = await read(zip, 'word/_rels/document.xml.rels')
  return (links === undefined ? [] : elementsIn(links))
    .filter(({ attributes }) => attributes['Type']?.endsWith('/hyperlink') === true)
    .map(({ attributes }) => attributes['Target'] ?? '')
}

/** Which parts hold words besides the main one, and what such words are. */
const sideParts: readonly (readonly [RegExp, readonly [Aside, string]])[] = [
  [/^word\/footnotes\d*\.xml$/, ['note', 'footnote']],
  [/^word\/endnotes\d*\.xml$/, ['note', 'endnote']],
  [/^word\/comments\d*\.xml$/, ['comment', 'comment']],
  [/^word\/(?:header|footer)\d*\.xml$/, ['page-edge', '']],
  [/^word\/(?:diagrams\/data|charts\/chart)\d*\.xml$/, ['drawing', '']],
]

interface Walking {
  readonly walk: Walk
  /** From a note or comment to the line that it hangs on. */
  readonly notes: Map<string, number>
}

function walkSide(
  walking: Walking,
  part: XmlElement,
  { aside, kind }: { readonly aside: Aside; readonly kind: string },
): void {
  walking.walk.bookmarks.closeAll()
  if (aside === 'drawing') walkDrawing(walking, part)
  else if (kind === '') walkBlocks(walking, part.children, { ...inBody, aside })
  else
    for (const note of elementsIn(part)) {
      const near = walking.notes.get(`${kind}:${note.attributes['w:id'] ?? ''}`) ?? null
      walkBlocks(walking, note.children, { ...inBody, aside, near })
    }
}

function walkDrawing(walking: Walking, element: XmlElement): void {
  if (element.name === 'a:t' || element.name === 'c:v') walking.walk.aside(textIn(element), 'drawing', null)
  else for (const child of elementsIn(element)) walkDrawing(walking, child)
}

function walkBlocks(walking: Walking, children: XmlElement['children'], around: Around): void {
  for (const child of children) if (typeof child !== 'string') walkBlock(walking, child, around)
}

const blocks: Readonly<Record<string, (walking: Walking, element: XmlElement, around: Around) => void>> = {
  'w:p': walkParagraph,
  'w:tbl': (walking, element, around) => {
    walking.walk.table(around, inside => {
      walkRows(walking, element, inside)
    })
  },
  'w:sdt': (walking, element, around) => {
    const aside = around.aside ?? (isShownEmpty(element) ? 'placeholder' : null)
    walkBlocks(walking, element.children, { ...around, aside, control: tagOf(element) ?? around.control })
  },
  'w:bookmarkStart': ({ walk }, { attributes }) => {
    walk.bookmarks.open(attributes['w:id'] ?? '', attributes['w:name'] ?? '')
  },
  'w:bookmarkEnd': ({ walk }, { attributes }) => {
    walk.bookmarks.close(attributes['w:id'] ?? '')
  },
  'w:del': (walking, element, around) => {
    walkBlocks(walking, element.children, { ...around, aside: 'deleted' })
  },
  'w:moveFrom': (walking, element, around) => {
    walkBlocks(walking, element.children, { ...around, aside: 'deleted' })
  },
  // Words outside any paragraph, as changes that are tracked between two of them may have.
  'w:r': loose,
  'w:t': loose,
  'm:oMath': loose,
  'mc:AlternateContent': (walking, element, around) => {
    walkBlocks(walking, chosen(element).children, around)
  },
}

function loose(walking: Walking, element: XmlElement, around: Around): void {
  walkParagraph(walking, { name: 'w:p', attributes: {}, children: [element] }, around)
}

/** What is none of these is only around something. */
function walkBlock(walking: Walking, element: XmlElement, around: Around): void {
  const act = blocks[element.name]
  if (act === undefined) walkBlocks(walking, element.children, around)
  else act(walking, element, around)
}

/** The same words are there twice, for programs of two ages. */
const chosen = (element: XmlElement): XmlElement =>
  elementsIn(element).find(({ name }) => name === 'mc:Choice') ?? element

const aboutControl = (element: XmlElement): readonly XmlElement[] =>
  elementsIn(element)
    .filter(({ name }) => name === 'w:sdtPr')
    .flatMap(elementsIn)

const tagOf = (element: XmlElement): string | null =>
  aboutControl(element).find(({ name }) => name === 'w:tag')?.attributes['w:val'] ?? null

/** Word writes something into an empty control, in the language of whoever uses it, and says here that nobody typed it. */
const isShownEmpty = (element: XmlElement): boolean =>
  aboutControl(element).some(
    ({ name, attributes }) => name === 'w:showingPlcHdr' && !['0', 'false', 'off'].includes(attributes['w:val'] ?? ''),
  )

const wraps = new Set(['w:sdt', 'w:sdtContent', 'w:ins', 'w:del', 'w:moveTo', 'w:moveFrom', 'w:customXml'])

interface Held {
  readonly element: XmlElement
  readonly control: string | null
}

/** Rows of a table, or cells of a row, each with the control around it. */
const held = (element: XmlElement, wanted: string, control: string | null): Held[] =>
  elementsIn(element).flatMap(child => {
    if (child.name === wanted) return [{ element: child, control }]
    return wraps.has(child.name) ? held(child, wanted, tagOf(child) ?? control) : []
  })

function walkRows(walking: Walking, element: XmlElement, around: Around): void {
  for (const row of held(element, 'w:tr', around.control)) {
    const cells = held(row.element, 'w:tc', row.control).map(({ element: cell, control }) => () => {
      walkBlocks(walking, cell.children, { ...around, control })
    })
    if (cells.length > 1) walking.walk.row(cells, around)
    else for (const walkCell of cells) walkCell()
  }
}

interface Within extends Walking {
  readonly around: Around
  readonly paragraph: Paragraph
}

function walkParagraph(walking: Walking, element: XmlElement, around: Around): void {
  const paragraph = walking.walk.paragraph()
  paragraph.isHeading = isHeading(element)
  walkInline({ ...walking, around, paragraph }, element.children)
  walking.walk.put(paragraph, around)
}

const isHeading = (element: XmlElement): boolean =>
  elementsIn(element)
    .filter(({ name }) => name === 'w:pPr')
    .flatMap(elementsIn)
    .some(
      ({ name, attributes }) =>
        name === 'w:outlineLvl' || (name === 'w:pStyle' && /^(?:heading|title)/i.test(attributes['w:val'] ?? '')),
    )

/** The letter that stands for an element without words of its own. */
const letters: Readonly<Record<string, string>> = {
  'w:tab': '\t',
  'w:ptab': '\t',
  'w:br': '\n',
  'w:cr': '\n',
  'w:noBreakHyphen': '\u2011',
  'w:softHyphen': '\u00AD',
}

function walkInline(within: Within, children: XmlElement['children']): void {
  for (const child of children) if (typeof child !== 'string') walkOne(within, child)
}

const hangs: Readonly<Record<string, string>> = {
  'w:footnoteReference': 'footnote',
  'w:endnoteReference': 'endnote',
  'w:commentReference': 'comment',
}

const inline: Readonly<Record<string, (within: Within, element: XmlElement) => void>> = {
  'w:t': say,
  'w:delText': say,
  'm:t': say,
  'a:t': say,
  'w:sym': ({ paragraph }, { attributes }) => {
    paragraph.say(String.fromCodePoint(Number.parseInt(attributes['w:char'] ?? '', 16) & 0xffff || 0xfffd))
  },
  'w:pPr': () => undefined,
  'w:del': deleted,
  'w:moveFrom': deleted,
  'w:bookmarkStart': (within, element) => {
    walkBlock(within, element, within.around)
    touch(within.paragraph, element.attributes['w:name'] ?? '')
  },
  'w:bookmarkEnd': (within, element) => {
    walkBlock(within, element, within.around)
  },
  'w:sdt': (within, element) => {
    within.paragraph.control ??= tagOf(element)
    if (isShownEmpty(element)) hang(within, element, 'placeholder')
    else walkInline(within, element.children)
  },
  'mc:AlternateContent': (within, element) => {
    walkInline(within, chosen(element).children)
  },
  'w:txbxContent': (within, element) => {
    within.paragraph.asides.push(near => {
      walkBlocks(within, element.children, { ...within.around, aside: within.around.aside ?? 'text-box', near })
    })
  },
  'v:textpath': ({ walk, paragraph }, { attributes }) => {
    paragraph.asides.push(near => {
      walk.aside(attributes['string'] ?? '', 'drawing', near)
    })
  },
}

function say({ paragraph }: Within, element: XmlElement): void {
  paragraph.say(textIn(element))
}

/** What was taken out while changes were tracked is still in the file. */
function deleted(within: Within, element: XmlElement): void {
  hang(within, element, 'deleted')
}

/** Its words are in the paragraph and no part of it. */
function hang(within: Within, element: XmlElement, aside: Aside): void {
  const paragraph = within.walk.paragraph()
  walkInline({ ...within, paragraph }, element.children)
  within.paragraph.asides.push(near => {
    within.walk.aside(paragraph.text(), aside, near)
    for (const more of paragraph.asides) more(near)
  })
}

function walkOne(within: Within, element: XmlElement): void {
  const { name, attributes } = element
  const hanging = hangs[name]
  if (hanging !== undefined) {
    const key = `${hanging}:${attributes['w:id'] ?? ''}`
    within.paragraph.asides.push(near => void within.notes.set(key, near))
    return
  }
  const act = inline[name]
  if (act !== undefined) act(within, element)
  else if (letters[name] === undefined) walkInline(within, element.children)
  else within.paragraph.say(letters[name])
}

const messagesOf = (names: readonly string[]): string[] => [
  ...picturesSaid(names.filter(name => name.startsWith('word/media/')).length),
  ...(names.some(name => /^word\/(?:embeddings|afchunk)/.test(name)) ? [otherFileSaid] : []),
]
