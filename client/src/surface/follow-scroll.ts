/**
 * Goes with the scrolling of the board, once a frame: what comes into sight is put into the page. Where the page cannot keep up, the
 * canvas shows it until the scrolling rests.
 */
import { later } from './later.ts'
import { makePace } from './pace.ts'

export interface ScrollFollower {
  /** At each step, before anything else. */
  readonly moved: () => void
  /** Something else is drawn now. */
  readonly isBusy: () => boolean
  /** Puts into the page what is in sight. */
  readonly look: () => void
  readonly paint: () => void
  /** Whether the canvas is to show what is not in the page. */
  readonly fly: (isFlying: boolean) => void
}

const restsAfterMs = 120

/** Answers the way to stop. */
export function followScroll(wrap: HTMLElement, { moved, isBusy, look, paint, fly }: ScrollFollower): () => void {
  const pace = makePace()
  let frame = 0
  let callOff = (): void => {}
  const rest = (): void => {
    pace.rested()
    fly(false)
    look()
    paint()
  }
  const step = (at: number): void => {
    frame = 0
    if (isBusy()) return
    const isLate = pace.isLate(at)
    fly(isLate)
    if (!isLate) look()
    paint()
  }
  const onScroll = (): void => {
    moved()
    callOff()
    callOff = later(rest, restsAfterMs)
    if (frame === 0) frame = requestAnimationFrame(step)
  }
  wrap.addEventListener('scroll', onScroll, { passive: true })
  return () => {
    callOff()
    cancelAnimationFrame(frame)
    wrap.removeEventListener('scroll', onScroll)
  }
}
