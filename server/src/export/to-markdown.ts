/** The document as CommonMark. People's words are escaped, so that they show letter for letter and are never headings, lists, links or markup. */
import type { DocumentNode, DocumentTree, Evidence } from '@waymark/shared/drafting/document-tree.ts'
import { sayTidied } from '@waymark/shared/drafting/say-tidied.ts'
import { markdownLine, markdownWords } from './markdown-words.ts'
import { presentable } from './presentable.ts'

export const toMarkdown = (tree: DocumentTree): string =>
  presentable(tree)
    .nodes.flatMap(nodeToMarkdown)
    .map(block => `${block}\n`)
    .join('\n')

/** Blocks, to be parted by an empty line. */
function nodeToMarkdown(node: DocumentNode): string[] {
  switch (node.kind) {
    case 'heading':
      return [`${'#'.repeat(node.level)} ${markdownLine(node.spans)}`]
    case 'statement':
      return [markdownWords(node.spans), ...aside(node.source)]
    case 'evidence':
      return [markdownWords([{ text: node.intro, marks: ['bold'] }]), ...node.notes.map(noteToMarkdown)]
    case 'list':
      return node.items.map(item => `- ${indented(markdownWords([{ text: item, marks: [] }]))}`)
    case 'remark':
      return aside(node.text)
  }
}

const noteToMarkdown = ({ text, tidied = '', from, parkedFor }: Evidence): string => {
  const reason = parkedFor === '' ? '' : `Reason: ${parkedFor}`
  return `- ${indented([markdownWords([{ text, marks: [] }]), ...aside(sayTidied(tidied)), ...aside(from), ...aside(reason)].join('\n\n'))}`
}

const aside = (text: string): string[] => (text === '' ? [] : [markdownWords([{ text, marks: ['italic'] }])])

/** As far in as the words of a list item stand. */
const indented = (text: string): string => text.replaceAll(/\n(?!\n)/g, '\n  ')
