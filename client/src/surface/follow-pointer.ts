/**
 * A drag, from press to release: it begins after 6 px, or, by touch, after a press of 400 ms that stays where it is; Esc, a second
 * touch or a lost pointer call it off. Whoever only scrolls or presses is left alone.
 */
import type { At } from './layout.ts'

export interface Following {
  readonly onBegin: () => void
  readonly onMove: (point: At) => void
  /** False: called off. */
  readonly onEnd: (isDropped: boolean) => void
}

const beginAfterPx = 6
const longPressMs = 400

/** Answers the way to call it off. */
export function followPointer(
  press: At & { readonly pointerId: number; readonly pointerType: string },
  { onBegin, onMove, onEnd }: Following,
): () => void {
  const ended = new AbortController()
  const isTouch = press.pointerType === 'touch'
  let isDragging = false
  const begin = (): void => {
    isDragging = true
    onBegin()
    onMove(press)
  }
  const beginOnce = (): void => {
    if (!isDragging) begin()
  }
  // A pen may do either: some screens scroll by it as by a finger.
  const timer = isTouch || press.pointerType === 'pen' ? setTimeout(beginOnce, longPressMs) : undefined
  const end = (isDropped: boolean): void => {
    clearTimeout(timer)
    ended.abort()
    if (isDragging) onEnd(isDropped)
    if (isDragging && isDropped) swallowClick()
  }
  const isFar = ({ x, y }: At): boolean => Math.hypot(x - press.x, y - press.y) > beginAfterPx
  listen(ended.signal, {
    move: event => {
      if (event.pointerId !== press.pointerId) return
      const isTooSoon = !isDragging && isTouch && isFar(event)
      if (isTooSoon) end(false)
      else if (!isDragging && isFar(event)) begin()
      if (isDragging && !isTooSoon) onMove({ x: event.clientX, y: event.clientY })
    },
    release: event => {
      if (event.pointerId === press.pointerId) end(true)
    },
    callOff: () => {
      end(false)
    },
    escape: () => {
      if (isDragging) end(false)
      return isDragging
    },
    isHeld: () => isDragging,
    isTouch,
  })
  return () => {
    end(false)
  }
}

interface Heard {
  readonly move: (event: PointerEvent) => void
  readonly release: (event: PointerEvent) => void
  readonly callOff: () => void
  /** Answers whether the key was meant for the drag. */
  readonly escape: () => boolean
  readonly isHeld: () => boolean
  readonly isTouch: boolean
}

function listen(signal: AbortSignal, { move, release, callOff, escape, isHeld, isTouch }: Heard): void {
  addEventListener('pointermove', move, { signal })
  addEventListener('pointerup', release, { signal })
  addEventListener('pointercancel', callOff, { signal })
  addEventListener('pointerdown', callOff, { signal, capture: true })
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !escape()) return
    event.preventDefault()
    event.stopPropagation()
  }
  addEventListener('keydown', onKey, { signal, capture: true })
  const holdStill = (event: Event): void => {
    if (isHeld() && event.cancelable) event.preventDefault()
  }
  addEventListener('touchmove', holdStill, { signal, passive: false })
  addEventListener('selectstart', holdStill, { signal })
  const onContextMenu = (event: Event): void => {
    if (isTouch) event.preventDefault()
  }
  addEventListener('contextmenu', onContextMenu, { signal })
}

/** The press that ends a drag is no press on what lies beneath. */
function swallowClick(): void {
  const swallow = (event: Event): void => {
    event.stopPropagation()
    event.preventDefault()
  }
  addEventListener('click', swallow, { capture: true, once: true })
  setTimeout(() => {
    removeEventListener('click', swallow, { capture: true })
  })
}
