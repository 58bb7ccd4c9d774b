/** How large the board is drawn, 50 to 200 %: by buttons, keys and Ctrl+wheel. What is under the pointer stays under it. */
import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import type { Point } from './landing.ts'

export interface Zoom {
  /** In percent. */
  readonly percent: number
  readonly by: (percent: number) => void
  readonly reset: () => void
}

export const least = 50
export const most = 200
export const stepPercent = 10

export function useZoom(wrap: RefObject<HTMLElement | null>): Zoom {
  const [percent, setPercent] = useState(100)
  const before = useRef({ percent: 100, around: undefined as Point | undefined })
  useLayoutEffect(() => {
    const from = before.current
    if (wrap.current === null || from.percent === percent) return
    keepUnder(wrap.current, percent / from.percent, from.around)
    before.current = { percent, around: undefined }
  }, [percent, wrap])
  const by = (change: number, around?: Point): void => {
    before.current.around = around
    setPercent(now => Math.min(most, Math.max(least, now + change)))
  }
  const wheel = useRef(by)
  useEffect(() => {
    const element = wrap.current
    if (element === null) return undefined
    const onWheel = (event: WheelEvent): void => {
      if (!event.ctrlKey) return
      event.preventDefault()
      wheel.current(event.deltaY < 0 ? stepPercent : -stepPercent, { x: event.clientX, y: event.clientY })
    }
    element.addEventListener('wheel', onWheel, { passive: false })
    return () => {
      element.removeEventListener('wheel', onWheel)
    }
  }, [wrap])
  return {
    percent,
    by: change => {
      by(change)
    },
    reset: () => {
      setPercent(100)
    },
  }
}

function keepUnder(wrap: HTMLElement, ratio: number, around: Point | undefined): void {
  const box = wrap.getBoundingClientRect()
  const x = around === undefined ? 0 : around.x - box.left
  const y = around === undefined ? 0 : around.y - box.top
  wrap.scrollTo((wrap.scrollLeft + x) * ratio - x, (wrap.scrollTop + y) * ratio - y)
}
