/** Coming back with a pause of chance, so that a server that was gone for a moment is not asked by everybody at once. */
import type { Carried, Carry } from './carry.ts'

export interface UnhurriedDeps {
  readonly carry: Carry
  /** From 0 to 1. */
  readonly chance: () => number
  /** Answers the way to call it off. */
  readonly later: (run: () => void, ms: number) => () => void
  /** Tells when there is a network again. Answers the way to stop. */
  readonly onOnline: (act: () => void) => () => void
}

/** All of a room come back within this, and the pause that y-websocket makes anyway. */
const afterGoodMs = 1000
const mostMs = 2500

/** For one document: the first time it is carried at once, and at once when there is a network again. */
export function unhurried({ carry, chance, later, onOnline }: UnhurriedDeps): Carry {
  let mostPause = 0
  let failures = 0

  return (address, heard) => {
    let way: Carried | undefined
    let isGood = false
    const begin = (): void => {
      stopWaiting()
      way = carry(address, {
        ...heard,
        message: frame => {
          isGood = true
          failures = 0
          heard.message(frame)
        },
        ended: how => {
          over()
          heard.ended(how)
        },
      })
    }
    const over = (): void => {
      if (!isGood) failures += 1
      mostPause = isGood ? afterGoodMs : Math.min(mostMs, 100 * 2 ** failures)
    }
    let stopWaiting = (): void => undefined
    if (mostPause === 0) begin()
    else {
      const callOff = later(begin, chance() * mostPause)
      const unhear = onOnline(begin)
      stopWaiting = () => {
        callOff()
        unhear()
        stopWaiting = () => undefined
      }
    }
    return {
      send: frame => {
        way?.send(frame)
      },
      close: () => {
        stopWaiting()
        if (way !== undefined) over()
        way?.close()
      },
    }
  }
}
