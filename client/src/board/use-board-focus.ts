/** Where the focus is among the notes, and that it stays there: whatever moves or goes, by me or by others. */
import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import type { NoteId } from '@waymark/shared/model/ids.ts'
import { noteButtonOf, type Branch } from '#surface/surface-props.ts'

export function useBoardFocus(side: RefObject<HTMLElement | null>, tree: readonly Branch[]) {
  const [current, setCurrent] = useState<NoteId | null>(null)
  const wanted = useRef<NoteId | null>(null)
  const inHand = useRef<NoteId | null>(null)
  const order = useRef<readonly NoteId[]>([])

  useLayoutEffect(() => {
    const before = order.current
    order.current = tree.flatMap(({ notes }) => notes.map(({ id }) => id))
    if (side.current === null) return
    const isLost = document.activeElement === null || document.activeElement === document.body
    const to = wanted.current ?? (isLost ? inHand.current : null)
    if (to === null) return
    const button =
      noteButtonOf(side.current, to) ?? noteButtonOf(side.current, nearest(before, order.current, to) ?? to)
    if (button !== null && button !== document.activeElement) button.focus()
    if (button === null) document.getElementById('notes-heading')?.focus()
    wanted.current = null
  }, [tree, side])

  useEffect(() => {
    const element = side.current
    if (element === null) return undefined
    // A note that is taken out while it has the focus says nothing; one that is left does.
    const onLeave = (event: FocusEvent): void => {
      if (event.relatedTarget !== null) inHand.current = null
    }
    element.addEventListener('focusout', onLeave)
    const onPress = (): void => {
      inHand.current = null
    }
    addEventListener('pointerdown', onPress)
    return () => {
      element.removeEventListener('focusout', onLeave)
      removeEventListener('pointerdown', onPress)
    }
  }, [side])

  return {
    current,
    onCurrent: (id: NoteId) => {
      inHand.current = id
      setCurrent(id)
    },
    /** At the next drawing of the notes. */
    want: (id: NoteId) => {
      wanted.current = id
      setCurrent(id)
    },
    /** Now. */
    to: (id: NoteId) => {
      if (side.current !== null) noteButtonOf(side.current, id)?.focus()
    },
    nearestTo: (id: NoteId): NoteId | undefined =>
      nearest(
        order.current,
        order.current.filter(one => one !== id),
        id,
      ),
  }
}

export type BoardFocus = ReturnType<typeof useBoardFocus>

/** Of those that are still there, the one that stood next after it, or else before. */
function nearest(before: readonly NoteId[], now: readonly NoteId[], gone: NoteId): NoteId | undefined {
  const at = before.indexOf(gone)
  const still = new Set(now)
  return (
    before.slice(at + 1).find(id => still.has(id)) ?? before.slice(0, Math.max(0, at)).findLast(id => still.has(id))
  )
}
