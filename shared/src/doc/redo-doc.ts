/** Work that was not saved, made once more on a document that was written anew, so that nothing deleted comes back with it. */
import type * as Y from 'yjs'
import { readDocName, type DocName } from './doc-name.ts'
import { erasedNotesIn } from './erased-notes.ts'
import { redoDraft } from './redo-draft.ts'
import { redoRecords } from './redo-records.ts'
import { openRemarksDoc } from './remarks-doc.ts'
import { openThemesDoc } from './themes-doc.ts'

export interface Unfinished {
  /** As the server had it. */
  readonly base: Y.Doc
  /** The same, with what is to be made once more. */
  readonly mine: Y.Doc
}

/** In one change of `theirs`, the new one. Answers whether there was anything to do. */
export function redoDoc(name: DocName, unfinished: Unfinished, theirs: Y.Doc): boolean {
  let isChanged = false
  const onUpdate = (): void => {
    isChanged = true
  }
  theirs.on('update', onUpdate)
  theirs.transact(() => {
    redo(name, unfinished, theirs)
  })
  theirs.off('update', onUpdate)
  return isChanged
}

function redo(name: DocName, { base, mine }: Unfinished, theirs: Y.Doc): void {
  switch (readDocName(name)?.of.kind) {
    case 'themes':
    case 'look':
      return redoThemes({ base, mine }, theirs)
    case 'draft':
      return redoDraft({ base, mine }, theirs)
    case 'remarks':
      return redoRemarks({ base, mine }, theirs)
    // Nobody but the server writes a room.
    case 'room':
    case undefined:
  }
}

function redoRemarks(unfinished: Unfinished, doc: Y.Doc): void {
  const [base, mine, theirs] = [openRemarksDoc(unfinished.base), openRemarksDoc(unfinished.mine), openRemarksDoc(doc)]
  redoRecords({ base: base.remarks, mine: mine.remarks, theirs: theirs.remarks })
  redoRecords({ base: base.replies, mine: mine.replies, theirs: theirs.replies })
}

function redoThemes(unfinished: Unfinished, doc: Y.Doc): void {
  const [base, mine, theirs] = [openThemesDoc(unfinished.base), openThemesDoc(unfinished.mine), openThemesDoc(doc)]
  redoRecords({ base: base.themes, mine: mine.themes, theirs: theirs.themes })
  // What was made of a note that was erased meanwhile is not made once more.
  const erased = erasedNotesIn(doc)
  const isThere = ({ noteId }: { readonly noteId: string }): boolean => !erased.has(noteId)
  redoRecords({ base: base.placements, mine: mine.placements, theirs: theirs.placements }, isThere)
  redoRecords({ base: base.parked, mine: mine.parked, theirs: theirs.parked }, isThere)
  redoRecords({ base: base.links, mine: mine.links, theirs: theirs.links })
  redoRecords({ base: base.tidied, mine: mine.tidied, theirs: theirs.tidied }, isThere)
  redoRecords({ base: base.points, mine: mine.points, theirs: theirs.points })
  redoRecords({ base: base.sources, mine: mine.sources, theirs: theirs.sources }, ({ source }) => !erased.has(source))
  redoRecords({ base: base.pictures, mine: mine.pictures, theirs: theirs.pictures })
}
