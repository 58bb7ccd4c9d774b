/** Puts the focus on a card that may not be in the page yet: it is brought there first. */
import { useCallback, useLayoutEffect, useRef, type RefObject } from 'react'
import { rectOf } from './drawn-cards.ts'
import type { Card } from './frames.ts'
import { spotOf, type Layout, type Rect } from './layout.ts'

export function useFocusCard(
  root: RefObject<HTMLElement | null>,
  now: {
    readonly layout: Layout
    readonly onCurrent: (card: Card) => void
    /** Scrolls so that it is seen. */
    readonly reveal: (rect: Rect) => void
  },
): (key: string) => void {
  const latest = useRef(now)
  const wanted = useRef<string | null>(null)
  const tryIt = useCallback((): void => {
    const key = wanted.current
    if (key === null || root.current === null) return
    const target = focusableOf(root.current, key)
    if (target === null) return
    wanted.current = null
    target.focus({ preventScroll: true })
    const rect = rectOf(latest.current.layout, key)
    if (rect !== undefined) latest.current.reveal(rect)
  }, [root])
  useLayoutEffect(() => {
    latest.current = now
    tryIt()
  })
  return useCallback(
    (key: string): void => {
      wanted.current = key
      tryIt()
      const spot = wanted.current === null ? undefined : spotOf(latest.current.layout, key)
      if (spot !== undefined) latest.current.onCurrent(spot.placed.card)
    },
    [tryIt],
  )
}

/** Its tick, or else its button. */
export const focusableOf = (root: ParentNode, key: string): HTMLElement | null =>
  root.querySelector<HTMLElement>(`[data-card="${CSS.escape(key)}"] > :is(.tick > input, [data-note-button])`)
