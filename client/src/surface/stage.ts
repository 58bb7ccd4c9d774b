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
  /** Where the surface begins in its space, CSS pixels: a narrow one stands in the middle, and one that is being resized anywhere. */
  readonly origin: () => At
  /** Once the size rests: the space takes that size, and is scrolled to what is seen. */
  readonly settle: () => void
  /** Scrolls as little as shows it, or, with `to`, so that it stands at the upper left. */
  readonly reveal: (rect: Rect, to?: 'start' | 'nearest') => void
  readonly scrollBy: (x: number, y: number) => void
  /** So high, CSS pixels, is what covers the foot of the window: nothing is revealed under it. */
  readonly keepClear: (foot: number) => void
}

/** All of it is still seen in a window that has become a little smaller, as by a bar that got another line. */
const room = 0.99
/** Around what is revealed, in CSS pixels of the window. */
const revealMargin = 24

export function makeStage({ wrap, space, layer }: StageParts, startsAt: number): Stage {
  const at: StageNow = {
    zoom: startsAt,
    layout: nothingLaidOut,
    ahead: { x: 0, y: 0 },
    foot: 0,
    size: { width: wrap.clientWidth, height: wrap.clientHeight },
  }
  const scale = (): void => {
    const { x, y } = originOf(at)
    layer.style.transform = `translate(${x}px, ${y}px) scale(${at.zoom})`
  }
  const settle = (): void => {
    const isAhead = at.ahead.x !== 0 || at.ahead.y !== 0
    const seen = isAhead ? seenFrom(wrap, at) : undefined
    at.ahead = { x: 0, y: 0 }
    const { width, height } = spaceOf(at)
    space.style.inlineSize = `${width}px`
    space.style.blockSize = `${height}px`
    scale()
    if (seen !== undefined) wrap.scrollTo({ left: seen.x, top: seen.y, behavior: 'instant' })
  }
  return {
    zoom: () => at.zoom,
    origin: () => originOf(at),
    settle,
    ...looking(wrap, at),
    ...moving(wrap, at, { scale, settle }),
    laidOut: next => {
      at.layout = next
      settle()
    },
    resized: next => {
      at.size = next
      settle()
    },
    keepClear: foot => {
      at.foot = foot
    },
    fitting: () => {
      const { size, layout } = at
      return layout.width === 0
        ? 1
        : Math.min(1, (room * size.width) / layout.width, (room * size.height) / layout.height)
    },
    middle: () => ({ x: at.size.width / 2, y: at.size.height / 2 }),
  }
}

interface StageNow {
  zoom: number
  layout: Layout
  size: Size
  /**
   * What is seen, from what is scrolled to, CSS pixels. To scroll makes the browser lay out the page, so while the size changes it is only
   * drawn as if it had been.
   */
  ahead: At
  foot: number
}

const leftOf = ({ size, layout, zoom }: StageNow): number => Math.max(0, (size.width - layout.width * zoom) / 2)

const originOf = (at: StageNow): At => ({ x: leftOf(at) - at.ahead.x, y: -at.ahead.y })

const spaceOf = ({ size, layout, zoom }: StageNow): Size => ({
  width: Math.max(size.width, layout.width * zoom),
  height: Math.max(size.height, layout.height * zoom),
})

/** The upper left corner of what is seen, in the space. */
const seenFrom = (wrap: HTMLElement, { ahead }: StageNow): At => ({
  x: wrap.scrollLeft + ahead.x,
  y: wrap.scrollTop + ahead.y,
})

const looking = (wrap: HTMLElement, at: StageNow): Pick<Stage, 'sight' | 'toSurface' | 'toClient'> => ({
  sight: () => {
    const { x, y } = seenFrom(wrap, at)
    return {
      x: (x - leftOf(at)) / at.zoom,
      y: y / at.zoom,
      width: at.size.width / at.zoom,
      height: at.size.height / at.zoom,
    }
  },
  toSurface: ({ x, y }) => {
    const box = wrap.getBoundingClientRect()
    const seen = seenFrom(wrap, at)
    return {
      x: (x - box.left - wrap.clientLeft + seen.x - leftOf(at)) / at.zoom,
      y: (y - box.top - wrap.clientTop + seen.y) / at.zoom,
    }
  },
  toClient: ({ x, y, width, height }) => {
    const box = wrap.getBoundingClientRect()
    const seen = seenFrom(wrap, at)
    return {
      x: x * at.zoom + leftOf(at) - seen.x + box.left + wrap.clientLeft,
      y: y * at.zoom - seen.y + box.top + wrap.clientTop,
      width: width * at.zoom,
      height: height * at.zoom,
    }
  },
})

function moving(
  wrap: HTMLElement,
  at: StageNow,
  { scale, settle }: { readonly scale: () => void; readonly settle: () => void },
): Pick<Stage, 'show' | 'reveal' | 'scrollBy'> {
  const scrollTo = (left: number, top: number): void => {
    wrap.scrollTo({ left: Math.max(0, left), top: Math.max(0, top), behavior: 'instant' })
  }
  return {
    show: (next, around) => {
      const seen = seenFrom(wrap, at)
      const x = (seen.x + around.x - leftOf(at)) / at.zoom
      const y = (seen.y + around.y) / at.zoom
      at.zoom = next
      const space = spaceOf(at)
      at.ahead = {
        x: within(x * next + leftOf(at) - around.x, space.width - at.size.width) - wrap.scrollLeft,
        y: within(y * next - around.y, space.height - at.size.height) - wrap.scrollTop,
      }
      scale()
    },
    reveal: (rect, to = 'nearest') => {
      settle()
      const [left, top] = [rect.x * at.zoom + leftOf(at), rect.y * at.zoom]
      if (to === 'start') {
        scrollTo(left - revealMargin, top - revealMargin)
        return
      }
      scrollTo(
        nearest(wrap.scrollLeft, { start: left, length: rect.width * at.zoom, room: at.size.width }),
        nearest(wrap.scrollTop, { start: top, length: rect.height * at.zoom, room: at.size.height - at.foot }),
      )
    },
    scrollBy: (x, y) => {
      settle()
      wrap.scrollBy({ left: x, top: y, behavior: 'instant' })
    },
  }
}

const within = (value: number, most: number): number => Math.min(Math.max(0, most), Math.max(0, value))

/** The scroll position that shows it, nearest to the present one; its start where it is longer than the room. */
function nearest(
  now: number,
  { start, length, room }: { readonly start: number; readonly length: number; readonly room: number },
): number {
  const margin = Math.min(revealMargin, Math.max(0, (room - length) / 2))
  if (start - margin < now || length > room) return start - margin
  return start + length + margin > now + room ? start + length + margin - room : now
}
