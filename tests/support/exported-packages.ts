/** Reads the words of exported packages and PDFs back, each as a list of what stands in it, with readers that know nothing of how it was written. */
import { DOMParser, type Element as XmlElement, type Node as XmlNode } from '@xmldom/xmldom'
import { strFromU8, unzipSync } from 'fflate'
import { poppler } from './pdf-pages.ts'

/** A piece of the document: a heading of the second level, the words of a note, or any other paragraph. */
export interface ReadPiece {
  readonly kind: 'title' | 'words' | 'other'
  readonly text: string
}

const strict = new DOMParser({
  // XML 1.0 knows one line end; this parser would follow 1.1 and take U+0085 and U+2028 for others.
  normalizeLineEndings: source => source.replaceAll('\r', '\n'),
  onError: (problem, message) => {
    if (!message.startsWith('Unicode replacement character')) throw new Error(`${problem}: ${message}`)
  },
})

/** Each part of a package that is XML, parsed; one that is not well formed throws. */
export function xmlParts(bytes: Uint8Array): ReadonlyMap<string, XmlElement> {
  const parts = new Map<string, XmlElement>()
  for (const [name, part] of Object.entries(unzipSync(bytes))) {
    if (!/\.(?:xml|rels|xhtml|opf)$/.test(name)) continue
    const root = strict.parseFromString(strFromU8(part), 'text/xml').documentElement
    if (root === null) throw new Error(`${name} is empty`)
    parts.set(name, root)
  }
  return parts
}

const partOf = (bytes: Uint8Array, name: string): XmlElement => {
  const part = xmlParts(bytes).get(name)
  if (part === undefined) throw new Error(`no ${name}`)
  return part
}

const elementsIn = (of: XmlNode): XmlElement[] =>
  [...of.childNodes].filter(child => child.nodeType === 1) as XmlElement[]

const deep = (of: XmlElement, ...names: readonly string[]): XmlElement[] =>
  elementsIn(of).flatMap(child => (names.includes(child.nodeName) ? [child] : deep(child, ...names)))

export function piecesOfOdt(bytes: Uint8Array): ReadPiece[] {
  const [body] = deep(partOf(bytes, 'content.xml'), 'office:text')
  return deep(body!, 'text:h', 'text:p').map(one => ({
    kind:
      one.nodeName === 'text:h' && one.getAttribute('text:outline-level') === '2'
        ? ('title' as const)
        : /^(?:Right_)?Evidence$/.test(one.getAttribute('text:style-name') ?? '')
          ? ('words' as const)
          : ('other' as const),
    text: odtText(one),
  }))
}

/** As OpenDocument has it: spaces at the edges of a line are elements, or they are none. */
function odtText(of: XmlNode): string {
  return [...of.childNodes]
    .map(child => {
      if (child.nodeType === 3) return child.nodeValue ?? ''
      if (child.nodeName === 'text:s') return ' '.repeat(Number((child as XmlElement).getAttribute('text:c') ?? 1))
      if (child.nodeName === 'office:annotation') return ''
      return { 'text:tab': '\t', 'text:line-break': '\n' }[child.nodeName] ?? odtText(child)
    })
    .join('')
}

/** The chapters in the order in which the book names them. */
export function piecesOfEpub(bytes: Uint8Array): ReadPiece[] {
  const parts = xmlParts(bytes)
  const book = parts.get('EPUB/package.opf')!
  const files = new Map(deep(book, 'item').map(item => [item.getAttribute('id'), item.getAttribute('href')]))
  return deep(book, 'itemref').flatMap(item => {
    const file = files.get(item.getAttribute('idref')) ?? ''
    const page = parts.get(`EPUB/${file}`)
    if (page === undefined) throw new Error(`no ${file}`)
    return deep(page, 'h1', 'h2', 'h3', 'h4', 'p').map(one => ({
      kind:
        one.nodeName === 'h2'
          ? ('title' as const)
          : one.getAttribute('class') === 'words'
            ? ('words' as const)
            : ('other' as const),
      text: htmlText(one),
    }))
  })
}

const htmlText = (of: XmlNode): string =>
  [...of.childNodes]
    .map(child => (child.nodeType === 3 ? (child.nodeValue ?? '') : child.nodeName === 'br' ? '\n' : htmlText(child)))
    .join('')

/** Slide by slide its title, and then what stands on the page of its notes, which is all that it rests on. */
export function piecesOfPptx(bytes: Uint8Array): ReadPiece[] {
  const parts = xmlParts(bytes)
  const found: ReadPiece[] = []
  let last = ''
  for (let number = 1; parts.has(`ppt/slides/slide${number}.xml`); number += 1) {
    const title = titleOfSlide(parts.get(`ppt/slides/slide${number}.xml`)!).replace(/ \(\d+ of \d+\)$/, '')
    if (number > 1 && title !== last) found.push({ kind: 'title', text: title })
    last = title
    const notes = parts.get(`ppt/notesSlides/notesSlide${number}.xml`)
    if (notes !== undefined) found.push(...paragraphsOfNotes(notes))
  }
  return found
}

const titleOfSlide = (slide: XmlElement): string =>
  shapesOf(slide, /^(?:title|ctrTitle)$/)
    .flatMap(shape => deep(shape, 'a:p'))
    .map(slideText)
    .join('\n')

const shapesOf = (of: XmlElement, kind: RegExp): XmlElement[] =>
  deep(of, 'p:sp').filter(shape => deep(shape, 'p:ph').some(place => kind.test(place.getAttribute('type') ?? '')))

const paragraphsOfNotes = (notes: XmlElement): ReadPiece[] =>
  shapesOf(notes, /^body$/)
    .flatMap(shape => deep(shape, 'a:p'))
    .map(one => ({
      kind: deep(one, 'a:pPr')[0]?.getAttribute('lvl') === '1' ? ('words' as const) : ('other' as const),
      text: slideText(one),
    }))
    .filter(({ text }) => text !== '')

export const slideText = (paragraph: XmlElement): string =>
  elementsIn(paragraph)
    .map(child => (child.nodeName === 'a:br' ? '\n' : child.nodeName === 'a:r' ? htmlText(deep(child, 'a:t')[0]!) : ''))
    .join('')

/** By the structure that a screen reader is told, with poppler. White space is not told exactly. */
export function piecesOfPdf(bytes: Uint8Array): ReadPiece[] {
  const told = String(poppler('pdfinfo', ['-struct-text', '-'], bytes))
  const found: { kind: ReadPiece['kind']; text: string }[] = []
  let isFirstOfItem = false
  let current: { kind: ReadPiece['kind']; text: string } | undefined
  for (const line of told.split('\n')) {
    const [, tag, text = ''] = /^ *(?:([A-Z]\w*) \([^)]*\)|"(.*)")/.exec(line) ?? []
    if (tag === undefined) {
      if (current !== undefined) current.text += text
      continue
    }
    current = /^(?:H\d|P)$/.test(tag)
      ? { kind: tag === 'H2' ? 'title' : isFirstOfItem ? 'words' : 'other', text: '' }
      : undefined
    if (current !== undefined) found.push(current)
    isFirstOfItem = tag === 'LBody'
  }
  return found
}
