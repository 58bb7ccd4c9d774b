/** The document for LibreOffice and whatever else reads OpenDocument: headings with their levels, lists that are lists, every look a style. */
import { textOf, type Mark, type Span } from '@waymark/shared/model/draft.ts'
import type { DocumentTree, Evidence } from '@waymark/shared/drafting/document-tree.ts'
import { sayTidied } from '@waymark/shared/drafting/say-tidied.ts'
import { usualChoices } from '@waymark/shared/wire/export-choices.ts'
import { inSlices } from './in-slices.ts'
import { odtEntries, odtSpaces, odtWords } from './odt-file.ts'
import { odtStyles } from './odt-styles.ts'
import { placeEvidence, type PlacedNode } from './place-evidence.ts'
import { presentable } from './presentable.ts'
import { readsRightToLeft } from './right-to-left.ts'
import { xmlStart } from './xml-words.ts'
import { zipInBackground } from './zip.ts'

export async function toOdt(tree: DocumentTree, { evidence, isLarge } = usualChoices): Promise<Uint8Array> {
  const { nodes, ...about } = placeEvidence(presentable(tree), evidence)
  const content = `${xmlStart}<office:document-content ${odtSpaces} office:version="1.3"><office:automatic-styles>${mirrored}</office:automatic-styles><office:body><office:text>${await inSlices(nodes, nodeToOdt)}</office:text></office:body></office:document-content>`
  return zipInBackground(odtEntries(about, { content, styles: odtStyles(about.language, isLarge) }))
}

const names = {
  1: 'Heading_20_1',
  2: 'Heading_20_2',
  3: 'Heading_20_3',
  4: 'Heading_20_4',
  statement: 'Statement',
  withSource: 'Statement_20_with_20_source',
  source: 'Source',
  intro: 'Evidence_20_intro',
  words: 'Evidence',
  from: 'Evidence_20_from',
  item: 'Item',
  remark: 'Remark',
} as const

/** Each style once more for what reads from the right. */
const mirrored = Object.values(names)
  .map(
    name =>
      `<style:style style:name="Right_${name}" style:family="paragraph" style:parent-style-name="${name}"><style:paragraph-properties style:writing-mode="rl-tb" fo:text-align="right"/></style:style>`,
  )
  .join('')

const styleOf = (name: string, text: string): string => (readsRightToLeft(text) ? `Right_${name}` : name)

function nodeToOdt(node: PlacedNode): string {
  switch (node.kind) {
    case 'heading':
      return `<text:h text:style-name="${styleOf(names[node.level], textOf(node))}" text:outline-level="${node.level}">${marked(node)}</text:h>`
    case 'statement': {
      const style = styleOf(node.source === '' ? names.statement : names.withSource, textOf(node))
      return `<text:p text:style-name="${style}">${marked(node)}</text:p>${paragraph(names.source, node.source)}`
    }
    case 'evidence':
      return paragraph(names.intro, node.intro) + list(node.notes.map(noteToOdt))
    case 'list':
      return list(node.items.map(item => paragraph(names.item, item)))
    case 'remark':
      return paragraph(names.remark, node.text)
    case 'reference':
      return `<text:p text:style-name="${names.source}">${arrival(node.anchor)}<text:a xlink:type="simple" xlink:href="#${node.to}">${odtWords(node.text)}</text:a></text:p>`
  }
}

const list = (items: readonly string[]): string =>
  `<text:list text:style-name="Quotes">${items.map(item => `<text:list-item>${item}</text:list-item>`).join('')}</text:list>`

const noteToOdt = ({ text, tidied = '', from, parkedFor }: Evidence): string =>
  paragraph(names.words, text) +
  [sayTidied(tidied), from, parkedFor === '' ? '' : `Reason: ${parkedFor}`]
    .map(said => paragraph(names.from, said))
    .join('')

/** Nothing for nothing. */
const paragraph = (name: string, text: string): string =>
  text === '' ? '' : `<text:p text:style-name="${styleOf(name, text)}">${odtWords(text)}</text:p>`

type Marked = PlacedNode & { readonly kind: 'heading' | 'statement' }

/** The words, with where a link arrives, and what is said beside them. */
function marked({ spans, anchor = '', beside = [] }: Marked): string {
  const words = `${arrival(anchor)}${spansToOdt(spans)}`
  if (beside.length === 0) return words
  const said = beside.map(nodeToOdt).join('')
  return `<office:annotation office:name="about_${anchor}"><dc:creator>Waymark</dc:creator>${said}</office:annotation>${words}<office:annotation-end office:name="about_${anchor}"/>`
}

const arrival = (anchor: string): string => (anchor === '' ? '' : `<text:bookmark text:name="${anchor}"/>`)

const styles: Record<Mark, string> = { bold: 'Strong', italic: 'Emphasis' }

const spansToOdt = (spans: readonly Span[]): string =>
  spans
    .map(({ text, marks }) =>
      marks.reduce(
        (inner, mark) => `<text:span text:style-name="${styles[mark]}">${inner}</text:span>`,
        odtWords(text),
      ),
    )
    .join('')
