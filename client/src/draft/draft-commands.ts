/** What can be done to the blocks of a draft. No words lose their sources in silence: where two statements become one, it rests on both. */
import type { Node as EditorNode } from '@tiptap/pm/model'
import { Selection, TextSelection, type Command, type Transaction } from '@tiptap/pm/state'
import { citeKeyOf, type Citation, type HeadingBlock, type Seen } from '@waymark/shared/model/draft.ts'
import { hasWords } from '@waymark/shared/model/text.ts'
import { withSeen } from '@waymark/shared/rules/stale.ts'
import { citesOf, isOwnWords, seenOf } from './draft-schema.ts'

export interface Sources {
  readonly cites: readonly Citation[]
  readonly ownWords: boolean
  /** What the themes were when it was last held against them. */
  readonly seen: readonly Seen[]
}

export const citeKey = citeKeyOf

export const sourcesOf = (statement: EditorNode): Sources => ({
  cites: citesOf(statement),
  ownWords: isOwnWords(statement),
  seen: seenOf(statement),
})

export const hasSources = ({ cites, ownWords }: Omit<Sources, 'seen'>): boolean => cites.length > 0 || ownWords

export const isStatement = (node: EditorNode): boolean => node.type.name === 'statement'

export const unite = (a: Sources, b: Sources): Sources => ({
  cites: [...new Map([...a.cites, ...b.cites].map(cite => [citeKey(cite), cite])).values()],
  ownWords: a.ownWords || b.ownWords,
  seen: withSeen(b.seen, a.seen),
})

/** It stays the statement that it is. */
export function markSources(tr: Transaction, at: number, { cites, ownWords, seen }: Sources): Transaction {
  const cited = new Set<string>(cites.flatMap(cite => ('themeId' in cite ? [cite.themeId] : [])))
  const kept = seen.filter(({ themeId }) => cited.has(themeId))
  const attrs = { ...tr.doc.nodeAt(at)?.attrs, cites, ownWords, seen: kept.length > 0 ? kept : null }
  return tr.setNodeMarkup(at, undefined, attrs)
}

/** Enter. At the end or the start of a block: a new statement beside it, without a source. Inside: both halves rest on the same words. */
export const newBlock: Command = (state, dispatch) => {
  const tr = state.tr
  removeSelected(tr)
  const { $from } = tr.selection
  const block = $from.parent
  const statement = state.schema.nodes['statement']
  if ($from.depth !== 1 || statement === undefined) return false
  if ($from.parentOffset === block.content.size) {
    const after = $from.after()
    tr.insert(after, statement.create()).setSelection(TextSelection.create(tr.doc, after + 1))
  } else if ($from.parentOffset === 0) {
    tr.insert($from.before(), statement.create())
  } else {
    splitBlock(tr)
  }
  dispatch?.(tr.scrollIntoView())
  return true
}

/** Both halves of a statement rest on the same words, and the first is the one that was commented on; the second half of a heading is about nothing yet. */
export function splitBlock(tr: Transaction): void {
  const { pos, parent } = tr.selection.$from
  const attrs = isStatement(parent) ? { ...parent.attrs, id: null } : { ...parent.attrs, about: null }
  tr.split(pos, 1, [{ type: parent.type, attrs }])
}

/** Backspace at the start of a block, or with something selected. */
export const removeBackward: Command = (state, dispatch) => {
  if (!state.selection.empty) return removeSelection(state, dispatch)
  const { $from } = state.selection
  if ($from.depth !== 1 || $from.parentOffset > 0 || $from.index(0) === 0) return false
  dispatch?.(join(state.tr, $from.index(0)).scrollIntoView())
  return true
}

/** Delete at the end of a block, or with something selected. */
export const removeForward: Command = (state, dispatch) => {
  if (!state.selection.empty) return removeSelection(state, dispatch)
  const { $from } = state.selection
  if ($from.depth !== 1 || $from.parentOffset < $from.parent.content.size) return false
  if ($from.index(0) === state.doc.childCount - 1) return false
  dispatch?.(join(state.tr, $from.index(0) + 1).scrollIntoView())
  return true
}

const removeSelection: Command = (state, dispatch) => {
  const { $from, $to } = state.selection
  if ($from.sameParent($to)) return false
  const tr = state.tr
  removeSelected(tr)
  dispatch?.(tr.scrollIntoView())
  return true
}

export function removeSelected(tr: Transaction): void {
  const { $from, $to, empty } = tr.selection
  if (empty) return
  const first = $from.parent
  const last = $to.parent
  const ofFirst = $from.parentOffset > 0
  const ofLast = $to.parentOffset < last.content.size
  tr.deleteSelection()
  if ($from.sameParent($to) || !isStatement(first) || !isStatement(last)) return
  const sources = ofFirst && ofLast ? unite(sourcesOf(first), sourcesOf(last)) : sourcesOf(ofLast ? last : first)
  markSources(tr, tr.selection.$from.before(1), sources)
}

/** Makes one of the block at `right` (its place in the draft) and the one before it, as far as no source is lost by it. */
function join(tr: Transaction, right: number): Transaction {
  const at = startOf(tr.doc, right)
  const before = tr.doc.child(right - 1)
  const block = tr.doc.child(right)
  if (before.content.size === 0) return tr.delete(at - before.nodeSize, at)
  if (block.content.size === 0) return withCaretBefore(tr.delete(at, at + block.nodeSize), at)
  if (isStatement(before) && isStatement(block)) {
    const sources = unite(sourcesOf(before), sourcesOf(block))
    return markSources(tr.join(at), at - before.nodeSize, sources)
  }
  if (isStatement(before)) return tr.setNodeMarkup(at, before.type, { cites: [], ownWords: false })
  if (isStatement(block) && hasSources(sourcesOf(block))) return withCaretBefore(tr, at)
  return tr.join(at)
}

const withCaretBefore = (tr: Transaction, at: number): Transaction =>
  tr.setSelection(Selection.near(tr.doc.resolve(at), -1))

function startOf(doc: EditorNode, index: number): number {
  let at = 0
  for (let before = 0; before < index; before += 1) at += doc.child(before).nodeSize
  return at
}

/** To the first or the last place for the cursor. Browsers find no end where a block ends in something that is not text, as statements do. */
export const goTo =
  (where: 'start' | 'end', extend: boolean): Command =>
  (state, dispatch) => {
    const target = where === 'start' ? Selection.atStart(state.doc) : Selection.atEnd(state.doc)
    const anchor = extend ? state.selection.anchor : target.head
    dispatch?.(state.tr.setSelection(TextSelection.between(state.doc.resolve(anchor), target.$head)).scrollIntoView())
    return true
  }

export type BlockKind = 'statement' | HeadingBlock['level']

/** Turns the blocks that are selected into headings of a level, or statements. A heading carries no sources. */
export const setBlocks =
  (kind: BlockKind): Command =>
  (state, dispatch) => {
    const { from, to } = state.selection
    const type = state.schema.nodes[kind === 'statement' ? 'statement' : 'heading']
    if (type === undefined) return false
    const tr = state.tr
    state.doc.nodesBetween(from, to, (node, at) => {
      if (kind === 'statement') {
        if (!isStatement(node)) tr.setNodeMarkup(at, type, { cites: [], ownWords: false })
      } else {
        tr.setNodeMarkup(at, type, { level: kind, about: isStatement(node) ? null : node.attrs['about'] })
      }
      return false
    })
    dispatch?.(tr)
    return true
  }

/** Says what the statement that stands at `at` rests on. False when there is none. */
export const setSources =
  (at: number, change: (sources: Sources) => Sources): Command =>
  (state, dispatch) => {
    const node = state.doc.nodeAt(at)
    if (node === null || !isStatement(node)) return false
    dispatch?.(markSources(state.tr, at, change(sourcesOf(node))))
    return true
  }

/** Puts these words in the place of what the statement says that stands at `at`, and says what it rests on. False when there is none. */
export const sayInstead =
  (at: number, words: string, change: (sources: Sources) => Sources): Command =>
  (state, dispatch) => {
    const node = state.doc.nodeAt(at)
    const lineBreak = state.schema.nodes['hardBreak']
    if (node === null || !isStatement(node) || lineBreak === undefined) return false
    const inside = words
      .split('\n')
      .flatMap((line, place) => [
        ...(place === 0 ? [] : [lineBreak.create()]),
        ...(line === '' ? [] : [state.schema.text(line)]),
      ])
    const tr = state.tr.replaceWith(at + 1, at + node.nodeSize - 1, inside)
    dispatch?.(markSources(tr, at, change(sourcesOf(node))))
    return true
  }

/** The places of statements that have text, and neither cite nor are the facilitator's own words. */
export const withoutSource = (doc: EditorNode): number[] =>
  placesWhere(doc, node => hasWords(node.textContent) && !hasSources(sourcesOf(node)))

export function placesWhere(doc: EditorNode, is: (statement: EditorNode) => boolean): number[] {
  const places: number[] = []
  doc.forEach((node, at) => {
    if (isStatement(node) && is(node)) places.push(at)
  })
  return places
}
