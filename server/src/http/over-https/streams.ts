/** The streams that are open: found again by those who opened them, and let go where nobody is left at the other end. */
import { Refusal } from '#refusal.ts'
import type { EventStream } from './event-stream.ts'

export interface Streams {
  /** Refuses with 'too-many' where this browser, or this server, has enough. */
  readonly add: (id: string, browser: string, begin: () => EventStream) => void
  /** Strikes it off. */
  readonly remove: (id: string) => void
  /** Throws 'gone' for one that is not there, and for one of another browser alike. */
  readonly find: (id: string, browser: string | undefined) => void
  /** Whose it is. */
  readonly browserOf: (id: string) => string | undefined
  /** Throws as `find` does. */
  readonly take: (id: string, browser: string | undefined, batch: Uint8Array) => ReturnType<EventStream['take']>
  /** A sign of life to all, and an end to those that are of no use. Call at intervals. */
  readonly tick: () => void
  readonly endAll: () => void
  readonly count: () => number
}

/** A browser makes no more than six connections to one server where it speaks HTTP/1.1, and one has to be left for its posts. */
export const mostOfBrowser = 5
/** As many windows as the server holds on websockets. */
const mostOfAll = 5000

/** In ticks. A window that nobody looks at says something once a minute, by its browser's clemency; one that is looked at, every 15 s. */
const silentForLong = 15
const silentForShort = 3
const emptyForLong = 3

interface Entry {
  readonly browser: string
  readonly stream: EventStream
  /** Ticks since anything came up, and since there was a channel. */
  silent: number
  empty: number
}

export const gone = (): Refusal =>
  new Refusal('gone', 'This window was away for too long. It connects again by itself; nothing is lost.')

export function streams(): Streams {
  const open = new Map<string, Entry>()

  /** Of a window that went away without a word, the stream stays open for a while. */
  const makePlace = (browser: string): boolean => {
    const own = [...open.values()].filter(entry => entry.browser === browser)
    if (own.length < mostOfBrowser) return true
    const [longest] = own.toSorted((a, b) => b.silent - a.silent)
    if (longest === undefined || longest.silent < silentForShort) return false
    longest.stream.end()
    return true
  }
  const find = (id: string, browser: string | undefined): Entry => {
    const entry = open.get(id)
    if (entry === undefined || entry.browser !== browser) throw gone()
    return entry
  }
  const tick = (entry: Entry): void => {
    entry.silent += 1
    entry.empty = entry.stream.channels() > 0 ? 0 : entry.empty + 1
    if (entry.silent > silentForLong || entry.empty > emptyForLong) entry.stream.end()
    else entry.stream.alive()
  }

  return {
    add: (id, browser, begin) => {
      if (open.size >= mostOfAll)
        throw new Refusal('too-many', 'This server holds no more windows just now. Load this page again in a minute.')
      if (!makePlace(browser))
        throw new Refusal(
          'too-many',
          'Too many windows of this browser are open at once. Close one, then load this page again.',
        )
      open.set(id, { browser, stream: begin(), silent: 0, empty: 0 })
    },
    remove: id => {
      open.delete(id)
    },
    find,
    browserOf: id => open.get(id)?.browser,
    take: (id, browser, batch) => {
      const entry = find(id, browser)
      entry.silent = 0
      return entry.stream.take(batch)
    },
    tick: () => {
      for (const entry of open.values()) tick(entry)
    },
    endAll: () => {
      for (const { stream } of open.values()) stream.end()
    },
    count: () => open.size,
  }
}
