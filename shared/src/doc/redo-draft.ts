/** Work on a draft that was not saved, written into one that was written anew. What stays in that is not touched, nor anybody's cursor in it. */
import type * as Y from 'yjs'
import { draftFragment, holdsOnlyBlocks, insertBlocks, readBlocks } from './draft-doc.ts'
import type { Block } from '#model/draft.ts'
import { redoBlocks, type RedoneBlock } from './redo-blocks.ts'

/** Call inside a transaction of `doc`, the new one. */
export function redoDraft(unfinished: { readonly base: Y.Doc; readonly mine: Y.Doc }, doc: Y.Doc): void {
  const theirs = draftFragment(doc)
  const redone = redoBlocks({
    base: readBlocks(draftFragment(unfinished.base)),
    mine: readBlocks(draftFragment(unfinished.mine)),
    theirs: readBlocks(theirs),
  })
  // Where there is something that is no block, a place among the blocks is no place among what there is: then mine goes to the end.
  if (!holdsOnlyBlocks(theirs))
    return insertBlocks(
      theirs,
      theirs.length,
      redone.flatMap(one => (one.is === 'new' ? [one.block] : [])),
    )
  writeRedone(redone, theirs)
}

/** Makes the draft say this, and nothing else. What it says already is not touched. Call inside a transaction. */
export function setBlocks(fragment: Y.XmlFragment, blocks: readonly Block[]): void {
  if (!holdsOnlyBlocks(fragment)) {
    fragment.delete(0, fragment.length)
    return insertBlocks(fragment, 0, blocks)
  }
  const now = readBlocks(fragment)
  writeRedone(redoBlocks({ base: now, mine: blocks, theirs: now }), fragment)
}

function writeRedone(redone: readonly RedoneBlock[], theirs: Y.XmlFragment): void {
  let at = 0
  let next = 0
  const passTo = (end: number): void => {
    if (end > next) theirs.delete(at, end - next)
    next = end
  }
  for (const one of redone) {
    if (one.is === 'new') insertBlocks(theirs, at, [one.block])
    else {
      passTo(one.at)
      next += 1
    }
    at += 1
  }
  passTo(next + theirs.length - at)
}
