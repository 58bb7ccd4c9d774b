/**
 * A drag, from press to release: it begins after 6 px, or, by touch, after a press of 400 ms that stays where it is; Esc, a second
 * touch or a lost pointer call it off. Whoever only scrolls or presses is left alone.
 */
import type { Point } from './landing.ts'

export interface Following {
  readonly onBegin: () => void
  readonly onMove: (point: Point) => void
  /** False: called off. */
  readonly onEnd: (isDropped: boolean) => void
}

const beginAfterPx = 6
const longPressMs = 400

/** Answers the way to call it off. */
export function followPointer(
  press: Point & { readonly pointerId: number; readonly pointerType: string },
  { onBegin, onMove, onEnd }: Following,
): () => void {
  const ended = new AbortController()
  const { signal } = ended
  const isTouch = press.pointerType === 'touch'
  let isDragging = false
  const begin = (): void => {
    isDragging = true
    onBegin()
    onMove(press)
  }
  const timer = isTouch ? setTimeout(begin, longPressMs) : undefined
  const end = (isDropped: boolean): void => {
    clearTimeout(timer)
    ended.abort()
    if (isDragging) onEnd(isDropped)
    if (isDragging && isDropped) swallowClick()
  }
  const isFar = ({ x, y }: Point): boolean => Math.hypot(x - press.x, y - press.y) > beginAfterPx
  const move = (event: PointerEvent): void => {
    if (event.pointerId !== press.pointerId) return
    if (!isDragging && isFar(event)) {
      if (isTouch) {
        end(false)
        return
      }
      begin()
    }
    if (isDragging) onMove({ x: event.clientX, y: event.clientY })
  }
  addEventListener('pointermove', move, { signal })
  addEventListener(
    'pointerup',
    event => {
      if (event.pointerId === press.pointerId) end(true)
    },
    { signal },
  )
  addEventListener(
    'pointercancel',
    () => {
      end(false)
    },
    { signal },
  )
  addEventListener(
    'pointerdown',
    () => {
      end(false)
    },
    { signal, capture: true },
  )
  addEventListener(
    'keydown',
    event => {
      if (event.key !== 'Escape' || !isDragging) return
      event.preventDefault()
      event.stopPropagation()
      end(false)
    },
    { signal, capture: true },
  )
  const holdStill = (event: Event): void => {
    if (isDragging && event.cancelable) event.preventDefault()
  }
  addEventListener('touchmove', holdStill, { signal, passive: false })
  addEventListener('selectstart', holdStill, { signal })
  addEventListener(
    'contextmenu',
    event => {
      if (isTouch) event.preventDefault()
    },
    { signal },
  )
  return () => {
    end(false)
  }
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
