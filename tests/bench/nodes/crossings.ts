/** How long notes were on their way, within one node and across nodes. */
import { marksIn, noteText } from '#bench/live/marks.ts'

export interface Crossings {
  /** The words of a new note; the clock runs from here. */
  readonly say: (author: number, listeners: number) => { readonly mark: number; readonly text: string }
  readonly heard: (listener: number, frame: Buffer) => void
  readonly delivered: () => number
  /** Notes that have not come to everybody who should have them. */
  readonly underWay: () => number
  /** Forgets what there is so far. */
  readonly start: () => void
  /** In milliseconds, upwards. */
  readonly times: () => { readonly near: readonly number[]; readonly far: readonly number[] }
}

/** No two notes of a run have the same mark. */
let marks = 0

export function crossings(
  isNear: (one: number, other: number) => boolean,
  onHeard: (listener: number, mark: number) => void,
): Crossings {
  const said = new Map<number, { readonly author: number; readonly at: number; left: number }>()
  let delivered = 0
  let near: number[] = []
  let far: number[] = []
  return {
    say: (author, listeners) => {
      marks += 1
      said.set(marks, { author, at: performance.now(), left: listeners })
      return { mark: marks, text: noteText(marks) }
    },
    heard: (listener, frame) => {
      marksIn(frame, mark => {
        const note = said.get(mark)
        // One's own note comes back from some servers; it was no news.
        if (note === undefined || note.author === listener) return
        onHeard(listener, mark)
        delivered += 1
        const ms = performance.now() - note.at
        if (isNear(note.author, listener)) near.push(ms)
        else far.push(ms)
        note.left -= 1
        if (note.left === 0) said.delete(mark)
      })
    },
    delivered: () => delivered,
    underWay: () => said.size,
    start: () => {
      said.clear()
      near = []
      far = []
    },
    times: () => ({ near: near.toSorted((a, b) => a - b), far: far.toSorted((a, b) => a - b) }),
  }
}
