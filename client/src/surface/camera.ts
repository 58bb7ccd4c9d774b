/**
 * How large the board is seen. What is looked at stays where it is while the size changes: that under the pointer, that between two
 * fingers, or the middle. Where the board stands is the scroll position of its window, which the browser moves by itself.
 */
import type { At } from './layout.ts'
import type { Watchable } from './watchable.ts'

export interface View {
  /** 1 is 100 %. */
  readonly zoom: number
  /** True from the first step of a change of size until it has rested for a moment. */
  readonly isMoving: boolean
}

export interface Camera extends Watchable<View> {
  /** To a size, keeping what is at `at`, in CSS pixels from the upper left corner of the board's window, where it is. Kept between what shows all and twice the size. */
  readonly to: (zoom: number, at?: At) => void
  readonly by: (factor: number, at?: At) => void
  /** Whoever draws tells what it draws in. Answers the way to stop. */
  readonly attach: (stage: Stage) => () => void
}

export interface Stage {
  /** The zoom at which all is seen. */
  readonly fitting: () => number
  readonly middle: () => At
  /** Draws at another size at once, without React: called for each step of a change. */
  readonly show: (zoom: number, before: number, at: At) => void
}

export const mostZoom = 2
const leastZoom = 0.5
const restsAfterMs = 140
const nearWhole = 0.02

/** `later` answers the way to call it off. */
export function makeCamera(later: (run: () => void, ms: number) => () => void, startsAt = 1): Camera {
  let view: View = { zoom: startsAt, isMoving: false }
  let live = startsAt
  let stage: Stage | undefined
  let callOff = (): void => {}
  const listeners = new Set<() => void>()
  const set = (next: View): void => {
    view = next
    for (const listener of listeners) listener()
  }
  const rest = (): void => {
    // A size near 100 % is 100 %: so that whoever goes down and up again comes back to it.
    if (stage !== undefined && live !== 1 && Math.abs(live - 1) < nearWhole) {
      stage.show(1, live, stage.middle())
      live = 1
    }
    set({ zoom: live, isMoving: false })
  }
  const to = (zoom: number, at?: At): void => {
    if (stage === undefined) {
      live = zoom
      rest()
      return
    }
    const next = Math.min(mostZoom, Math.max(Math.min(leastZoom, stage.fitting()), zoom))
    const before = live
    if (next === before) return
    live = next
    if (!view.isMoving) set({ zoom: view.zoom, isMoving: true })
    stage.show(next, before, at ?? stage.middle())
    callOff()
    callOff = later(rest, restsAfterMs)
  }
  return {
    now: () => view,
    subscribe: listener => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    to,
    by: (factor, at) => {
      to(live * factor, at)
    },
    attach: next => {
      stage = next
      return () => {
        callOff()
        if (stage === next) stage = undefined
      }
    },
  }
}
