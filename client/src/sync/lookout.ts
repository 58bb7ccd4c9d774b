/**
 * Whether this network lets websockets through. That it does not is taken for certain only where the server answers over HTTPS while
 * it does not by a websocket, so that a server which is down is no such network. Afterwards websockets are tried again, unseen, now and
 * then.
 */
import type { Carried } from './carry.ts'
import type { ProvingHeard } from './proving.ts'

export interface LookoutDeps {
  readonly websocket: (address: string, heard: ProvingHeard) => Carried
  /** Milliseconds. */
  readonly now: () => number
  /** Answers the way to call it off. */
  readonly later: (run: () => void, ms: number) => () => void
  /** When this window found for the last time that no websocket gets through; outlives the page. */
  readonly kept: { readonly read: () => number | undefined; readonly write: (at: number | undefined) => void }
}

/** A document that is carried over HTTPS. */
export interface OverHttps {
  readonly address: string
  /** Ends it, to be connected anew. */
  readonly end: () => void
}

export interface Lookout {
  readonly isBlocked: () => boolean
  /** Now, or since this page was opened. */
  readonly hasBeenBlocked: () => boolean
  /** A websocket got through; or nothing does, and what was known of this network is in doubt. */
  readonly unblocked: () => void
  readonly came: (document: OverHttps) => void
  readonly left: (document: OverHttps) => void
  /** The server was heard over HTTPS. */
  readonly heard: (document: OverHttps) => void
  /** Nobody is looking: a good moment to go back to websockets, where they get through again. */
  readonly unseen: () => void
}

/** After this long on HTTPS, websockets are tried again. */
export const againMs = 5 * 60_000

export function lookout({ websocket, now, later, kept }: LookoutDeps): Lookout {
  const overHttps = new Set<OverHttps>()
  let blockedAt = kept.read()
  let hasBeenBlocked = blockedAt !== undefined
  let isTrying = false
  let worksAgain = false
  let isWaiting = false

  const setBlocked = (at: number | undefined): void => {
    blockedAt = at
    hasBeenBlocked ||= at !== undefined
    kept.write(at)
  }
  const goBack = (): void => {
    worksAgain = false
    for (const { end } of overHttps) end()
  }
  const tryBeside = (beside: OverHttps, ifItWorks: () => void): void => {
    if (isTrying) return
    isTrying = true
    getsThrough(websocket, beside.address, does => {
      isTrying = false
      if (does) {
        setBlocked(undefined)
        ifItWorks()
      } else if (overHttps.has(beside)) {
        setBlocked(now())
        lookAgainLater()
      }
    })
  }
  const lookAgain = (): void => {
    isWaiting = false
    const [beside] = overHttps
    if (beside === undefined || blockedAt === undefined) return
    tryBeside(beside, () => {
      worksAgain = true
    })
  }
  const lookAgainLater = (): void => {
    if (isWaiting || blockedAt === undefined) return
    isWaiting = true
    later(lookAgain, Math.max(0, blockedAt + againMs - now()))
  }

  return {
    isBlocked: () => blockedAt !== undefined,
    hasBeenBlocked: () => hasBeenBlocked,
    unblocked: () => setBlocked(undefined),
    came: document => {
      overHttps.add(document)
      lookAgainLater()
    },
    left: document => void overHttps.delete(document),
    heard: document => {
      if (blockedAt === undefined && !worksAgain) tryBeside(document, goBack)
    },
    unseen: () => {
      if (worksAgain) goBack()
    },
  }
}

function getsThrough(websocket: LookoutDeps['websocket'], address: string, tell: (does: boolean) => void): void {
  const way = websocket(address, {
    ...unheard,
    proven: () => {
      way.close()
      tell(true)
    },
    nothing: () => tell(false),
  })
}

const unheard = { opened: (): void => undefined, message: (): void => undefined, ended: (): void => undefined }
