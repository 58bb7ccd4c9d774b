/** Holds on to a statement while others edit: its place moves, and it may be gone. */
import type { EditorState } from '@tiptap/pm/state'
import { ProsemirrorBinding, ySyncPluginKey } from '@tiptap/y-tiptap'

/** Answers where the statement that stands at `at` now stands in a later state; undefined once it is gone. */
export function pinStatement(state: EditorState, at: number): (later: EditorState) => number | undefined {
  const node = state.doc.nodeAt(at)
  const [type] = [...mappingOf(state)].find(([, shown]) => shown === node) ?? []
  return later => {
    const shown = type === undefined ? undefined : mappingOf(later).get(type)
    let place: number | undefined
    later.doc.forEach((child, offset) => {
      if (child === shown) place = offset
    })
    return place
  }
}

function mappingOf(state: EditorState): ProsemirrorBinding['mapping'] {
  const { binding }: { binding?: unknown } = ySyncPluginKey.getState(state) ?? {}
  return binding instanceof ProsemirrorBinding ? binding.mapping : new Map()
}
