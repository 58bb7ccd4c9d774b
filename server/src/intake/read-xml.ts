/**
 * Reads XML that anybody may have written. It has no declarations of its own (DOCTYPE) and no entities but the five that are always
 * there; it is read in small steps, so that nobody else waits. The only place that knows the library.
 */
import { setImmediate } from 'node:timers/promises'
import { SaxesParser, type SaxesTagNS } from 'saxes'
import { Refusal } from '#refusal.ts'
import { damaged, tooMuchText, unsafe } from './refused.ts'

export interface XmlElement {
  /** With the prefix that its namespace has here, whatever it has there: `w:p`. */
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (XmlElement | string)[]
}

export interface XmlDialect {
  /** From the address of a namespace to the prefix it has here. */
  readonly prefixes: Readonly<Record<string, string>>
  /** Elements that hold no words: they and all within them are left out. */
  readonly wordless: ReadonlySet<string>
}

const mostAttributes = 1000
/** Of elements within elements. Documents of people have twenty. */
const deepest = 200
const stepLength = 128 * 1024

export interface XmlLimits {
  readonly elements: number
  /** Of words, in UTF-16 units. */
  readonly words: number
}
const ofDocuments: XmlLimits = { elements: 400_000, words: 1_000_000 }

/** What is told of it, in its order; of elements without words nothing is. */
export interface XmlHearer {
  readonly open: (name: string, attributes: XmlElement['attributes']) => void
  readonly text: (text: string) => void
  readonly close: (name: string) => void
}

export async function readXml(bytes: Uint8Array, dialect: XmlDialect): Promise<XmlElement> {
  const grower = growing()
  await hearXml(bytes, dialect, { hearer: grower, limits: ofDocuments })
  return grower.grown()
}

/** Tells what stands in it without keeping any of it, for what is too large to be kept whole. What is thrown by whoever hears it refuses the file. */
export async function hearXml(
  bytes: Uint8Array,
  dialect: XmlDialect,
  { hearer, limits }: { readonly hearer: XmlHearer; readonly limits: XmlLimits },
): Promise<void> {
  const parser = parserFor(dialect, hearer, limits)
  try {
    const decoder = new TextDecoder(encodingOf(bytes), { fatal: true })
    for (let at = 0; at < bytes.length; at += stepLength) {
      parser.write(decoder.decode(bytes.subarray(at, at + stepLength), { stream: true }))
      await setImmediate()
    }
    parser.write(decoder.decode())
    parser.close()
  } catch (error) {
    throw error instanceof Refusal ? error : damaged()
  }
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
}

interface Growing {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: (Growing | string)[]
}

const none: Readonly<Record<string, string>> = {}

/** Makes a tree of what it hears. */
function growing(): XmlHearer & { readonly grown: () => XmlElement } {
  const root: Growing = { name: '', attributes: none, children: [] }
  const open: Growing[] = [root]
  return {
    open: (name, attributes) => {
      const element = { name, attributes, children: [] }
      open.at(-1)?.children.push(element)
      open.push(element)
    },
    text: text => void open.at(-1)?.children.push(text),
    close: () => void open.pop(),
    grown: () => {
      const [element] = root.children.filter(child => typeof child !== 'string')
      if (element === undefined) throw damaged()
      return element
    },
  }
}

interface Writable {
  readonly write: (text: string) => void
  readonly close: () => void
}

function parserFor(dialect: XmlDialect, hearer: XmlHearer, limits: XmlLimits): Writable {
  const parser = new SaxesParser({ xmlns: true, position: false })
  const counts = { elements: 0, attributes: 0, words: 0 }
  const open: string[] = []
  /** How deep it is within an element without words; 0 outside. */
  let within = 0
  const addText = (text: string): void => {
    counts.words += text.length
    if (counts.words > limits.words) throw tooMuchText()
    if (within === 0) hearer.text(text)
  }
  parser.on('doctype', () => {
    throw unsafe()
  })
  parser.on('error', () => {
    throw damaged()
  })
  parser.on('opentagstart', () => {
    counts.attributes = 0
  })
  parser.on('attribute', () => {
    counts.attributes += 1
    if (counts.attributes > mostAttributes) throw unsafe()
  })
  parser.on('opentag', tag => {
    counts.elements += 1
    if (counts.elements > limits.elements) throw tooMuchText()
    if (open.length + within >= deepest) throw unsafe()
    const name = nameIn(dialect, tag.uri, tag.local)
    if (within > 0 || dialect.wordless.has(name)) within += 1
    else {
      hearer.open(name, attributesOf(dialect, tag))
      open.push(name)
    }
  })
  parser.on('closetag', () => {
    if (within > 0) within -= 1
    else hearer.close(open.pop() ?? '')
  })
  parser.on('text', addText)
  parser.on('cdata', addText)
  return { write: text => void parser.write(text), close: () => void parser.close() }
}

const nameIn = ({ prefixes }: XmlDialect, uri: string, local: string): string => {
  const prefix = Object.hasOwn(prefixes, uri) ? prefixes[uri] : '?'
  return `${prefix ?? '?'}:${local}`
}

function attributesOf(dialect: XmlDialect, tag: SaxesTagNS): Readonly<Record<string, string>> {
  const all = Object.values(tag.attributes)
  if (all.length === 0) return none
  return Object.fromEntries(
    all.map(({ uri, local, value }) => [uri === '' ? local : nameIn(dialect, uri, local), value]),
  )
}

export const elementsIn = ({ children }: XmlElement): readonly XmlElement[] =>
  children.filter(child => typeof child !== 'string')

export const textIn = ({ children }: XmlElement): string =>
  children.map(child => (typeof child === 'string' ? child : textIn(child))).join('')
