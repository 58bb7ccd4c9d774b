/**
 * Keeps the cursor where its person left it while the document changes under it from elsewhere. Our binding looks for a block that
 * is gone by its content, and may land in another that reads the same; here the place of the change decides.
 */
import { Plugin, Selection, type EditorState } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'

export const steadyCaret = new Plugin({
  appendTransaction: (transactions, before, after) => {
    const changes = transactions.flatMap(tr => (tr.docChanged ? [originOf(tr.getMeta(ySyncPluginKey))] : []))
    if (!changes.some(({ fromDocument }) => fromDocument)) return null
    const wanted = placeOf(
      before,
      after,
      changes.some(({ byUndo }) => byUndo),
    )
    return wanted === undefined ? null : after.tr.setSelection(Selection.near(after.doc.resolve(wanted), -1))
  },
})

function originOf(meta: unknown): { readonly fromDocument: boolean; readonly byUndo: boolean } {
  const said = typeof meta === 'object' && meta !== null ? meta : {}
  return {
    fromDocument: 'isChangeOrigin' in said && said.isChangeOrigin === true,
    byUndo: 'isUndoRedoOperation' in said && said.isUndoRedoOperation === true,
  }
}

/** Undefined where the binding has found the place itself. */
function placeOf(before: EditorState, after: EditorState, byUndo: boolean): number | undefined {
  const changed = before.selection.empty ? changeBetween(before, after) : undefined
  if (changed === undefined) return undefined
  const wanted = byUndo ? inside(changed, after.selection.head) : besides(changed, before.selection.head, after)
  return wanted === after.selection.head ? undefined : wanted
}

/** Undo shows what it did: where the binding found no place within it, its beginning. */
const inside = ({ first, start, newEnd }: Change, found: number): number =>
  found >= start - 1 && found <= newEnd + 1 ? found : first

function besides(change: Change, was: number, after: EditorState): number {
  if (was < change.start) return was
  if (was > change.oldEnd) return was + change.newEnd - change.oldEnd
  return inside(change, after.selection.head)
}

interface Change {
  /** Where it begins at the earliest: what repeats itself can be counted to both ends. */
  readonly first: number
  readonly start: number
  readonly oldEnd: number
  readonly newEnd: number
}

function changeBetween(before: EditorState, after: EditorState): Change | undefined {
  const start = before.doc.content.findDiffStart(after.doc.content)
  const end = before.doc.content.findDiffEnd(after.doc.content)
  if (start === null || end === null) return undefined
  const overlap = Math.max(0, start - Math.min(end.a, end.b))
  return { first: start - overlap, start, oldEnd: end.a + overlap, newEnd: end.b + overlap }
}
