/** The end of a document: who is thanked by name, and where it can be had in another format. */
import { andEverybody, inNameOrder, thanksHeading } from '#rules/thanks-words.ts'
import type { DocumentNode } from './document-tree.ts'

export interface Thanked {
  /** Above the names; may be empty. */
  readonly intro: string
  readonly names: readonly string[]
}

/** Nothing where nobody is named. */
export const thanksNodes = ({ intro, names }: Thanked): DocumentNode[] =>
  names.length === 0
    ? []
    : [
        { kind: 'heading', level: 2, spans: plain(thanksHeading) },
        ...(intro.trim() === '' ? [] : [said(intro)]),
        { kind: 'list', items: inNameOrder(names) },
        said(andEverybody),
      ]

/** `address` is where it is asked for. */
export const otherFormatsNode = (address: string): DocumentNode => ({
  kind: 'remark',
  text: `Ask for this in another format, such as large print, braille or audio: ${address}`,
})

const plain = (text: string) => [{ text, marks: [] }]

const said = (text: string): DocumentNode => ({ kind: 'statement', spans: plain(text), source: '' })
