/**
 * How much more a document can hold. Its bytes are bounded, and so is the time that it takes to open it: what was put in at great cost
 * costs as much again whenever the document is read from its log, here and in every browser.
 */
import * as Y from 'yjs'
import { atMost, threadMs } from './stoppable.ts'

export interface Capacity {
  /** Whether an update of so many bytes is one too many. */
  readonly isFull: (bytes: number) => boolean
  /** So many bytes, of so many changes, were put in, and took so many milliseconds. */
  readonly took: (ms: number, put: { readonly bytes: number; readonly changes: number }) => void
  /** The document was written anew: nothing is left of what was put in before. */
  readonly renewed: () => void
}

/** Ours are far below one, with thousands of notes. */
const mostBytes = 8 * 1024 * 1024
/** In milliseconds. */
const mostToOpen = 2500
const usual = 1
const usualEach = 0.04

/** `bytes` of its log now; `state` of the whole of it; `mostMs` that opening it may take. */
export function capacity(bytes: () => number, state: () => Uint8Array, mostMs = mostToOpen): Capacity {
  let unusual = 0
  let opensSlowly = false
  /** What has been put in since the log was written last is not in its bytes yet. */
  let logged = bytes()
  let unlogged = 0
  return {
    isFull: more => {
      // A long day makes a little of it too. Then it opens fast, and the count begins anew.
      if (unusual > mostMs) {
        unusual = 0
        opensSlowly = !opensInTime(state(), mostMs)
      }
      if (bytes() !== logged) unlogged = 0
      logged = bytes()
      return opensSlowly || logged + unlogged + more > mostBytes
    },
    took: (ms, { bytes: put, changes }) => {
      unlogged += put
      unusual += Math.max(0, ms - usual - changes * usualEach)
    },
    renewed: () => {
      unlogged = 0
      unusual = 0
      opensSlowly = false
    },
  }
}

function opensInTime(state: Uint8Array, mostMs: number): boolean {
  try {
    atMost(mostMs, threadMs, () => {
      Y.applyUpdate(new Y.Doc(), state)
    })
    return true
  } catch {
    return false
  }
}
