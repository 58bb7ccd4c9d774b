/** A tree of which each part stays the same object while it has the same notes: only the parts that have changed are drawn again. */
import type { Section } from '@waymark/shared/model/session.ts'
import type { BoardNote, Branch } from '#surface/surface-props.ts'
import { treeOf } from '#surface/tree-of.ts'

type Tree = readonly Branch[]

/** `next`, with the parts of `before` that say the same; `before` itself where all of them do. */
export function stableTree(before: Tree, next: Tree): Tree {
  const parts = next.map((branch, at) => {
    const was = before[at]
    return was !== undefined && isSame(was, branch) ? was : branch
  })
  return parts.length === before.length && parts.every((branch, at) => branch === before[at]) ? before : parts
}

/** Answers what makes the trees of one board stable, from each to the next. */
export function treeKeeper(): (next: Tree) => Tree {
  let before: Tree = []
  return next => {
    before = stableTree(before, next)
    return before
  }
}

const isSame = (was: Branch, is: Branch): boolean =>
  was.section === is.section &&
  was.waymark.letter === is.waymark.letter &&
  was.waymark.tone === is.waymark.tone &&
  was.themes.length === 0 &&
  is.themes.length === 0 &&
  hasSameNotes(was.notes, is.notes)

const hasSameNotes = (was: Branch['notes'], are: Branch['notes']): boolean =>
  was.length === are.length && was.every((note, at) => note === are[at])

/**
 * Makes trees of the notes of one board, as treeOf does. Where notes only say something else and all stand where they stood, as at most
 * changes, nothing is sorted anew. Cost then: one comparison for each note.
 */
export function treeMaker(): (sections: readonly Section[], notes: readonly BoardNote[]) => Tree {
  let before: { readonly sections: readonly Section[]; readonly notes: readonly BoardNote[]; readonly tree: Tree } = {
    sections: [],
    notes: [],
    tree: [],
  }
  return (sections, notes) => {
    const isSameBoard = before.sections === sections && before.notes.length === notes.length
    const changed = isSameBoard ? rewordedIn(before.notes, notes) : undefined
    const tree = changed === undefined ? treeOf(sections, notes) : withReworded(before.tree, changed)
    before = { sections, notes, tree }
    return tree
  }
}

/** Undefined where a note has come, gone or moved. */
function rewordedIn(
  before: readonly BoardNote[],
  now: readonly BoardNote[],
): ReadonlyMap<BoardNote, BoardNote> | undefined {
  const changed = new Map<BoardNote, BoardNote>()
  for (const [at, was] of before.entries()) {
    const is = now[at]
    if (is === was) continue
    if (is === undefined || is.id !== was.id || is.order !== was.order || is.sectionId !== was.sectionId)
      return undefined
    changed.set(was, is)
  }
  return changed
}

const withReworded = (tree: Tree, changed: ReadonlyMap<BoardNote, BoardNote>): Tree =>
  changed.size === 0
    ? tree
    : tree.map(branch => {
        if (!branch.notes.some(note => changed.has(note))) return branch
        const notes = branch.notes.map(note => changed.get(note) ?? note)
        return { ...branch, notes, loose: notes }
      })
