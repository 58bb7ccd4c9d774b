/** Ties the list's window to React: what is in the page follows what is seen. */
import { useEffect, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react'
import { drawing, type DrawnFrame } from './drawn-cards.ts'
import type { Layout } from './layout.ts'
import { makePageStage, type PageStage } from './page-stage.ts'
import { stayInPlace } from './stay-in-place.ts'
import { useSight } from './use-sight.ts'

export function usePageStage(
  space: RefObject<HTMLElement | null>,
  {
    layout,
    inHand,
    onMoved,
  }: { readonly layout: Layout; readonly inHand: string | undefined; readonly onMoved: () => void },
): { readonly drawn: readonly DrawnFrame[]; readonly stage: RefObject<PageStage | null> } {
  const stage = useRef<PageStage>(null)
  const { sight, look } = useSight(stage)
  useLayoutEffect(() => {
    if (space.current !== null) stage.current = makePageStage(space.current)
  }, [space])
  const before = useRef(layout)
  useLayoutEffect(() => {
    if (stage.current === null) return
    stayInPlace(stage.current, before.current, layout)
    before.current = layout
    look()
  }, [layout, look])
  useEffect(() => {
    let isAsked = false
    const onScroll = (): void => {
      onMoved()
      if (isAsked) return
      isAsked = true
      requestAnimationFrame(() => {
        isAsked = false
        look()
      })
    }
    addEventListener('scroll', onScroll, { passive: true, capture: true })
    addEventListener('resize', onScroll)
    return () => {
      removeEventListener('scroll', onScroll, { capture: true })
      removeEventListener('resize', onScroll)
    }
  }, [look, onMoved])
  const [draw] = useState(drawing)
  const drawn = useMemo(
    () => (sight === undefined ? [] : draw(layout, { sight, isOverview: false, inHand })),
    [draw, layout, sight, inHand],
  )
  return { drawn, stage }
}
