/** Whether the page keeps up while it is scrolled: on a slow computer frames come late, and then less has to be drawn until it rests. */
export interface Pace {
  /** A frame while it is scrolled; the time is that of the frame, in milliseconds. Answers whether the page cannot keep up. */
  readonly isLate: (frameAt: number) => boolean
  readonly rested: () => void
}

/** Two frames at 60 in a second, and a little. */
const lateMs = 36
/** One late frame is nothing: something else may have happened. */
const fewLate = 2

export function makePace(): Pace {
  let last: number | undefined
  let late = 0
  return {
    isLate: frameAt => {
      if (last !== undefined && frameAt - last > lateMs) late += 1
      last = frameAt
      return late >= fewLate
    },
    rested: () => {
      last = undefined
      late = 0
    },
  }
}
