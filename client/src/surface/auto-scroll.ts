/** Scrolls while something is held near an edge, the faster the nearer. */
import type { RefObject } from 'react'
import type { At } from './layout.ts'

const edgePx = 56
const mostPx = 18

/** `scrolled` is told after each step. */
export function autoScroll(root: RefObject<HTMLElement | null>, scrolled: () => void) {
  let point: At | undefined
  let frame = 0
  const step = (): void => {
    frame = 0
    if (point === undefined || root.current === null) return
    const box = edgesOf(root.current)
    const [x, y] = [pull(point.x, box.left, box.right), pull(point.y, box.top, box.bottom)]
    if (x === 0 && y === 0) return
    if (box.isPage) scrollBy(0, y)
    else root.current.scrollBy(x, y)
    scrolled()
    frame = requestAnimationFrame(step)
  }
  return {
    at: (next: At): void => {
      point = next
      if (frame === 0) frame = requestAnimationFrame(step)
    },
    stop: (): void => {
      point = undefined
      cancelAnimationFrame(frame)
    },
  }
}

function edgesOf(root: HTMLElement) {
  const { overflowY } = getComputedStyle(root)
  if (overflowY === 'visible') return { left: -Infinity, right: Infinity, top: 0, bottom: innerHeight, isPage: true }
  const { left, right, top, bottom } = root.getBoundingClientRect()
  return { left, right, top, bottom, isPage: false }
}

/** Negative towards the start. */
const pull = (at: number, start: number, end: number): number => {
  const depth = at < start + edgePx ? at - start - edgePx : Math.max(0, at - end + edgePx)
  return Math.round((Math.max(-edgePx, Math.min(edgePx, depth)) / edgePx) * mostPx)
}
