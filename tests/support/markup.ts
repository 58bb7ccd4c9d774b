/** Reading a page without a browser, as its standard has it read. */
import { parse, type DefaultTreeAdapterTypes } from 'parse5'

export type Element = DefaultTreeAdapterTypes.Element

/** In the order of the page. */
export const elementsOf = (page: string): readonly Element[] => within(parse(page).childNodes)

const within = (nodes: readonly DefaultTreeAdapterTypes.ChildNode[]): Element[] =>
  nodes.flatMap(node => ('tagName' in node ? [node, ...within(node.childNodes)] : []))

export const partsOf = (element: Element): readonly Element[] => within(element.childNodes)

export const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find(attr => attr.name === name)?.value

export const hasClass = (element: Element, name: string): boolean =>
  (attribute(element, 'class') ?? '').split(' ').includes(name)

/** Every letter of it. */
export const textOf = (element: Element): string =>
  element.childNodes.map(node => ('value' in node ? node.value : 'tagName' in node ? textOf(node) : '')).join('')

/** As it is shown: runs of spaces are one. */
export const shownText = (element: Element): string => textOf(element).replaceAll(/\s+/g, ' ').trim()
