/** Cards that moved are seen to move, briefly: so that what others do is no jump. Not for those who want less movement. */
import { useLayoutEffect, useRef, type RefObject } from 'react'
import { comfortNow } from '#ui/comfort.ts'
import { nothingLaidOut, spotOf, type Layout } from './layout.ts'

const lastsMs = 220
/** When so many moved, the board was laid out anew, and nobody could follow. */
const most = 30

export function useMoves(layer: RefObject<HTMLElement | null>, layout: Layout, isOverview: boolean): void {
  const before = useRef<Layout>(nothingLaidOut)
  useLayoutEffect(() => {
    const was = before.current
    before.current = layout
    if (layer.current === null || isOverview || was.width !== layout.width || wantsLessMovement()) return
    const moved = [...layer.current.querySelectorAll<HTMLElement>('[data-card]')].flatMap(element => {
      const [from, to] = [was, layout].map(one => spotOf(one, element.dataset['card'] ?? '')?.rect)
      return from === undefined || to === undefined || (from.x === to.x && from.y === to.y)
        ? []
        : [{ element, x: from.x - to.x, y: from.y - to.y }]
    })
    if (moved.length > most) return
    for (const { element, x, y } of moved)
      element.animate({ translate: [`${x}px ${y}px`, '0 0'] }, { duration: lastsMs, easing: 'ease-out' })
  }, [layer, layout, isOverview])
}

const wantsLessMovement = (): boolean =>
  comfortNow('motion') === 'less' || matchMedia('(prefers-reduced-motion: reduce)').matches
