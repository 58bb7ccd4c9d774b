/**
 * Puts people's words where they were asked for, the same for every kind of file: where they belong, in an annex with references both
 * ways, beside what rests on them, or nowhere. Gives each heading and statement a name by which a link finds it.
 */
import { textOf } from '@waymark/shared/model/draft.ts'
import type { DocumentNode, DocumentTree } from '@waymark/shared/drafting/document-tree.ts'
import type { EvidencePlace } from '@waymark/shared/wire/export-choices.ts'

export type PlacedNode =
  | (DocumentNode & {
      /** Where a link arrives; for headings and statements. At most 40 letters, digits and _, as Word has it. */
      readonly anchor?: string
      /** What is said beside it, where words were asked for as comments. */
      readonly beside?: readonly DocumentNode[]
    })
  /** A line that leads somewhere else in the document. */
  | { readonly kind: 'reference'; readonly text: string; readonly to: string; readonly anchor: string }

export interface PlacedTree extends Omit<DocumentTree, 'nodes'> {
  readonly nodes: readonly PlacedNode[]
}

/** Of a tree that is presentable. */
export function placeEvidence({ nodes, ...about }: DocumentTree, place: EvidencePlace): PlacedTree {
  const placed = {
    inline: () => nodes,
    none: () => withoutEvidence(nodes),
    annex: () => inAnnex(nodes),
    comments: () => asComments(nodes),
  }[place]()
  return { ...about, nodes: named(placed) }
}

type Heading = DocumentNode & { readonly kind: 'heading' }
type Words = DocumentNode & { readonly kind: 'evidence' }

const heading = (level: 2 | 3, text: string): DocumentNode => ({ kind: 'heading', level, spans: [{ text, marks: [] }] })

/** A heading under which nothing but evidence stood goes with it. */
function withoutEvidence(nodes: readonly DocumentNode[]): DocumentNode[] {
  const isLeft = nodes.map(node => node.kind !== 'evidence' && node.kind !== 'heading')
  return nodes.filter((node, at) => {
    if (node.kind !== 'heading') return isLeft[at]
    const after = nodes.findIndex((other, index) => index > at && other.kind === 'heading' && other.level <= node.level)
    const under = [at + 1, after === -1 ? nodes.length : after] as const
    const stoodAlone = !nodes.slice(...under).some(other => other.kind === 'evidence')
    return node.level === 1 || stoodAlone || isLeft.slice(...under).includes(true)
  })
}

function inAnnex(nodes: readonly DocumentNode[]): PlacedNode[] {
  let last: Heading | undefined
  const annex: PlacedNode[] = []
  let count = 0
  const body = nodes.map((node): PlacedNode => {
    if (node.kind === 'heading') last = node
    if (node.kind !== 'evidence') return node
    count += 1
    annex.push(...partOfAnnex(node, count, last === undefined ? '' : textOf(last)))
    return {
      kind: 'reference',
      text: `${node.intro}: annex ${count}`,
      to: `annex_${count}`,
      anchor: `to_annex_${count}`,
    }
  })
  return count === 0 ? body : [...body, heading(2, 'Annex: in people’s own words'), ...annex]
}

const partOfAnnex = (words: Words, number: number, under: string): PlacedNode[] => [
  { ...heading(3, `Annex ${number}. ${under}`.trim()), anchor: `annex_${number}` },
  words,
  {
    kind: 'reference',
    text: `Back to where annex ${number} is named`,
    to: `to_annex_${number}`,
    anchor: `end_of_annex_${number}`,
  },
]

/** Beside the statement before them under the same heading, or the heading itself where there is none. */
function asComments(nodes: readonly DocumentNode[]): PlacedNode[] {
  const placed: { node: DocumentNode; beside: DocumentNode[] }[] = []
  for (const node of nodes) {
    const before = placed.findLast(({ node: { kind } }) => kind === 'statement' || kind === 'heading')
    if (node.kind === 'evidence' && before !== undefined) before.beside.push(node)
    else if (node.kind === 'statement' && node.source !== '')
      placed.push({ node: { ...node, source: '' }, beside: [{ kind: 'remark', text: node.source }] })
    else placed.push({ node, beside: [] })
  }
  return placed.map(({ node, beside }) => (beside.length === 0 ? node : { ...node, beside }))
}

/** A statement by its own id where it has one, all else by its number. */
function named(nodes: readonly PlacedNode[]): PlacedNode[] {
  const taken = new Set<string>()
  const take = (name: string): string => {
    let free = name.slice(0, 36)
    // To Word small and large letters are the same.
    for (let count = 2; taken.has(free.toLowerCase()); count += 1) free = `${name.slice(0, 34)}_${count}`
    taken.add(free.toLowerCase())
    return free
  }
  let [headings, statements] = [0, 0]
  return nodes.map(node => {
    if (node.kind === 'reference' || ('anchor' in node && node.anchor !== undefined)) return node
    if (node.kind === 'heading') return { ...node, anchor: take(`heading_${(headings += 1)}`) }
    if (node.kind !== 'statement') return node
    statements += 1
    const own = node.id === undefined ? '' : node.id.replaceAll(/[^A-Za-z0-9]/g, '_')
    return { ...node, anchor: take(own === '' ? `statement_${statements}` : `s_${own}`) }
  })
}
