/** Larger and smaller by Ctrl and wheel, by the pinch of a trackpad (which browsers tell as the same), and by two fingers. */
import type { Camera } from './camera.ts'
import type { At } from './layout.ts'

const perWheelPx = 0.0016
/** A notch of a mouse wheel is told as 100 px or more, and shall be no leap. */
const mostWheelPx = 90

/** Answers the way to stop. */
export function zoomByHand(wrap: HTMLElement, camera: Camera, liveZoom: () => number): () => void {
  const ended = new AbortController()
  const { signal } = ended
  const within = ({ clientX, clientY }: { readonly clientX: number; readonly clientY: number }): At => {
    const box = wrap.getBoundingClientRect()
    return { x: clientX - box.left - wrap.clientLeft, y: clientY - box.top - wrap.clientTop }
  }
  const onWheel = (event: WheelEvent): void => {
    if (!event.ctrlKey) return
    event.preventDefault()
    const px = event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 30 : 1)
    camera.by(Math.exp(-Math.min(mostWheelPx, Math.max(-mostWheelPx, px)) * perWheelPx), within(event))
  }
  wrap.addEventListener('wheel', onWheel, { passive: false, signal })
  byTwoFingers(wrap, signal, {
    zoom: liveZoom,
    pinched: (fingers, started) => {
      camera.to(started.zoom * (fingers.apart / Math.max(1, started.apart)), within(fingers.middle))
      wrap.scrollBy(started.middle.clientX - fingers.middle.clientX, started.middle.clientY - fingers.middle.clientY)
      started.middle = fingers.middle
    },
  })
  return () => {
    ended.abort()
  }
}

interface Fingers {
  readonly apart: number
  readonly middle: { readonly clientX: number; readonly clientY: number }
}

interface Started {
  readonly apart: number
  readonly zoom: number
  middle: Fingers['middle']
}

function byTwoFingers(
  wrap: HTMLElement,
  signal: AbortSignal,
  { zoom, pinched }: { readonly zoom: () => number; readonly pinched: (fingers: Fingers, started: Started) => void },
): void {
  let started: Started | undefined
  const onStart = (event: TouchEvent): void => {
    const fingers = fingersOf(event.touches)
    started = fingers === undefined ? undefined : { ...fingers, zoom: zoom() }
  }
  const onMove = (event: TouchEvent): void => {
    const fingers = fingersOf(event.touches)
    if (started === undefined || fingers === undefined) return
    if (event.cancelable) event.preventDefault()
    pinched(fingers, started)
  }
  const onEnd = (event: TouchEvent): void => {
    if (event.touches.length < 2) started = undefined
  }
  wrap.addEventListener('touchstart', onStart, { passive: true, signal })
  wrap.addEventListener('touchmove', onMove, { passive: false, signal })
  wrap.addEventListener('touchend', onEnd, { signal })
  wrap.addEventListener('touchcancel', onEnd, { signal })
}

function fingersOf(touches: TouchList): Fingers | undefined {
  const [a, b] = touches
  if (a === undefined || b === undefined || touches.length > 2) return undefined
  return {
    apart: Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY),
    middle: { clientX: (a.clientX + b.clientX) / 2, clientY: (a.clientY + b.clientY) / 2 },
  }
}
