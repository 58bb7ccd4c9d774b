/** The list's window is the page itself: it scrolls, and nothing is scaled. */
import { nothingLaidOut, type At, type Layout, type Rect } from './layout.ts'

export interface PageStage {
  readonly sight: () => Rect
  readonly toSurface: (client: At) => At
  readonly toClient: (rect: Rect) => Rect
  readonly laidOut: (layout: Layout) => void
  readonly zoom: () => number
  readonly reveal: (rect: Rect) => void
  readonly scrollBy: (x: number, y: number) => void
}

const revealMargin = 72

export function makePageStage(space: HTMLElement): PageStage {
  let layout = nothingLaidOut
  return {
    zoom: () => 1,
    sight: () => {
      const { left, top } = space.getBoundingClientRect()
      return { x: -left, y: -top, width: innerWidth, height: innerHeight }
    },
    toSurface: ({ x, y }) => {
      const { left, top } = space.getBoundingClientRect()
      return { x: x - left, y: y - top }
    },
    toClient: rect => {
      const { left, top } = space.getBoundingClientRect()
      return { ...rect, x: rect.x + left, y: rect.y + top }
    },
    laidOut: next => {
      layout = next
      space.style.blockSize = `${layout.height}px`
    },
    reveal: ({ y, height }) => {
      const top = y + space.getBoundingClientRect().top
      const by =
        top < revealMargin
          ? top - revealMargin
          : Math.max(0, Math.min(top - revealMargin, top + height + revealMargin - innerHeight))
      if (by !== 0) scrollBy({ top: by, behavior: 'instant' })
    },
    scrollBy: (x, y) => {
      scrollBy({ left: x, top: y, behavior: 'instant' })
    },
  }
}
