/** A browser tells of what was selected a moment later: what it shows is what is meant. */
import { TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'

/** The editor selects what the browser shows as selected, where somebody is in its text. */
export function hearSelection(view: EditorView): void {
  const shown = view.hasFocus() ? view.dom.ownerDocument.getSelection() : null
  if (shown === null) return
  const [anchor, head] = [
    placeIn(view, shown.anchorNode, shown.anchorOffset),
    placeIn(view, shown.focusNode, shown.focusOffset),
  ]
  const { doc, tr, selection } = view.state
  if (anchor === undefined || head === undefined) return
  if (anchor === selection.anchor && head === selection.head) return
  view.dispatch(tr.setSelection(TextSelection.between(doc.resolve(anchor), doc.resolve(head))))
}

const placeIn = (view: EditorView, node: Node | null, offset: number): number | undefined =>
  node !== null && view.dom.contains(node) ? view.posAtDOM(node, offset) : undefined
