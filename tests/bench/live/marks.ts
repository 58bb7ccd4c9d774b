/** Notes that can be found again in any frame by their words, and how long each was on its way. */

const before = Buffer.from('~wm')
const digits = 7
const filler = ' people should be able to come in by the side door too'

/** About 60 letters. */
export const noteText = (mark: number): string => `~wm${String(mark).padStart(digits, '0')}${filler}`

/** Cheap: nothing is decoded. */
export function marksIn(frame: Buffer, found: (mark: number) => void): void {
  for (let at = frame.indexOf(before); at !== -1; at = frame.indexOf(before, at + before.length)) {
    let mark = 0
    for (let digit = 0; digit < digits; digit += 1) mark = mark * 10 + (frame[at + before.length + digit] ?? 48) - 48
    found(mark)
  }
}

export function countMarks(frame: Buffer): number {
  const different = new Set<number>()
  marksIn(frame, mark => different.add(mark))
  return different.size
}

export interface Tally {
  /** The words of a new note; the clock runs from here. */
  readonly say: (author: number, listeners: number) => string
  readonly heard: (listener: number, frame: Buffer) => void
  /** How many notes came to somebody else so far. */
  readonly delivered: () => number
  /** How many notes have not come to everybody who should have them. */
  readonly underWay: () => number
  /** Forgets the times so far. */
  readonly start: () => void
  /** In milliseconds, one for each note and listener since `start`. */
  readonly times: () => readonly number[]
}

/** No two notes of a run have the same mark, so that none from before is taken for a new one. */
let marks = 0

export function tally(): Tally {
  const said = new Map<number, { readonly author: number; readonly at: number; left: number }>()
  let delivered = 0
  let times: number[] = []
  return {
    say: (author, listeners) => {
      marks += 1
      said.set(marks, { author, at: performance.now(), left: listeners })
      return noteText(marks)
    },
    heard: (listener, frame) => {
      marksIn(frame, mark => {
        const note = said.get(mark)
        // One's own note comes back from some servers; it was no news.
        if (note === undefined || note.author === listener) return
        delivered += 1
        times.push(performance.now() - note.at)
        note.left -= 1
        if (note.left === 0) said.delete(mark)
      })
    },
    delivered: () => delivered,
    underWay: () => said.size,
    start: () => {
      times = []
    },
    times: () => times,
  }
}
