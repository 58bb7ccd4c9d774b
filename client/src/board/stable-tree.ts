/** A tree of which each part stays the same object while it has the same notes: only the parts that have changed are drawn again. */
import type { Branch } from '#surface/surface-props.ts'

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
