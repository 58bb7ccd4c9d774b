/** The documents that are open: one of each name, loaded once however many ask, put away when nobody is left. */
import * as Y from 'yjs'
import type { DocName } from '@waymark/shared/doc/doc-name.ts'
import type { Store } from '#store/store.ts'
import { liveDoc, type LiveDoc } from './live-doc.ts'
import { saving, type SavingDeps } from './saving.ts'

export interface LiveDocs {
  /** Loads the document where it is not open. Throws what the store throws; then the next call tries again. */
  readonly open: (name: DocName) => Promise<LiveDoc>
  /** Tells those who have it open that what stands beside it has changed. Opens nothing. */
  readonly lookAgain: (names: readonly DocName[]) => Promise<void>
  /** Answers when all that was asked for is on disk. */
  readonly settled: () => Promise<void>
  readonly failing: () => boolean
  readonly count: () => number
  /** Puts away what nobody listens to, and gives signs of life to the rest. Call every few seconds. */
  readonly sweep: () => Promise<void>
  /** Lets a document go without keeping anything of it: its log was removed. */
  readonly drop: (name: DocName) => void
}

/** A log of more updates than this is written anew when its document is put away. */
const longLog = 50
/** Sweeps in a row without a listener before a document is put away. */
const idleSweeps = 2

interface Open {
  readonly live: Promise<LiveDoc>
  logged: number
  idle: number
}

export interface LiveDocsDeps extends SavingDeps {
  readonly store: Store
}

export function liveDocs(deps: LiveDocsDeps): LiveDocs {
  const open = new Map<DocName, Open>()
  const ticks = saving(deps)
  let puttingAway = false

  const openOnce = (name: DocName): Promise<LiveDoc> => {
    const known = open.get(name)
    if (known !== undefined) {
      known.idle = 0
      return known.live
    }
    const entry: Open = { live: load(deps.store, name, { entry: () => entry, wake: ticks.wake }), logged: 0, idle: 0 }
    open.set(name, entry)
    entry.live.catch(() => open.delete(name))
    return entry.live
  }

  const putAway = async (name: DocName, entry: Open, live: LiveDoc): Promise<void> => {
    await ticks.settled()
    const isIdle = (): boolean => entry.idle > idleSweeps && live.listeners() === 0
    if (entry.logged > longLog && isIdle()) {
      const { head } = await deps.store.readLog(name)
      await deps.store.compact(name, live.state(), head)
      entry.logged = 1
    }
    if (isIdle() && open.get(name) === entry) open.delete(name)
  }

  return {
    open: openOnce,
    lookAgain: async names => {
      for (const name of names) (await open.get(name)?.live)?.lookAgain()
    },
    settled: ticks.settled,
    failing: ticks.failing,
    count: () => open.size,
    sweep: async () => {
      const idle: { readonly name: DocName; readonly entry: Open; readonly live: LiveDoc }[] = []
      for (const [name, entry] of open) {
        const live = await entry.live.catch(() => undefined)
        if (live === undefined) continue
        // Signs of life first: putting away waits for the disk, and nobody should seem gone meanwhile.
        live.renewPresence()
        entry.idle = live.listeners() === 0 ? entry.idle + 1 : 0
        if (entry.idle > idleSweeps) idle.push({ name, entry, live })
      }
      if (puttingAway) return
      puttingAway = true
      for (const { name, entry, live } of idle) await putAway(name, entry, live).catch(deps.onFailure)
      puttingAway = false
    },
    drop: name => {
      open.delete(name)
    },
  }
}

/** One transaction for the whole log. `entry` is there by the time the log has been read. */
async function load(
  store: Store,
  name: DocName,
  { entry, wake }: { readonly entry: () => Open; readonly wake: (live: LiveDoc) => void },
): Promise<LiveDoc> {
  const { updates } = await store.readLog(name)
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  entry().logged = updates.length
  doc.on('update', () => {
    entry().logged += 1
  })
  const live: LiveDoc = liveDoc(name, doc, () => {
    entry().idle = 0
    wake(live)
  })
  return live
}
