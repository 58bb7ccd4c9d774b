/** Carrying that says whether anything came of it: a way may open and yet let nothing through. */
import type { Carried, Carry, Heard } from './carry.ts'

export interface ProvingHeard extends Heard {
  /** The server has been heard on it, once. */
  readonly proven: () => void
  /** Instead of `ended`, where the server was never heard: it ended, or nothing came in time. */
  readonly nothing: (why: 'ended' | 'silent') => void
}

interface Proving {
  readonly carry: Carry
  /** Asked each time. */
  readonly withinMs: () => number
  /** Whether it is called open only once the server has been heard, which speaks first. */
  readonly opensWhenHeard: boolean
  readonly later: (run: () => void, ms: number) => () => void
}

/** From here on codes are the server's own: only it closes with one. */
const ownCodes = 4000

export function proving({ carry, withinMs, opensWhenHeard, later }: Proving) {
  return (address: string, heard: ProvingHeard): Carried => {
    let isProven = false
    let isOver = false
    let open = (): void => undefined
    const prove = (): void => {
      if (isProven) return
      isProven = true
      callOff()
      heard.proven()
      if (!isOver) open()
    }
    const way = carry(address, {
      opened: via => {
        if (isOver) return
        if (opensWhenHeard && !isProven) open = () => heard.opened(via)
        else heard.opened(via)
      },
      message: frame => {
        if (isOver) return
        prove()
        if (!isOver) heard.message(frame)
      },
      ended: how => {
        if (isOver) return
        if (how.code >= ownCodes) prove()
        isOver = true
        callOff()
        if (isProven) heard.ended(how)
        else heard.nothing('ended')
      },
    })
    const callOff = later(() => {
      if (isOver || isProven) return
      isOver = true
      way.close()
      heard.nothing('silent')
    }, withinMs())
    return {
      send: way.send,
      close: () => {
        isOver = true
        callOff()
        way.close()
      },
    }
  }
}
