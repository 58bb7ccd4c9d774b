/** Where the focus is among the notes, and that it stays there: whatever moves or goes, by me or by others. */
import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import type { NoteId } from '@waymark/shared/model/ids.ts'
import { noteButtonOf, type Branch } from '#surface/surface-props.ts'

/** `view`: which of the two is drawn; where it changes, the focus is found again in the other. */
export function useBoardFocus(side: RefObject<HTMLElement | null>, tree: readonly Branch[], view: string) {
  const [current, setCurrent] = useState<NoteId | null>(null)
  const wanted = useRef<NoteId | null>(null)
  const inHand = useRef<NoteId | null>(null)
  const order = useRef<readonly NoteId[]>([])
  /** The focus that is to be placed, once one of these is drawn. */
  const pending = useRef<Pending | null>(null)

  const place = useCallback((): void => {
    if (pending.current === null || side.current === null) return
    if (placeFocus(side.current, pending.current, order.current)) pending.current = null
  }, [side])

  useLayoutEffect(() => {
    const before = order.current
    order.current = tree.flatMap(({ notes }) => notes.map(({ id }) => id))
    const to = wanted.current ?? (isFocusLost() ? inHand.current : null)
    if (to === null) return
    // What others do moves neither focus nor the place one looks at.
    pending.current = { ids: [to, nearest(before, order.current, to)], how: { preventScroll: wanted.current === null } }
    wanted.current = null
    place()
  }, [tree, side, view, place])

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
      pending.current = null
    }
    addEventListener('pointerdown', onPress)
    return () => {
      element.removeEventListener('focusout', onLeave)
      removeEventListener('pointerdown', onPress)
    }
  }, [side])

  return {
    current,
    /** The note that has the focus, or is about to get it, at this moment. */
    inHand: (): NoteId | null => inHand.current,
    /** Other notes are drawn now. */
    onDrawn: place,
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
      const button = side.current === null ? null : noteButtonOf(side.current, id)
      ;(button ?? heading())?.focus()
    },
    /** What stands next once these are gone. */
    nearestTo: (gone: readonly NoteId[]): NoteId | undefined => nearestLeft(order.current, gone),
  }
}

const heading = (): HTMLElement | null => document.getElementById('notes-heading')

const isFocusLost = (): boolean => document.activeElement === null || document.activeElement === document.body

interface Pending {
  readonly ids: readonly (NoteId | undefined)[]
  readonly how: FocusOptions
}

/** On the first of these that is there, or else on the heading. False: one of them is about to be drawn. */
function placeFocus(side: HTMLElement, { ids, how }: Pending, all: readonly NoteId[]): boolean {
  const wanted = ids.find(id => id !== undefined && all.includes(id))
  const to = wanted === undefined ? heading() : noteButtonOf(side, wanted)
  if (to !== document.activeElement) to?.focus(how)
  return to !== null
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

function nearestLeft(order: readonly NoteId[], gone: readonly NoteId[]): NoteId | undefined {
  const [first] = gone
  const left = order.filter(id => !gone.includes(id))
  return first === undefined ? undefined : nearest(order, left, first)
}
