/**
 * What has to reach every server of one store within a second: that rights have changed, and that what stands beside a document has. It
 * is a log of the store like those of documents, read on by each server; the bus only says at once that there is more in it. Whoever
 * cannot tell what it missed takes it that everything has changed.
 */
import * as z from 'zod/mini'
import { readDocName, type DocName } from '@waymark/shared/doc/doc-name.ts'
import { MemberId } from '@waymark/shared/model/ids.ts'
import type { Bus } from '#bus/bus.ts'
import type { LogPlace, Store } from '#store/store.ts'
import type { Timers } from './saving.ts'

export interface Signals {
  /**
   * Of all members where they are left out. Answers once it is kept, and so will be heard also where this server dies. Throws where it is
   * not at once; it is tried until it is.
   */
  readonly rights: (memberIds?: readonly MemberId[]) => Promise<void>
  /** Comes back at once, and is tried until it is kept. */
  readonly lookAgain: (names: readonly DocName[]) => void
  /** Hears of what other servers have changed. */
  readonly onRights: (hear: (memberIds?: readonly MemberId[]) => Promise<void>) => void
  /** Of all documents where they are left out. */
  readonly onLookAgain: (hear: (names?: readonly DocName[]) => Promise<void>) => void
  /**
   * Answers once all has been heard that was told more than a moment ago: at once where that was looked at lately, as it is while all is
   * well. Await it before anybody is told of a change, so that nobody is who was put out while this server could not know.
   */
  readonly caughtUp: () => Promise<void>
  /** Answers once all that was told from here is kept, or cannot be now. For the end. */
  readonly close: () => Promise<void>
}

/** Of a server that is alone. */
export const noSignals: Signals = {
  rights: async () => undefined,
  lookAgain: () => undefined,
  onRights: () => undefined,
  onLookAgain: () => undefined,
  caughtUp: async () => undefined,
  close: async () => undefined,
}

const log = 'signals:all'
const topic = 'signals'
const lookMs = 1000
/** What was looked at so long ago is looked at again before anybody is told of anything. */
const lateMs = 1500
/** What is older than so many looks is heard by nobody any more. */
const keptLooks = 60
const mostEntries = 500

const Signal = z.object({
  from: z.string(),
  rights: z.optional(z.nullable(z.array(MemberId))),
  lookAgain: z.optional(z.array(z.string())),
})
type Signal = Readonly<z.infer<typeof Signal>>

export interface SignalsDeps {
  readonly store: Pick<Store, 'isShared' | 'commit' | 'readLog' | 'places' | 'compact'>
  readonly bus: Bus
  readonly timers: Timers
  /** This server's own name. */
  readonly node: string
  readonly onFailure: (error: unknown) => void
}

/** On a store that nobody else writes to, nothing is told. */
export function signalsOf(deps: SignalsDeps): Signals {
  if (!deps.store.isShared) return noSignals
  const { store, bus, timers, node, onFailure } = deps
  const rightsHearers: ((memberIds?: readonly MemberId[]) => Promise<void>)[] = []
  const lookHearers: ((names?: readonly DocName[]) => Promise<void>)[] = []
  const hearAll = async ({ rights, lookAgain }: Pick<Signal, 'rights' | 'lookAgain'>): Promise<void> => {
    if (rights !== undefined) await Promise.all(rightsHearers.map(hear => hear(rights ?? undefined)))
    const names = lookAgain?.flatMap(name => readDocName(name)?.name ?? [])
    if (names !== undefined) await Promise.all(lookHearers.map(hear => hear(names)))
  }
  const hearEverything = async (): Promise<void> => {
    await Promise.all([...rightsHearers.map(hear => hear()), ...lookHearers.map(hear => hear())])
  }
  const outbox = outboxOf(deps)
  const reader = readerOf(store, async entry => {
    const signal = parsed(entry)
    if (signal === undefined) await hearEverything()
    else if (signal.from !== node) await hearAll(signal)
  })
  let heardAt = timers.monotonic()
  const readOn = oneAtATime(async () => {
    const from = timers.monotonic()
    await reader.readOn().then(() => {
      heardAt = from
    }, onFailure)
  })
  let isOver = false
  const look = async (): Promise<void> => {
    if (isOver) return
    await readOn()
    await reader.trim().catch(onFailure)
    timers.after(lookMs, () => void look())
  }
  timers.after(lookMs, () => void look())
  void readOn()
  void bus.subscribe(topic, () => void readOn())
  bus.onGap(() => void readOn())
  return {
    rights: memberIds => outbox.tell({ from: node, rights: memberIds === undefined ? null : [...memberIds] }),
    lookAgain: names => void outbox.tell({ from: node, lookAgain: [...names] }).catch(() => undefined),
    onRights: hear => {
      rightsHearers.push(hear)
    },
    onLookAgain: hear => {
      lookHearers.push(hear)
    },
    caughtUp: async () => {
      if (timers.monotonic() - heardAt > lateMs) await readOn()
    },
    close: async () => {
      isOver = true
      await outbox.settled()
    },
  }
}

/** Undefined for what stands in the place of older ones, and for what a server of another version has written. */
function parsed(entry: Uint8Array): Signal | undefined {
  try {
    return Signal.safeParse(JSON.parse(Buffer.from(entry).toString('utf8'))).data
  } catch {
    return undefined
  }
}

const pauseMs = 500

interface Sent {
  readonly signal: Signal
  readonly kept: () => void
  readonly failed: (error: unknown) => void
}

/** What is told is kept in its order, and tried until it is. */
function outboxOf({ store, bus, timers, onFailure }: SignalsDeps): {
  /** Answers once it is kept; throws where that fails the first time. */
  readonly tell: (signal: Signal) => Promise<void>
  readonly settled: () => Promise<void>
} {
  let waiting: Sent[] = []
  let sending: Promise<void> | undefined
  const send = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting
      waiting = []
      try {
        await store.commit({
          updates: batch.map(({ signal }) => ({ doc: log, update: Buffer.from(JSON.stringify(signal), 'utf8') })),
        })
        for (const { kept } of batch) kept()
        bus.publish(topic, Uint8Array.of(1))
      } catch (error) {
        onFailure(error)
        for (const { failed } of batch) failed(error)
        waiting = [...batch, ...waiting]
        await new Promise<void>(resolve => {
          timers.after(pauseMs, resolve)
        })
      }
    }
    sending = undefined
  }
  return {
    tell: signal => {
      const { promise, resolve: kept, reject: failed } = Promise.withResolvers<void>()
      waiting.push({ signal, kept, failed })
      sending ??= new Promise((resolve, reject) => {
        timers.after(0, () => void send().then(resolve, reject))
      })
      return promise
    },
    settled: async () => {
      await sending
    },
  }
}

/** Reads a log on from where it stood when the server came. */
function readerOf(
  store: SignalsDeps['store'],
  hear: (entry: Uint8Array) => Promise<void>,
): {
  readonly readOn: () => Promise<void>
  /** In the place of what is old stands nothing, which whoever reads it takes for everything. Call at each look. */
  readonly trim: () => Promise<void>
} {
  let place: LogPlace | undefined
  let looks: LogPlace[] = []
  let trimmedTo = 0
  return {
    readOn: async () => {
      const now = (await store.places([log])).get(log) ?? { head: 0, epoch: '' }
      const from = place
      place ??= now
      if (from === undefined || now.head <= from.head) return
      const { updates, ...read } = await store.readLog(log, from)
      for (const update of updates) await hear(update)
      place = { head: read.head, epoch: read.epoch }
    },
    trim: async () => {
      if (place === undefined) return
      looks = [...looks, place].slice(-keptLooks)
      const [oldest] = looks
      const isLong = oldest !== undefined && looks.length === keptLooks && oldest.head - trimmedTo > mostEntries
      if (!isLong) return
      trimmedTo = oldest.head
      await store.compact(log, new Uint8Array(), oldest)
    },
  }
}

/** Whoever asks while one is under way is answered by the next. */
function oneAtATime(act: () => Promise<void>): () => Promise<void> {
  let running = Promise.resolve()
  let next: Promise<void> | undefined
  return () => {
    next ??= running.then(() => {
      next = undefined
      running = act()
      return running
    })
    return next
  }
}
