/** The document as a PDF: headings, statements and lists as such, in usual or in large print. */
import { textOf } from '@waymark/shared/model/draft.ts'
import type { DocumentTree, Evidence } from '@waymark/shared/drafting/document-tree.ts'
import { sayTidied } from '@waymark/shared/drafting/say-tidied.ts'
import { usualChoices } from '@waymark/shared/wire/export-choices.ts'
import { breathe } from './in-slices.ts'
import { looks, writePdf, type Look, type Parent, type Pen } from './pdf-pen.ts'
import { placeEvidence, type PlacedNode } from './place-evidence.ts'
import { presentable } from './presentable.ts'

type Doc = Pen['doc']

type Looks = Readonly<Record<keyof typeof looks, Look>>

/** 18 points, and all else by as much. */
const largeLooks: Looks = {
  1: larger(looks[1]),
  2: larger(looks[2]),
  3: larger(looks[3]),
  4: larger(looks[4]),
  words: larger(looks.words),
  remark: larger(looks.remark),
  item: larger(looks.item),
  quote: larger(looks.quote),
  from: larger(looks.from),
  intro: larger(looks.intro),
  source: larger(looks.source),
}

function larger(look: Look): Look {
  return { ...look, size: look.size * 1.5, before: look.before * 1.8 }
}

export function toPdf(tree: DocumentTree, { evidence, isLarge } = usualChoices): Promise<Uint8Array> {
  const { nodes, ...about } = placeEvidence(presentable(tree), evidence)
  const own = isLarge ? largeLooks : looks
  const draw = async (pen: Pen): Promise<void> => {
    const outline = outlineOf(pen.doc)
    for (const node of nodes) {
      await writeNode(pen, own, node)
      if (node.kind === 'heading') outline(node.level, textOf(node))
    }
  }
  return writePdf(about, draw, own.remark)
}

/** The headings beside the pages, as a reader shows them: each is put under the last one above it. */
function outlineOf(doc: Doc): (level: number, text: string) => void {
  const open: { readonly level: number; readonly item: Doc['outline'] }[] = []
  return (level, text) => {
    while ((open.at(-1)?.level ?? 0) >= level) open.pop()
    open.push({ level, item: (open.at(-1)?.item ?? doc.outline).addItem(text) })
  }
}

async function writeNode(pen: Pen, own: Looks, node: PlacedNode): Promise<void> {
  switch (node.kind) {
    case 'heading':
      return pen.block(own[node.level], textOf(node))
    case 'statement':
      // What it rests on stays beside it, but for words that are as long as a page.
      if (textOf(node).length < 600) pen.keepTogether(pen.heightOf(own.words, textOf(node)) + 2 * own.source.size)
      pen.block(own.words, node.spans)
      return node.source === '' ? undefined : pen.block(own.source, node.source)
    case 'evidence':
      pen.block(own.intro, node.intro)
      return writeList(pen, own, node.notes.map(paragraphsOf))
    case 'list':
      return writeList(
        pen,
        own,
        node.items.map(item => [item]),
      )
    case 'remark':
      return pen.block(own.remark, node.text)
    case 'reference':
      return pen.block(own.source, node.text)
  }
}

const paragraphsOf = ({ text, tidied = '', from, parkedFor }: Evidence): string[] => [
  text,
  ...[sayTidied(tidied), from, parkedFor === '' ? '' : `Reason: ${parkedFor}`].filter(said => said !== ''),
]

/** So many items are written before somebody else is answered. */
const sliceSize = 50

/** Each item has its sign, which is told as such, and its paragraphs. */
async function writeList(pen: Pen, own: Looks, items: readonly (readonly string[])[]): Promise<void> {
  const { doc, root } = pen
  const list = doc.struct('L')
  root.add(list)
  for (const [at, item] of items.entries()) {
    if (at % sliceSize === sliceSize - 1) await breathe()
    const entry = doc.struct('LI')
    list.add(entry)
    writeItem(pen, own, { entry, item })
    entry.end()
  }
  list.end()
}

function writeItem(
  { doc, block, bullet, keepTogether, heightOf }: Pen,
  own: Looks,
  { entry, item: [words = '', ...more] }: { readonly entry: Parent; readonly item: readonly string[] },
): void {
  const look = more.length === 0 ? own.item : own.quote
  // Who said it stays with what was said; words that are longer than this begin where they are.
  if (more.length > 0 && words.length < 600)
    keepTogether(heightOf(look, words) + more.reduce((sum, text) => sum + heightOf(own.from, text), 0))
  bullet(entry, look)
  if (more.length === 0) return block(look, words, entry)
  const body = doc.struct('LBody')
  entry.add(body)
  block(look, words, body)
  for (const text of more) block(own.from, text, body)
  body.end()
}
