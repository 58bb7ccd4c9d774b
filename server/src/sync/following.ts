/**
 * Keeps the open documents of this server as far as their logs go, where other servers append to them, too. The bus says at once that a
 * log has grown; that is not relied on: where all logs stand is asked of the store at intervals.
 */
import type { LogPlace, Store } from '#store/store.ts'
import type { LiveDoc } from './live-doc.ts'
import { tickMs } from './pace.ts'
import type { Timers } from './saving.ts'

export interface Following {
  /** Answers once the document holds all that was in its log when this was asked; false where it is another by now, and was let go. Throws what the store throws. */
  readonly catchUp: (live: LiveDoc) => Promise<boolean>
  /** Its log is said to go so far. Reads it soon, no more often than the document speaks. */
  readonly hint: (live: LiveDoc, place: LogPlace) => void
  /** Looks where the logs of these stand, and reads on those that have grown. */
  readonly lookAround: (all: readonly LiveDoc[]) => Promise<void>
}

export interface FollowingDeps {
  readonly store: Pick<Store, 'readLog' | 'places'>
  readonly timers: Timers
  readonly onFailure: (error: unknown) => void
  /** The document is another by now, or gone. */
  readonly onOver: (live: LiveDoc) => void
  /** Awaited between what is read and what is told of it. */
  readonly beforeTelling: () => Promise<void>
}

export function following({ store, timers, onFailure, onOver, beforeTelling }: FollowingDeps): Following {
  const reading = new WeakMap<LiveDoc, Promise<boolean>>()
  const readAt = new WeakMap<LiveDoc, number>()
  const planned = new WeakSet<LiveDoc>()
  const placeNow = placesTogether(store)

  const read = async (live: LiveDoc): Promise<boolean> => {
    readAt.set(live, timers.monotonic())
    const since = live.place()
    const log = await store.readLog(live.name, since)
    await beforeTelling()
    const isSame = live.follow(log, since)
    if (!isSame) onOver(live)
    return isSame
  }
  /** One at a time for each document: whoever asks while one is under way waits for the next. */
  const readOn = (live: LiveDoc): Promise<boolean> => {
    const before = reading.get(live) ?? Promise.resolve(true)
    const mine = before.then(
      isSame => isSame && read(live),
      () => read(live),
    )
    reading.set(live, mine)
    return mine
  }
  const isAt = (live: LiveDoc, place: LogPlace): boolean => {
    const { head, epoch } = live.place()
    return epoch === place.epoch && head === place.head
  }
  const plan = (live: LiveDoc): void => {
    if (planned.has(live)) return
    planned.add(live)
    const at = (readAt.get(live) ?? -Infinity) + tickMs(live.listeners())
    timers.after(Math.max(0, at - timers.monotonic()), () => {
      planned.delete(live)
      readOn(live).catch(onFailure)
    })
  }

  return {
    catchUp: async live => {
      const place = await placeNow(live)
      return isAt(live, place) ? true : readOn(live)
    },
    hint: (live, place) => {
      const { head, epoch } = live.place()
      if (epoch !== place.epoch || head < place.head) plan(live)
    },
    lookAround: async all => {
      const places = await store.places(all.map(({ name }) => name))
      for (const live of all) if (!isAt(live, places.get(live.name) ?? nowhere)) plan(live)
    },
  }
}

const nowhere: LogPlace = { head: 0, epoch: '' }

/** Those who ask at about the same time are answered by one question, which is asked after they have asked. */
function placesTogether(store: Pick<Store, 'places'>): (live: LiveDoc) => Promise<LogPlace> {
  let asking: Promise<unknown> = Promise.resolve()
  let next: { readonly names: Set<LiveDoc['name']>; readonly places: ReturnType<Store['places']> } | undefined
  const ask = (): NonNullable<typeof next> => {
    const names = new Set<LiveDoc['name']>()
    const places = asking.then(() => {
      next = undefined
      return store.places([...names])
    })
    asking = places.catch(() => undefined)
    return { names, places }
  }
  return async ({ name }) => {
    next ??= ask()
    next.names.add(name)
    return (await next.places).get(name) ?? nowhere
  }
}
