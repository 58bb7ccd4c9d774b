/** Where somebody was writing, so that they can go on there in another editor with nearly the same text. */
import type { Editor } from '@tiptap/react'
import { useLayoutEffect, type RefObject } from 'react'

export interface WritingPlace {
  readonly block: number
  readonly text: string
  readonly offset: number
}

/** Remembers it when this editor goes while it has the focus, and goes on there when it comes. */
export function usePlace(editor: Editor, place: RefObject<WritingPlace | null>): void {
  useLayoutEffect(() => {
    if (place.current !== null) goOnAt(editor, place.current)
    return () => {
      place.current = editor.isFocused ? placeIn(editor) : null
    }
  }, [editor, place])
}

function placeIn({ state }: Editor): WritingPlace {
  const { $head } = state.selection
  return { block: $head.index(0), text: $head.node(1).textContent, offset: $head.parentOffset }
}

/** In the block that reads the same, or begins so; otherwise in the one that stands where it stood. */
function goOnAt(editor: Editor, { block, text, offset }: WritingPlace): void {
  const { doc } = editor.state
  let at: number | undefined
  doc.forEach((node, start, index) => {
    if (index === block) at ??= start + 1 + Math.min(offset, node.content.size)
    if (text !== '' && node.textContent === text) at = start + 1 + Math.min(offset, node.content.size)
  })
  editor.commands.focus(at ?? 'end')
}
