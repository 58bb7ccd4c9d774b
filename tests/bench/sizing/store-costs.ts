/** What Postgres costs by itself, through the adapter that nodes use: commits, reading on, looking where logs stand, opening, and what is kept. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import * as Y from 'yjs'
import { roomDocName, type DocName } from '@waymark/shared/doc/doc-name.ts'
import { RoomId } from '@waymark/shared/model/ids.ts'
import { openPostgres } from '@waymark/server/store/postgres/postgres.ts'
import type { Store } from '@waymark/server/store/store.ts'
import { pastOf } from '#bench/live/past.ts'
import type { Shared } from '#bench/nodes/cluster.ts'

/** Microseconds of processor for each: of Postgres, and of the one who asks. Milliseconds that each took. */
export interface AskCost {
  readonly store: number
  readonly own: number
  readonly took: number
  readonly aSecond: number
}

export interface StoreCosts {
  /** By how many documents get an update of 200 bytes in one commit. */
  readonly commits: readonly (AskCost & { readonly updates: number; readonly atOnce: number })[]
  readonly readOn: AskCost
  /** Where a hundred logs stand, for each of the hundred. */
  readonly place: AskCost
  readonly opened: readonly (AskCost & {
    readonly notes: number
    readonly kilobytes: number
    /** Kilobytes, once it is compacted. */
    readonly asOne: number
    readonly memory: number
  })[]
}

const update = new Uint8Array(200)
const docOf = (at: number): DocName => roomDocName(RoomId.parse(`sizing-${String(at).padStart(12, '0')}`))
const patienceMs = 2500

export async function storeCosts({ postgres, postgresSeconds }: Shared): Promise<StoreCosts> {
  const kept = await openPostgres({ url: await postgres.newDatabase(), monotonic: () => performance.now(), pool: 32 })
  const { store } = kept
  const measure = measureWith(postgresSeconds)
  let made = 0
  const commit = async (updates: number): Promise<void> => {
    made += 1
    const docs = Array.from({ length: updates }, (_, at) => docOf(((made % 64) + 1) * 1000 + at))
    await store.commit({ updates: docs.map(doc => ({ doc, update })) })
  }
  const commits = []
  for (const [updates, atOnce] of [
    [1, 1],
    [30, 1],
    [1, 8],
    [1, 32],
  ] as const)
    commits.push({ updates, atOnce, ...(await measure(atOnce, () => commit(updates))) })
  const hundred = Array.from({ length: 100 }, (_, at) => docOf(at))
  await store.commit({ updates: hundred.map(doc => ({ doc, update })) })
  const place = await measure(1, async () => {
    await store.places(hundred)
  })
  const readOn = await measure(4, async () => {
    await store.readLog(hundred[made % 100] ?? docOf(0), { head: 0, epoch: '' })
  })
  const opened = []
  for (const notes of [100, 1000, 5000]) opened.push({ notes, ...(await openingOf(store, notes, measure)) })
  await kept.close()
  return {
    commits,
    readOn,
    place: { ...place, store: place.store / 100, own: place.own / 100 },
    opened,
  }
}

type Measure = (atOnce: number, act: () => Promise<void>, forMs?: number) => Promise<AskCost>

const measureWith =
  (postgresSeconds: () => number): Measure =>
  async (atOnce, act, forMs = patienceMs) => {
    const before = { store: postgresSeconds(), own: ownSeconds(), at: performance.now() }
    let done = 0
    const one = async (): Promise<void> => {
      while (performance.now() - before.at < forMs) {
        await act()
        done += 1
      }
    }
    await Promise.all(Array.from({ length: atOnce }, one))
    const seconds = (performance.now() - before.at) / 1000
    return {
      store: ((postgresSeconds() - before.store) / done) * 1e6,
      own: ((ownSeconds() - before.own) / done) * 1e6,
      took: (seconds * 1000 * atOnce) / done,
      aSecond: done / seconds,
    }
  }

function ownSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

/** A document of so many notes, each its own change, read from its log and made. */
async function openingOf(
  store: Store,
  notes: number,
  measure: Measure,
): Promise<Omit<StoreCosts['opened'][number], 'notes'>> {
  const doc = docOf(900_000 + notes)
  const updates = pastOf(notes, notes)
  for (let at = 0; at < updates.length; at += 500)
    await store.commit({ updates: updates.slice(at, at + 500).map(each => ({ doc, update: each })) })
  const held: Y.Doc[] = []
  const before = heap()
  const cost = await measure(
    1,
    async () => {
      const made = new Y.Doc()
      const { updates: all } = await store.readLog(doc)
      made.transact(() => {
        for (const each of all) Y.applyUpdate(made, each)
      })
      if (held.length < 20) held.push(made)
    },
    1000,
  )
  const memory = (heap() - before) / 1024 / held.length
  const asOne = Y.encodeStateAsUpdate(held[0] ?? new Y.Doc()).byteLength / 1024
  return { ...cost, memory, asOne, kilobytes: updates.reduce((sum, { byteLength }) => sum + byteLength, 0) / 1024 }
}

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/** In bytes, once all that nobody needs is gone. */
function heap(): number {
  collect()
  return process.memoryUsage().heapUsed
}
