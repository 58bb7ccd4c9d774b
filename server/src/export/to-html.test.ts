import { parse, type DefaultTreeAdapterTypes } from 'parse5'
import { expect, test } from 'vitest'
import type { DocumentTree } from '@waymark/shared/drafting/document-tree.ts'
import { toHtml } from './to-html.ts'

const nasty = '"><script>alert(1)</script><img src=x onerror=alert(1)><a href="javascript:alert(1)">'
const tree: DocumentTree = {
  title: `</title>${nasty}`,
  language: `en-GB"${nasty}`,
  nodes: [
    { kind: 'heading', level: 1, spans: [{ text: nasty, marks: [] }] },
    { kind: 'heading', level: 2, spans: [{ text: nasty, marks: ['bold', 'italic'] }] },
    { kind: 'statement', spans: [{ text: nasty, marks: ['bold'] }], source: nasty },
    { kind: 'evidence', intro: nasty, notes: [{ text: nasty, from: nasty, parkedFor: nasty }] },
    { kind: 'remark', text: nasty },
  ],
}

type Element = DefaultTreeAdapterTypes.Element

const elementsOf = (page: string): Element[] => {
  const walk = (nodes: readonly DefaultTreeAdapterTypes.ChildNode[]): Element[] =>
    nodes.flatMap(node => ('tagName' in node ? [node, ...walk(node.childNodes)] : []))
  return walk(parse(page, { onParseError: ({ code }) => expect(code).toBe('none') }).childNodes)
}

const attribute = (element: Element | undefined, name: string): string | undefined =>
  element?.attrs.find(attr => attr.name === name)?.value

test('[X3] whatever the words, the page has no elements and no attributes but its own', () => {
  const elements = elementsOf(toHtml(tree))
  expect(new Set(elements.map(({ tagName }) => tagName))).toEqual(
    new Set('html head meta title style body main h1 h2 div p ul li strong em'.split(' ')),
  )
  expect(new Set(elements.flatMap(({ attrs }) => attrs.map(({ name }) => name)))).toEqual(
    new Set('lang charset name content http-equiv dir class id role aria-labelledby'.split(' ')),
  )
})

test('[X7] the page asks nobody for anything, and says that it may not', () => {
  const page = toHtml(tree)
  const style = page.slice(page.indexOf('<style>'), page.indexOf('</style>'))
  expect(style).not.toMatch(/url\(|@import|https?:/)
  const policy = elementsOf(page).find(element => attribute(element, 'http-equiv') === 'Content-Security-Policy')
  expect(attribute(policy, 'content')).toBe("default-src 'none'; style-src 'unsafe-inline'")
})

test('[X5] the page says its title and its language, and each list is named by the line above it', () => {
  const page = toHtml({ ...tree, title: 'Our Direction', language: 'cy' })
  const elements = elementsOf(page)
  const named = (name: string): Element[] => elements.filter(({ tagName }) => tagName === name)
  expect(attribute(named('html')[0], 'lang')).toBe('cy')
  expect(page).toContain('<title>Our Direction</title>')
  expect(named('h1')).toHaveLength(1)
  const labels = named('ul').map(list => attribute(list, 'aria-labelledby'))
  expect(labels).toEqual(named('p').flatMap(line => attribute(line, 'id') ?? []))
})
