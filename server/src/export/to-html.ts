/** The document as one web page that needs nothing else: no script, no other file, and words are text, whatever they look like. */
import { inMarkup } from '@waymark/shared/rules/in-markup.ts'
import type { Mark, Span } from '@waymark/shared/model/draft.ts'
import type { DocumentTree, Evidence } from '@waymark/shared/drafting/document-tree.ts'
import { sayTidied } from '@waymark/shared/drafting/say-tidied.ts'
import { usualChoices } from '@waymark/shared/wire/export-choices.ts'
import { largeStyle, pageStyle } from './page-style.ts'
import { placeEvidence, type PlacedNode } from './place-evidence.ts'
import { presentable } from './presentable.ts'

export function toHtml(tree: DocumentTree, { evidence, isLarge } = usualChoices): string {
  const { title, language, nodes } = placeEvidence(presentable(tree), evidence)
  return `<!doctype html>
<html lang="${inMarkup(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="color-scheme" content="light dark">
<title>${inMarkup(title)}</title>
<style>
${pageStyle}${isLarge ? largeStyle : ''}</style>
</head>
<body>
<main>
${nodes.map((node, at) => nodeToHtml(node, at)).join('\n')}
</main>
</body>
</html>
`
}

/** Its nodes alone, for a page around them. */
export const nodesToHtml = (tree: DocumentTree): string =>
  placeEvidence(presentable(tree), 'inline')
    .nodes.map((node, at) => nodeToHtml(node, at))
    .join('\n')

/** `hrefOf` says where a name is found; on one page it is on that page. */
export function nodeToHtml(node: PlacedNode, at: number, hrefOf = (name: string) => `#${name}`): string {
  switch (node.kind) {
    case 'heading':
      return `<h${node.level}${arrival(node.anchor)} dir="auto">${spansToHtml(node.spans)}</h${node.level}>`
    case 'statement':
      return `<div class="statement">
<p dir="auto">${spansToHtml(node.spans)}</p>${paragraph('source', node.source)}
</div>`
    case 'evidence':
      return `<div class="evidence">
<p class="intro" id="said-${at}" dir="auto">${wordsToHtml(node.intro)}</p>
<ul role="list" aria-labelledby="said-${at}">
${node.notes.map(noteToHtml).join('\n')}
</ul>
</div>`
    case 'list':
      return `<ul>\n${node.items.map(item => `<li dir="auto">${wordsToHtml(item)}</li>`).join('\n')}\n</ul>`
    case 'remark':
      return `<p class="remark" dir="auto">${wordsToHtml(node.text)}</p>`
    case 'reference':
      return `<p class="source" id="${node.anchor}"><a href="${hrefOf(node.to)}" dir="auto">${wordsToHtml(node.text)}</a></p>`
  }
}

/** Links lead to the parts of an annex alone. */
const arrival = (anchor = ''): string => (anchor.startsWith('annex_') ? ` id="${anchor}"` : '')

const noteToHtml = ({ text, tidied = '', from, parkedFor }: Evidence): string =>
  `<li>
<p class="words" dir="auto">${wordsToHtml(text)}</p>${paragraph('tidied', sayTidied(tidied))}${paragraph('from', from)}${paragraph('reason', parkedFor === '' ? '' : `Reason: ${parkedFor}`)}
</li>`

/** On a line of its own; nothing for nothing. */
const paragraph = (name: string, text: string): string =>
  text === '' ? '' : `\n<p class="${name}" dir="auto">${wordsToHtml(text)}</p>`

const tags: Record<Mark, string> = { bold: 'strong', italic: 'em' }

const spansToHtml = (spans: readonly Span[]): string =>
  spans
    .map(({ text, marks }) =>
      marks.reduce((inner, mark) => `<${tags[mark]}>${inner}</${tags[mark]}>`, wordsToHtml(text)),
    )
    .join('')

const wordsToHtml = (text: string): string => inMarkup(text).replaceAll('\n', '<br>')
