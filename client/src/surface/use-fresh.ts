/** Brings a card into view as soon as it is laid out, once: so that whoever adds a note sees it come to stand. */
import { useLayoutEffect, useRef } from 'react'
import { rectOf } from './drawn-cards.ts'
import type { Layout, Rect } from './layout.ts'

export function useFresh(fresh: string | null, layout: Layout, reveal: (rect: Rect) => void): void {
  const shown = useRef(fresh)
  useLayoutEffect(() => {
    const rect = fresh === null || shown.current === fresh ? undefined : rectOf(layout, fresh)
    if (rect === undefined) return
    shown.current = fresh
    reveal(rect)
  })
}
