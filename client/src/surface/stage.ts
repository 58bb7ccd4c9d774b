/**
 * The window on the board: what of the surface is seen, and how it is moved and resized without drawing anything anew. Panning is the
 * browser's own scrolling; a change of size scales what is drawn already, and only once it rests is the page drawn sharp.
 */
import type { At, Layout, Rect } from './layout.ts'
import { nothingLaidOut } from './layout.ts'
import type { Size } from './use-size.ts'

export interface StageParts {
  /** What scrolls. */
  readonly wrap: HTMLElement
  /** As large as the board at its present size. */
  readonly space: HTMLElement
  /** Holds the cards, scaled. */
  readonly layer: HTMLElement
}

export interface Stage {
  /** What is seen, on the surface. */
  readonly sight: () => Rect
  /** From a point of the browser's window. */
  readonly toSurface: (client: At) => At
  /** The rectangle in the browser's window. */
  readonly toClient: (rect: Rect) => Rect
  readonly laidOut: (layout: Layout) => void
  readonly resized: (size: Size) => void
  /** The zoom at which all of it is seen. */
  readonly fitting: () => number
  readonly middle: () => At
  /** Draws at this size, with what is at `at` of the window where it was. */
  readonly show: (zoom: number, at: At) => void
  readonly zoom: () => number
  /** Where the surface begins in its space, CSS pixels from the left: a narrow one stands in the middle. */
  readonly left: () => number
  /** Scrolls as little as shows it, or, with `to`, so that it stands at the upper left. */
  readonly reveal: (rect: Rect, to?: 'start' | 'nearest') => void
  readonly scrollBy: (x: number, y: number) => void
}

/** Around what is revealed, in CSS pixels of the window. */
const revealMargin = 24

export function makeStage({ wrap, space, layer }: StageParts, startsAt: number): Stage {
  const at: StageNow = {
    zoom: startsAt,
    layout: nothingLaidOut,
    size: { width: wrap.clientWidth, height: wrap.clientHeight },
  }
  const draw = (): void => {
    space.style.inlineSize = `${Math.max(at.size.width, at.layout.width * at.zoom)}px`
    space.style.blockSize = `${at.layout.height * at.zoom}px`
    layer.style.transform = `translate(${leftOf(at)}px, 0) scale(${at.zoom})`
  }
  return {
    zoom: () => at.zoom,
    left: () => leftOf(at),
    ...looking(wrap, at),
    ...moving(wrap, at, draw),
    laidOut: next => {
      at.layout = next
      draw()
    },
    resized: next => {
      at.size = next
      draw()
    },
    fitting: () => {
      const { size, layout } = at
      return layout.width === 0 ? 1 : Math.min(1, size.width / layout.width, size.height / layout.height)
    },
    middle: () => ({ x: at.size.width / 2, y: at.size.height / 2 }),
  }
}

interface StageNow {
  zoom: number
  layout: Layout
  size: Size
}

const leftOf = ({ size, layout, zoom }: StageNow): number => Math.max(0, (size.width - layout.width * zoom) / 2)

const looking = (wrap: HTMLElement, at: StageNow): Pick<Stage, 'sight' | 'toSurface' | 'toClient'> => ({
  sight: () => ({
    x: (wrap.scrollLeft - leftOf(at)) / at.zoom,
    y: wrap.scrollTop / at.zoom,
    width: at.size.width / at.zoom,
    height: at.size.height / at.zoom,
  }),
  toSurface: ({ x, y }) => {
    const box = wrap.getBoundingClientRect()
    return {
      x: (x - box.left - wrap.clientLeft + wrap.scrollLeft - leftOf(at)) / at.zoom,
      y: (y - box.top - wrap.clientTop + wrap.scrollTop) / at.zoom,
    }
  },
  toClient: ({ x, y, width, height }) => {
    const box = wrap.getBoundingClientRect()
    return {
      x: x * at.zoom + leftOf(at) - wrap.scrollLeft + box.left + wrap.clientLeft,
      y: y * at.zoom - wrap.scrollTop + box.top + wrap.clientTop,
      width: width * at.zoom,
      height: height * at.zoom,
    }
  },
})

function moving(wrap: HTMLElement, at: StageNow, draw: () => void): Pick<Stage, 'show' | 'reveal' | 'scrollBy'> {
  const scrollTo = (left: number, top: number): void => {
    wrap.scrollTo({ left: Math.max(0, left), top: Math.max(0, top), behavior: 'instant' })
  }
  return {
    show: (next, around) => {
      const x = (wrap.scrollLeft + around.x - leftOf(at)) / at.zoom
      const y = (wrap.scrollTop + around.y) / at.zoom
      at.zoom = next
      draw()
      scrollTo(x * next + leftOf(at) - around.x, y * next - around.y)
    },
    reveal: (rect, to = 'nearest') => {
      const [left, top] = [rect.x * at.zoom + leftOf(at), rect.y * at.zoom]
      if (to === 'start') {
        scrollTo(left - revealMargin, top - revealMargin)
        return
      }
      scrollTo(
        nearest(wrap.scrollLeft, { start: left, length: rect.width * at.zoom, room: at.size.width }),
        nearest(wrap.scrollTop, { start: top, length: rect.height * at.zoom, room: at.size.height }),
      )
    },
    scrollBy: (x, y) => {
      wrap.scrollBy({ left: x, top: y, behavior: 'instant' })
    },
  }
}

/** The scroll position that shows it, nearest to the present one; its start where it is longer than the room. */
function nearest(
  now: number,
  { start, length, room }: { readonly start: number; readonly length: number; readonly room: number },
): number {
  const margin = Math.min(revealMargin, Math.max(0, (room - length) / 2))
  if (start - margin < now || length > room) return start - margin
  return start + length + margin > now + room ? start + length + margin - room : now
}
