/**
 * The document as plain text, in reading order and wrapped nowhere. Headings are underlined; all else is set in by two spaces, and people's
 * words have `> ` before each line: whatever stands in a text, it never looks like a heading or like somebody's note.
 */
import { textOf } from '@waymark/shared/model/draft.ts'
import { lengthOf } from '@waymark/shared/model/text.ts'
import type { DocumentNode, DocumentTree, Evidence } from '@waymark/shared/drafting/document-tree.ts'
import { sayTidied } from '@waymark/shared/drafting/say-tidied.ts'
import { presentable } from './presentable.ts'

/** A paragraph ends with an empty line, and no line inside of one is empty. */
export const toText = (tree: DocumentTree): string =>
  presentable(tree)
    .nodes.flatMap(nodeToText)
    .map(paragraph => `${paragraph}\n`)
    .join('\n')

const lines = { 1: '=', 2: '-', 3: '~', 4: '.' } as const
/** A longer one says no more. */
const longestLine = 78

function nodeToText(node: DocumentNode): string[] {
  switch (node.kind) {
    case 'heading':
      return [underlined(textOf(node), lines[node.level])]
    case 'statement':
      return [setIn(textOf(node)), ...aside(node.source)]
    case 'evidence':
      return [setIn(node.intro), ...node.notes.map(noteToText)]
    case 'list':
      return node.items.map(item => setIn(`- ${item.replaceAll('\n', '\n  ')}`))
    case 'remark':
      return aside(node.text)
  }
}

/** The line of signs is the only one that ends a paragraph and is not set in. */
function underlined(words: string, sign: string): string {
  const own = words.split('\n')
  const longest = Math.max(3, ...own.map(lengthOf))
  return `${own.length === 1 ? words : eachLine(' ', words)}\n${sign.repeat(Math.min(longestLine, longest))}`
}

const noteToText = ({ text, tidied = '', from, parkedFor }: Evidence): string =>
  [
    eachLine('> ', text),
    ...aside(sayTidied(tidied)),
    ...aside(from),
    ...aside(parkedFor === '' ? '' : `Reason: ${parkedFor}`),
  ].join('\n')

const aside = (text: string): string[] => (text === '' ? [] : [setIn(text)])

const setIn = (text: string): string => eachLine('  ', text)

const eachLine = (before: string, text: string): string => before + text.replaceAll('\n', `\n${before}`)
