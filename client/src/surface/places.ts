/** Places on the board, and how they are said. */
import type { NoteId } from '@waymark/shared/model/ids.ts'
import { nameOfBranch, type BoardNote, type Branch, type Place } from './surface-props.ts'

type Tree = readonly Branch[]

export const branchOf = (tree: Tree, id: NoteId): Branch | undefined =>
  tree.find(({ notes }) => notes.some(note => note.id === id))

/** One place nearer to the start of its section; undefined for the first. */
export function placeUp(tree: Tree, id: NoteId): Place | undefined {
  const { sectionId, at, notes } = whereIs(tree, id)
  return sectionId === undefined || at === 0 ? undefined : { sectionId, after: notes[at - 2]?.id ?? 'first' }
}

/** One place nearer to the end of its section; undefined for the last. */
export function placeDown(tree: Tree, id: NoteId): Place | undefined {
  const { sectionId, at, notes } = whereIs(tree, id)
  const next = notes[at + 1]
  return sectionId === undefined || next === undefined ? undefined : { sectionId, after: next.id }
}

/** Where it stands, said as a place to come back to. */
export function placeNow(tree: Tree, id: NoteId): Place | undefined {
  const { sectionId, at, notes } = whereIs(tree, id)
  return sectionId === undefined ? undefined : { sectionId, after: notes[at - 1]?.id ?? 'first' }
}

export function isSamePlace(tree: Tree, id: NoteId, place: Place): boolean {
  const now = placeNow(tree, id)
  if (now?.sectionId !== place.sectionId) return false
  const isLast = branchOf(tree, id)?.notes.at(-1)?.id === id
  return now.after === place.after || place.after === id || (place.after === 'last' && isLast)
}

/** `B, Planning for the future, note 3 of 4`, for the note once it stands there. */
export function sayPlace(tree: Tree, id: NoteId, { sectionId, after }: Place): string {
  const branch = tree.find(({ section }) => section.id === sectionId)
  if (branch === undefined) return ''
  const others = branch.notes.filter(note => note.id !== id)
  const found = others.findIndex(note => note.id === after)
  const number = after === 'first' ? 1 : after === 'last' || found < 0 ? others.length + 1 : found + 2
  return `${nameOfBranch(branch)}, note ${number} of ${others.length + 1}`
}

function whereIs(tree: Tree, id: NoteId) {
  const branch = branchOf(tree, id)
  const notes: readonly BoardNote[] = branch?.notes ?? []
  return { sectionId: branch?.section.id, notes, at: notes.findIndex(note => note.id === id) }
}
