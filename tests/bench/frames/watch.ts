/**
 * What is watched from inside a page: when it was ready, its frames, how long it took to answer keys. Put into every page before anything
 * else runs there, so it stands by itself and uses nothing from outside.
 */
export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** What each contestant's page answers to. */
export interface BoardPage {
  /** Whether the notes are shown. */
  readonly isDrawn: () => boolean
  /** To the start, at 100 %. */
  readonly reading: () => unknown
  /** From the reading view to so far away that four fifths of the board are seen, or as much as it allows: there is something left to move to. */
  readonly overview: () => unknown
  /** Changes when the board is moved or zoomed. */
  readonly where: () => Where
  /** Brings that note into view, at 100 %. */
  readonly pick: (index: number) => unknown
  readonly boxOf: (index: number) => Box | null
  /** Changes while the note that was picked last is dragged. */
  readonly inHand: () => unknown
  /** The words of the first note of all, when it is in view. */
  readonly firstWords: () => string
}

export interface Where {
  readonly x: number
  readonly y: number
  readonly zoom: number
}

export interface Watch {
  /** Milliseconds from navigation until the notes were shown, two frames had passed and a key was answered. */
  readyMs: number | undefined
  /** Forgets the frames so far. */
  readonly startFrames: () => void
  /** The gaps between frames, in milliseconds, of those that began within so many milliseconds from the start. */
  readonly frameGaps: (withinMs: number) => number[]
  readonly startKeys: () => void
  /** Of each key since the start that took 16 ms or more: how long until what it did was painted. */
  readonly slowKeys: () => number[]
}

declare global {
  interface Window {
    board?: BoardPage
    benchWatch: Watch
  }
}

interface EventTiming extends PerformanceEntry {
  readonly interactionId: number
}

/** Runs in the page. */
export function watchPage(): void {
  let stamps: number[] = []
  const slow = new Map<number, number>()
  const watch: Watch = {
    readyMs: undefined,
    startFrames: () => {
      stamps = [performance.now()]
    },
    frameGaps: withinMs => {
      const from = stamps[0] ?? 0
      return stamps.slice(1).flatMap((at, before) => {
        const began = stamps[before] ?? from
        return began - from < withinMs ? [at - began] : []
      })
    },
    startKeys: () => slow.clear(),
    slowKeys: () => [...slow.values()],
  }
  window.benchWatch = watch
  let isShown = false
  const onFrame = (): void => {
    stamps.push(performance.now())
    requestAnimationFrame(onFrame)
  }
  const lookForNotes = (): void => {
    if (window.board?.isDrawn() !== true) requestAnimationFrame(lookForNotes)
    else
      requestAnimationFrame(() => {
        requestAnimationFrame(() => {
          isShown = true
        })
      })
  }
  requestAnimationFrame(onFrame)
  requestAnimationFrame(lookForNotes)
  addEventListener(
    'keydown',
    () => {
      if (!isShown || watch.readyMs !== undefined) return
      // Behind everything else that listens to the key.
      setTimeout(() => {
        watch.readyMs ??= performance.now()
      })
    },
    { capture: true },
  )
  new PerformanceObserver(list => {
    for (const { duration, interactionId } of list.getEntries() as EventTiming[]) {
      if (interactionId > 0) slow.set(interactionId, Math.max(duration, slow.get(interactionId) ?? 0))
    }
  }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit)
}
