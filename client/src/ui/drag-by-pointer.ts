/**
 * Dragging by mouse, pen and touch. Things that can be dragged carry `data-drag`, places to let them go carry `data-drop`; both hold
 * what the listener needs to know them again. It starts after 6 px, or after a long press of 400 ms where a finger would otherwise
 * scroll. Esc, and anything that takes the pointer away, cancels. Whatever is dragged must be possible by a button as well.
 */
export interface Held {
  readonly dragged: string
  /** The place under the pointer, or null. */
  readonly over: string | null
  /** In the window, CSS pixels. */
  readonly x: number
  readonly y: number
}

export interface DragListener {
  /** Null: it is over, dropped or not. */
  readonly moved: (held: Held | null) => void
  readonly dropped: (dragged: string, over: string) => void
}

const startsAfterPx = 6
const longPressMs = 400
const edgePx = 56
const edgeStepPx = 12

/** Answers the way to stop listening. */
export function dragByPointer(area: HTMLElement, listener: DragListener): () => void {
  let stopDrag: (() => void) | undefined
  const down = (event: PointerEvent): void => {
    const source = draggableAt(event)
    if (source === null || !event.isPrimary || event.button !== 0) return
    stopDrag?.()
    stopDrag = follow({ area, source, event, listener })
  }
  // Without it some browsers scroll before they ask whether a finger is dragging.
  area.addEventListener('touchmove', waits, { passive: false })
  area.addEventListener('pointerdown', down)
  return () => {
    area.removeEventListener('touchmove', waits)
    area.removeEventListener('pointerdown', down)
    stopDrag?.()
  }
}

const waits = (): void => {}

/** Buttons, fields and links keep their press to themselves. */
function draggableAt({ target }: PointerEvent): HTMLElement | null {
  if (!(target instanceof Element) || target.closest('button, a, input, textarea, select, .panel') !== null) return null
  return target.closest<HTMLElement>('[data-drag]')
}

interface Drag {
  readonly area: HTMLElement
  readonly source: HTMLElement
  readonly event: PointerEvent
  readonly listener: DragListener
}

/** From the press to the end of it, whether it becomes a drag or not. */
function follow({ area, source, event, listener }: Drag): () => void {
  const byFinger = event.pointerType === 'touch'
  const first = { x: event.clientX, y: event.clientY }
  const ends = new AbortController()
  const carried = carry({ area, source, event, listener })
  let now = first
  const end = (): void => {
    clearTimeout(press)
    clearInterval(scrolling)
    ends.abort()
    carried.putDown()
  }
  const start = (): void => {
    carried.pickUp(now)
  }
  const press = byFinger ? setTimeout(start, longPressMs) : undefined
  const scrolling = setInterval(() => {
    const step = carried.isUp() ? edgeStep(now.y) : 0
    if (step === 0) return
    scrollBy(0, step)
    carried.bring(now)
  }, 16)
  listen(ends.signal, {
    pointer: event.pointerId,
    byFinger,
    isUp: carried.isUp,
    moved: at => {
      now = at
      if (carried.isUp()) carried.bring(at)
      else if (Math.hypot(at.x - first.x, at.y - first.y) < startsAfterPx) return
      // A finger that moves before the long press is over is scrolling.
      else if (byFinger) end()
      else start()
    },
    letGo: () => {
      const drop = carried.isUp() ? carried.drop() : undefined
      end()
      drop?.()
    },
    cancelled: () => {
      swallowClick(area)
    },
    end,
  })
  return end
}

interface At {
  readonly x: number
  readonly y: number
}

/** The thing in hand: what is shown and told of it. */
function carry({ area, source, listener }: Drag) {
  const dragged = source.dataset['drag'] ?? ''
  let up = false
  let marked: HTMLElement | null = null
  const bring = (at: At): void => {
    const place = document.elementFromPoint(at.x, at.y)?.closest<HTMLElement>('[data-drop]') ?? null
    const over = place !== null && area.contains(place) ? place : null
    if (marked !== over) {
      marked?.removeAttribute('data-over')
      over?.setAttribute('data-over', '')
      marked = over
    }
    listener.moved({ dragged, over: over?.dataset['drop'] ?? null, ...at })
  }
  return {
    isUp: () => up,
    bring,
    pickUp: (at: At) => {
      up = true
      source.setAttribute('data-dragging', '')
      area.setAttribute('data-dragging-in', '')
      getSelection()?.removeAllRanges()
      bring(at)
    },
    /** What to do once it is put down. */
    drop: () => {
      const over = marked?.dataset['drop']
      return () => {
        swallowClick(area)
        if (over !== undefined) listener.dropped(dragged, over)
      }
    },
    putDown: () => {
      marked?.removeAttribute('data-over')
      source.removeAttribute('data-dragging')
      area.removeAttribute('data-dragging-in')
      if (up) listener.moved(null)
      up = false
    },
  }
}

interface Pointing {
  readonly pointer: number
  readonly byFinger: boolean
  readonly isUp: () => boolean
  readonly moved: (at: At) => void
  readonly letGo: () => void
  readonly cancelled: () => void
  readonly end: () => void
}

function listen(signal: AbortSignal, { pointer, byFinger, isUp, moved, letGo, cancelled, end }: Pointing): void {
  const mine = (then: (event: PointerEvent) => void) => (event: PointerEvent) => {
    if (event.pointerId === pointer) then(event)
  }
  const still = (event: Event): void => {
    if (isUp() || event.type !== 'touchmove') event.preventDefault()
  }
  const onKey = (event: KeyboardEvent): void => {
    if (!isUp() || event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    end()
    addEventListener('pointerup', cancelled, { once: true })
  }
  const onMove = mine(({ clientX: x, clientY: y }) => {
    moved({ x, y })
  })
  addEventListener('pointermove', onMove, { signal })
  addEventListener('pointerup', mine(letGo), { signal })
  addEventListener('pointercancel', mine(end), { signal })
  addEventListener('blur', end, { signal })
  addEventListener('keydown', onKey, { signal, capture: true })
  addEventListener('touchmove', still, { signal, passive: false })
  addEventListener('selectstart', still, { signal })
  if (byFinger) addEventListener('contextmenu', still, { signal })
}

/** The nearer to the edge, the faster. */
const edgeStep = (y: number): number => {
  const depth = y < edgePx ? y - edgePx : Math.max(0, y - (innerHeight - edgePx))
  return Math.round((depth / edgePx) * edgeStepPx)
}

/** The press that ended a drag is no press on what lies there. */
function swallowClick(area: HTMLElement): void {
  const swallow = (event: Event): void => {
    event.preventDefault()
    event.stopPropagation()
  }
  area.addEventListener('click', swallow, { capture: true, once: true })
  setTimeout(() => {
    area.removeEventListener('click', swallow, { capture: true })
  })
}
