/** Knows whether something is moving, and does what can wait once it rests. */
export interface Rest {
  /** It has just moved. */
  readonly moved: () => void
  /** At once when it rests, otherwise then; of several with one name only the last. */
  readonly whenRests: (name: string, run: () => void) => void
}

const restsAfterMs = 120

/** `later` answers the way to call it off. */
export function makeRest(later: (run: () => void, ms: number) => () => void): Rest {
  const waiting = new Map<string, () => void>()
  let callOff: (() => void) | undefined
  const rest = (): void => {
    callOff = undefined
    const all = [...waiting.values()]
    waiting.clear()
    for (const run of all) run()
  }
  return {
    moved: () => {
      callOff?.()
      callOff = later(rest, restsAfterMs)
    },
    whenRests: (name, run) => {
      if (callOff === undefined) run()
      else waiting.set(name, run)
    },
  }
}
