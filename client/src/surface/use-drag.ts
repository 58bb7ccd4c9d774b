/** Dragging cards to another place: says all the way where they would land, and does the same as "Move to...". */
import { useCallback, useEffect, useRef, useState, type PointerEvent, type RefObject } from 'react'
import { autoScroll } from './auto-scroll.ts'
import { followPointer } from './follow-pointer.ts'
import type { Card } from './frames.ts'
import { landingAt, type Flow } from './landing.ts'
import type { At, Layout } from './layout.ts'
import type { Landing } from './view-props.ts'

export interface Dragging {
  readonly cards: readonly Card[]
  readonly keys: ReadonlySet<string>
  readonly landing: Landing | undefined
  /** Undefined where they cannot land. */
  readonly words: string | undefined
}

export interface DragShape {
  /** What is scrolled when the pointer comes to its edge; the page where it does not scroll. */
  readonly root: RefObject<HTMLElement | null>
  readonly flow: Flow
  readonly layout: Layout
  readonly toSurface: (client: At) => At
  readonly sayLanding: (cards: readonly Card[], landing: Landing) => string | undefined
  readonly onDrop: (cards: readonly Card[], landing: Landing) => void
}

export interface Drag {
  readonly dragging: Dragging | null
  /** Follows the pointer without drawing anything anew. */
  readonly sign: RefObject<HTMLParagraphElement | null>
  readonly start: (cards: readonly Card[], event: PointerEvent<HTMLElement>) => void
}

export function useDrag(shape: DragShape): Drag {
  const [dragging, setDragging] = useState<Dragging | null>(null)
  const sign = useRef<HTMLParagraphElement>(null)
  const latest = useRef(shape)
  const callOff = useRef<() => void>(() => {})
  useEffect(() => {
    latest.current = shape
  })
  useEffect(
    () => () => {
      callOff.current()
    },
    [],
  )
  const start = useCallback((cards: readonly Card[], event: PointerEvent<HTMLElement>): void => {
    const { clientX: x, clientY: y, pointerId, pointerType } = event
    callOff.current = followPointer({ x, y, pointerId, pointerType }, carry(cards, { latest, sign, show: setDragging }))
  }, [])
  return { dragging, sign, start }
}

interface Carrying {
  readonly latest: RefObject<DragShape>
  readonly sign: RefObject<HTMLParagraphElement | null>
  readonly show: (dragging: Dragging | null) => void
}

/** Cards in hand, from the moment they are lifted. */
function carry(cards: readonly Card[], { latest, sign, show }: Carrying): Parameters<typeof followPointer>[1] {
  const keys = new Set(cards.map(({ key }) => key))
  let now: Dragging = { cards, keys, landing: undefined, words: undefined }
  let point: At = { x: 0, y: 0 }
  const look = (): void => {
    const { layout, flow, toSurface, sayLanding } = latest.current
    const landing = landingAt(toSurface(point), layout, { flow, moved: keys })
    if (isSame(landing, now.landing)) return
    const words = landing === undefined ? undefined : sayLanding(cards, landing)
    now = { cards, keys, landing: words === undefined ? undefined : landing, words }
    show(now)
  }
  const scrolling = autoScroll(latest.current.root, look)
  return {
    onBegin: () => {
      show(now)
    },
    onMove: at => {
      point = at
      if (sign.current !== null) placeBeside(sign.current, at)
      scrolling.at(at)
      look()
    },
    onEnd: isDropped => {
      scrolling.stop()
      show(null)
      if (isDropped && now.landing !== undefined) latest.current.onDrop(cards, now.landing)
    },
  }
}

const isSame = (a: Landing | undefined, b: Landing | undefined): boolean =>
  a?.frameId === b?.frameId && a?.groupId === b?.groupId && a?.after === b?.after

const widestPx = 320
const abovePx = 90

/** Beside the pointer, on the side where there is room; above the finger where there is none. */
export function placeBeside(sign: HTMLElement, { x, y }: At): void {
  const isNarrow = innerWidth < 2 * widestPx
  const left = isNarrow
    ? (innerWidth - sign.offsetWidth) / 2
    : x > innerWidth - widestPx
      ? x - sign.offsetWidth - 16
      : x
  sign.style.transform = `translate(${left}px, ${isNarrow ? Math.max(0, y - abovePx) : y}px)`
}
