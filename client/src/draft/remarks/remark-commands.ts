/** What remarks do to the draft: they give a statement an id to be known by, and put other words in the place of those they quote. */
import type { Mark, Node as EditorNode } from '@tiptap/pm/model'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { longestCommon } from '@waymark/shared/doc/longest-common.ts'
import { StatementId } from '@waymark/shared/model/ids.ts'
import { isStatement } from '#draft/draft-commands.ts'
import { idOf } from '#draft/draft-schema.ts'
import { quoteFrom, type Line, type Quoted } from './find-remark.ts'

export interface PlacedLine extends Line {
  /** Where the statement stands. */
  readonly at: number
  readonly node: EditorNode
}

const texts = new WeakMap<EditorNode, string>()

/** Each place in it is a place in the statement: what is no letter counts as one. */
export function textIn(statement: EditorNode): string {
  const known =
    texts.get(statement) ??
    statement.textBetween(0, statement.content.size, '', leaf => (leaf.type.name === 'hardBreak' ? '\n' : '\uFFFC'))
  texts.set(statement, known)
  return known
}

export function linesOf(doc: EditorNode): PlacedLine[] {
  const lines: PlacedLine[] = []
  doc.forEach((node, at) => {
    if (isStatement(node)) lines.push({ at, node, id: idOf(node), text: textIn(node) })
  })
  return lines
}

/** What a remark would be about: the words that are selected in the statement where the selection begins, or all of it. */
export interface About {
  readonly at: number
  readonly text: string
  readonly from: number
  readonly to: number
}

/** Undefined where the cursor is in no statement. */
export function aboutNow({ selection }: EditorState): About | undefined {
  const { $from, $to } = selection
  if ($from.depth !== 1 || !isStatement($from.parent)) return undefined
  const text = textIn($from.parent)
  const end = $from.sameParent($to) ? $to.parentOffset : text.length
  const words = wordsWithin(text, $from.parentOffset, end)
  return { at: $from.before(), text, ...words }
}

/** Without the spaces at its ends. Nothing but spaces is nothing. */
function wordsWithin(text: string, from: number, to: number): { readonly from: number; readonly to: number } {
  const selected = text.slice(from, to)
  const words = selected.trim()
  const start = from + selected.indexOf(words)
  return { from: start, to: start + words.length }
}

/** For a suggestion where nothing is selected, all of the statement. Undefined where it is more than fits. */
export const quoteOf = ({ text, from, to }: About, isSuggestion: boolean): Quoted | undefined =>
  from === to && isSuggestion ? quoteFrom(text, 0, text.length) : quoteFrom(text, from, to)

export interface Known {
  readonly id: StatementId
  /** Gives the statement that id; undefined where it has it. Not a step that undo takes back: the remark would be about nothing. */
  readonly tr: Transaction | undefined
}

/** The id of the statement that stands at `at`; a new one where it has none, or has that of a statement before it. Undefined where there is no statement. */
export function knownBy({ doc, tr }: EditorState, at: number, newId: () => string): Known | undefined {
  const statement = doc.nodeAt(at)
  if (statement === null || !isStatement(statement)) return undefined
  const id = idOf(statement)
  if (id !== undefined && linesOf(doc).find(line => line.id === id)?.at === at) return { id, tr: undefined }
  const fresh = StatementId.parse(newId())
  const given = tr.setNodeMarkup(at, undefined, { ...statement.attrs, id: fresh })
  return { id: fresh, tr: given.setMeta('addToHistory', false) }
}

interface Words {
  /** Of the statement. */
  readonly at: number
  readonly from: number
  readonly to: number
}

/** Puts other words in the place of these. Of what is the same in both nothing is touched, so that marks stay where they are. */
export function takeWords(state: EditorState, { at, from, to }: Words, instead: string): Transaction {
  const { tr } = state
  const statement = state.doc.nodeAt(at)
  if (statement === null || !isStatement(statement)) return tr
  for (const { start, end, words } of changesTo(textIn(statement).slice(from, to), instead)) {
    const [first, last] = [at + 1 + from + start, at + 1 + from + end]
    tr.replaceWith(first, last, inlineFrom(state, words, marksAt(state.doc, first, last)))
  }
  return tr
}

interface Change {
  readonly start: number
  readonly end: number
  readonly words: string
}

const pieces = (text: string): string[] => text.match(/\s|[^\s]+/gu) ?? []

/** From the last to the first, so that none moves another. */
function changesTo(before: string, after: string): Change[] {
  const [was, is] = [pieces(before), pieces(after)]
  const kept = longestCommon(was, is, { same: (a, b) => a === b, weight: one => one.length })
  const changes: Change[] = []
  let [start, taken, end] = [0, 0, 0]
  const upTo = (next: number): void => {
    if (end > start || next > taken) changes.unshift({ start, end, words: is.slice(taken, next).join('') })
  }
  was.forEach((piece, index) => {
    const place = kept[index]
    if (place !== undefined) {
      upTo(place)
      start = end + piece.length
      taken = place + 1
    }
    end += piece.length
  })
  upTo(is.length)
  return changes
}

/** Those of the first letter that goes, or, where none goes, of the place. */
function marksAt(doc: EditorNode, from: number, to: number): readonly Mark[] {
  const $from = doc.resolve(from)
  return to > from ? ($from.nodeAfter?.marks ?? []) : $from.marks()
}

function inlineFrom({ schema }: EditorState, words: string, marks: readonly Mark[]): EditorNode[] {
  const lineBreak = schema.nodes['hardBreak']
  return words
    .split('\n')
    .flatMap((text, index) => [
      ...(index > 0 && lineBreak !== undefined ? [lineBreak.create()] : []),
      ...(text === '' ? [] : [schema.text(text, marks)]),
    ])
}
