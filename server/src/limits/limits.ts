/** The limits of a running server, as its doors ask for them. */
import { addressKey } from './address-key.ts'
import { keyedBuckets } from './keyed-buckets.ts'
import type { LimitTable } from './limit-table.ts'
import { places, type Taken } from './places.ts'
import { tokenBucket } from './token-bucket.ts'

/** Of one line. Each answers false once it was too much. */
export interface LineLimits {
  readonly frame: (bytes: number, asksForAll: boolean) => boolean
}

/** Who asks, as far as it can be told: by the cookie, which whoever likes can throw away, and by the address. */
export interface Whence {
  readonly ip: string
  readonly browser: string | undefined
}

export interface Limits {
  readonly place: (whence: Whence, doc: string) => Taken
  /** Milliseconds to wait; 0 where the request may pass. */
  readonly request: (whence: Whence) => number
  readonly line: () => LineLimits
}

/** `monotonic` answers milliseconds that only grow. */
export function limitsOf(table: LimitTable, monotonic: () => number): Limits {
  const open = places(table, keyedBuckets(table.arrivals, monotonic))
  const arrivalsOf = keyedBuckets(table.arrivalsOfBrowser, monotonic)
  const ofBrowser = keyedBuckets(table.requestsOfBrowser, monotonic)
  const ofAddress = keyedBuckets(table.requestsOfAddress, monotonic)
  return {
    place: ({ ip, browser }, doc) => {
      const waitMs = browser === undefined ? 0 : arrivalsOf.take(browser)
      return waitMs > 0 ? { ok: false, full: 'hurry', waitMs } : open.take(addressKey(ip), doc)
    },
    request: ({ ip, browser }) =>
      (browser === undefined ? 0 : ofBrowser.take(browser)) || ofAddress.take(addressKey(ip)),
    line: () => {
      const frames = tokenBucket(table.frames, monotonic)
      const bytes = tokenBucket(table.bytes, monotonic)
      const wholes = tokenBucket(table.wholes, monotonic)
      return { frame: (size, asksForAll) => frames.take() && bytes.take(size) && (!asksForAll || wholes.take()) }
    },
  }
}
