/** Which way this window's documents are carried: by websockets, and where none gets through over HTTPS. */
import { lost, type Carry } from './carry.ts'
import { lookout, type Lookout, type LookoutDeps, type OverHttps } from './lookout.ts'
import { proving } from './proving.ts'

export interface ChoosingDeps extends Omit<LookoutDeps, 'websocket'> {
  readonly websocket: Carry
  readonly https: Carry
}

export interface Choosing {
  readonly carry: Carry
  /** Nobody is looking: a good moment to go back to websockets, where they get through again. */
  readonly unseen: () => void
}

const websocketWithinMs = 5000
/** In a window that has met a network which lets none through. */
const doubtfulWithinMs = 1500
const httpsWithinMs = 10_000

export function choosing(deps: ChoosingDeps): Choosing {
  const { later } = deps
  const websocket = proving({
    carry: deps.websocket,
    withinMs: () => (look.hasBeenBlocked() ? doubtfulWithinMs : websocketWithinMs),
    opensWhenHeard: true,
    later,
  })
  const https = proving({ carry: deps.https, withinMs: () => httpsWithinMs, opensWhenHeard: false, later })
  const look: Lookout = lookout({ ...deps, websocket })
  let hasWorked = false
  const failures = new Map<string, number>()
  const overHttps = watchedBy(look, https)
  const works = (): void => {
    hasWorked = true
    failures.clear()
    look.unblocked()
  }

  return {
    unseen: look.unseen,
    carry: (address, heard) => {
      if (look.isBlocked()) return overHttps(address, heard)
      let way = websocket(address, {
        ...heard,
        proven: works,
        nothing: why => {
          const failed = (failures.get(address) ?? 0) + 1
          failures.set(address, failed)
          // Where one worked before, the next may fail once for many reasons.
          if (why === 'silent' || failed > (hasWorked ? 1 : 0)) way = overHttps(address, heard)
          else heard.ended(lost)
        },
      })
      return {
        send: frame => {
          way.send(frame)
        },
        close: () => {
          way.close()
        },
      }
    },
  }
}

/** What goes over HTTPS is known to the lookout. */
function watchedBy(look: Lookout, https: ReturnType<typeof proving>): Carry {
  return (address, heard) => {
    const leave = (): void => look.left(mine)
    const mine: OverHttps = {
      address,
      end: () => {
        leave()
        way.close()
        heard.ended({ code: 1001, reason: 'by websocket again' })
      },
    }
    const way = https(address, {
      opened: heard.opened,
      message: heard.message,
      ended: how => {
        leave()
        heard.ended(how)
      },
      proven: () => look.heard(mine),
      nothing: () => {
        leave()
        look.unblocked()
        heard.ended(lost)
      },
    })
    look.came(mine)
    return {
      send: way.send,
      close: () => {
        leave()
        way.close()
      },
    }
  }
}
