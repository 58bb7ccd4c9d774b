/** Keeps a change apart from what was written just before and just after it, so that undo takes back that change and nothing else. */
import type { EditorState } from '@tiptap/pm/state'
import { yUndoPluginKey } from '@tiptap/y-tiptap'

interface Capturing {
  readonly undoManager?: { readonly stopCapturing: () => void }
}

export function apart(state: EditorState, change: () => void): void {
  const { undoManager }: Capturing = yUndoPluginKey.getState(state) ?? {}
  undoManager?.stopCapturing()
  change()
  undoManager?.stopCapturing()
}
