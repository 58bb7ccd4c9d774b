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

export interface Limits {
  readonly place: (address: string, doc: string) => Taken
  /** Milliseconds to wait; 0 where the request may pass. */
  readonly request: (address: string, browser: string | undefined) => number
  readonly line: () => LineLimits
}

/** `monotonic` answers milliseconds that only grow. */
export function limitsOf(table: LimitTable, monotonic: () => number): Limits {
  const open = places(table, keyedBuckets(table.arrivals, monotonic))
  const ofBrowser = keyedBuckets(table.requestsOfBrowser, monotonic)
  const ofAddress = keyedBuckets(table.requestsOfAddress, monotonic)
  return {
    place: (address, doc) => open.take(addressKey(address), doc),
    request: (address, browser) =>
      (browser === undefined ? 0 : ofBrowser.take(browser)) || ofAddress.take(addressKey(address)),
    line: () => {
      const frames = tokenBucket(table.frames, monotonic)
      const bytes = tokenBucket(table.bytes, monotonic)
      const wholes = tokenBucket(table.wholes, monotonic)
      return { frame: (size, asksForAll) => frames.take() && bytes.take(size) && (!asksForAll || wholes.take()) }
    },
  }
}
