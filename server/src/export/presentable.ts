/** Makes a document fit for paper: one title, headings that skip no level, nothing empty, no character that a file cannot hold. */
import { headingLevel, type Span } from '@waymark/shared/model/draft.ts'
import { hasWords, isKeepable, keepableText } from '@waymark/shared/model/text.ts'
import type { DocumentNode, DocumentTree } from '@waymark/shared/drafting/document-tree.ts'

/** Words that can be kept come through letter for letter. */
export function presentable({ title, language, nodes }: DocumentTree): DocumentTree {
  const clean = nodes.map(cleanNode).filter(saysSomething)
  const first = clean.find(node => node.kind === 'heading')
  const oneLine = cleanText(title).replaceAll(/\s+/g, ' ').trim()
  const named = hasWords(oneLine) ? oneLine : 'A document without a title'
  const titled: DocumentNode[] =
    first?.level === 1 ? clean : [{ kind: 'heading', level: 1, spans: [{ text: named, marks: [] }] }, ...clean]
  return { title: named, language, nodes: inSteps(titled) }
}

/** The first heading of level 1 is the title; no other is, and each is at most one level below the heading before it. */
function inSteps(nodes: readonly DocumentNode[]): DocumentNode[] {
  let before = 0
  return nodes.map(node => {
    if (node.kind !== 'heading') return node
    const level = before === 0 ? 1 : headingLevel(Math.max(2, Math.min(node.level, before + 1)))
    before = level
    return { ...node, level }
  })
}

const saysSomething = (node: DocumentNode): boolean => {
  switch (node.kind) {
    case 'heading':
    case 'statement':
      return node.spans.some(({ text }) => hasWords(text))
    case 'evidence':
      return node.notes.length > 0
    case 'list':
      return node.items.length > 0
    case 'remark':
      return hasWords(node.text)
  }
}

function cleanNode(node: DocumentNode): DocumentNode {
  switch (node.kind) {
    case 'heading':
      return { ...node, spans: node.spans.map(cleanSpan) }
    case 'statement':
      return { ...node, spans: node.spans.map(cleanSpan), source: cleanText(node.source) }
    case 'evidence':
      return {
        ...node,
        intro: cleanText(node.intro),
        notes: node.notes.map(({ text, tidied, from, parkedFor }) => ({
          text: cleanText(text),
          ...(tidied === undefined ? {} : { tidied: cleanText(tidied) }),
          from: cleanText(from),
          parkedFor: cleanText(parkedFor),
        })),
      }
    case 'list':
      return { ...node, items: node.items.map(cleanText) }
    case 'remark':
      return { ...node, text: cleanText(node.text) }
  }
}

const cleanSpan = ({ text, marks }: Span): Span => ({ text: cleanText(text), marks })

const cleanText = (text: string): string => (isKeepable(text) ? text : keepableText(text))
