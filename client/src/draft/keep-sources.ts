/** However words are removed, typed over, cut, pasted or dropped: those that stay keep their sources. */
import { Slice, type Node as EditorNode } from '@tiptap/pm/model'
import { Plugin, TextSelection, type EditorState, type Transaction } from '@tiptap/pm/state'
import { Mapping } from '@tiptap/pm/transform'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import {
  isStatement,
  markSources,
  removeSelected,
  sourcesOf,
  splitBlock,
  unite,
  type Sources,
} from './draft-commands.ts'
import { idOf } from './draft-schema.ts'

export const keepSources = new Plugin({
  appendTransaction: (transactions, before, after) => {
    if (transactions.some(tr => tr.getMeta(ySyncPluginKey) !== undefined)) return null
    const mapping = new Mapping(transactions.flatMap(tr => tr.mapping.maps))
    return mapping.maps.length === 0 ? null : withSourcesOfBoth(mapping, before, after)
  },
})

/** Where what is left of two statements has become one, it rests on what both rested on. */
function withSourcesOfBoth(mapping: Mapping, { selection }: EditorState, after: EditorState): Transaction | null {
  const { $from, $to } = selection
  if ($from.sameParent($to) || !isStatement($from.parent) || !isStatement($to.parent)) return null
  if ($from.parentOffset === 0 || $to.parentOffset === $to.parent.content.size) return null
  const $start = after.doc.resolve(mapping.map($from.pos, -1))
  const $end = after.doc.resolve(mapping.map($to.pos, 1))
  if ($start.depth !== 1 || !$start.sameParent($end) || !isStatement($start.parent)) return null
  const both = unite(sourcesOf($from.parent), sourcesOf($to.parent))
  const has = unite(sourcesOf($start.parent), both)
  return sameSources(sourcesOf($start.parent), has) ? null : markSources(after.tr, $start.before(), has)
}

const sameSources = (a: Sources, b: Sources): boolean => a.cites.length === b.cites.length && a.ownWords === b.ownWords

/** What is copied is a new statement; what was cut out is the same one in another place. */
function knownHere(doc: EditorNode, block: EditorNode): EditorNode {
  const id = isStatement(block) ? idOf(block) : undefined
  let isHere = false
  doc.forEach(node => {
    if (id !== undefined && isStatement(node) && idOf(node) === id) isHere = true
  })
  return isHere ? block.type.create({ ...block.attrs, id: null }, block.content) : block
}

/** Puts in what was copied. Whole blocks stand between what was before the cursor and what was after it. */
export function paste(state: EditorState, slice: Slice): Transaction {
  const tr = state.tr
  removeSelected(tr)
  const blocks = slice.content.content.map(block => knownHere(tr.doc, block))
  const [first] = blocks
  const block = tr.selection.$from.parent
  if (first === undefined || !first.isTextblock) return tr.replaceSelection(slice)
  if (blocks.length === 1 && block.content.size > 0) return pasteWords(tr, slice, first)
  if (block.content.size === 0) return pasteInPlace(tr, blocks)
  return pasteBetween(tr, blocks)
}

function pasteWords(tr: Transaction, slice: Slice, pasted: EditorNode): Transaction {
  const { $from } = tr.selection
  const at = $from.before()
  tr.replaceSelection(new Slice(slice.content, 1, 1))
  return isStatement($from.parent) && isStatement(pasted)
    ? markSources(tr, at, unite(sourcesOf($from.parent), sourcesOf(pasted)))
    : tr
}

/** An empty statement that asks for words about a theme gets them, and goes on resting on it. */
function pasteInPlace(tr: Transaction, [first, ...rest]: readonly EditorNode[]): Transaction {
  const { $from } = tr.selection
  if (first === undefined) return tr
  const begins =
    isStatement($from.parent) && isStatement(first)
      ? first.type.create({ ...$from.parent.attrs, ...unite(sourcesOf($from.parent), sourcesOf(first)) }, first.content)
      : first
  const at = $from.before()
  return withCaretAfter(tr.replaceWith(at, $from.after(), [begins, ...rest]), at, [begins, ...rest])
}

function pasteBetween(tr: Transaction, blocks: readonly EditorNode[]): Transaction {
  const { $from } = tr.selection
  const atStart = $from.parentOffset === 0
  if (!atStart && $from.parentOffset < $from.parent.content.size) splitBlock(tr)
  const at = atStart ? $from.before() : $from.pos + 1
  return withCaretAfter(tr.insert(at, [...blocks]), at, blocks)
}

function withCaretAfter(tr: Transaction, at: number, blocks: readonly EditorNode[]): Transaction {
  const end = blocks.reduce((place, { nodeSize }) => place + nodeSize, at)
  return tr.setSelection(TextSelection.near(tr.doc.resolve(end), -1))
}
