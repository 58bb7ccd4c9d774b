/** A data folder, opened as the server opens it. */
import { randomBytes } from 'node:crypto'
import { openDataFolder } from '@waymark/server/store/data-folder.ts'
import { openSqliteStore } from '@waymark/server/store/sqlite/sqlite-store.ts'
import type { Store } from '@waymark/server/store/store.ts'
import { liveDocs, type LiveDocs } from '@waymark/server/sync/live-docs.ts'
import { unobserved } from '@waymark/server/sync/observed.ts'

export interface Opened {
  readonly store: Store
  readonly live: LiveDocs
  readonly linkKey: Uint8Array
  readonly close: () => Promise<void>
}

/** `newKey` where there is no key yet. `say` is told the key as soon as somebody could have been given a link made with it. */
export function openAll(folder: string, say: (text: string) => void, newKey = firstKey): Opened {
  const data = openDataFolder(folder)
  const store = openSqliteStore(data.database)
  const linkKey = data.linkKey(() => newKey)
  say(`key ${Buffer.from(linkKey).toString('hex')}`)
  const deps = {
    store,
    timers: atOnce,
    observed: unobserved,
    newId: () => randomBytes(16).toString('base64url'),
    // It tries again by itself.
    onFailure: () => say('failed'),
  }
  const live = liveDocs(deps)
  return {
    store,
    live,
    linkKey,
    close: async () => {
      await live.settled()
      await store.close()
    },
  }
}

const firstKey = new Uint8Array(32).fill(7)

/** Nobody waits for the end of a tick here. */
const atOnce = {
  monotonic: () => performance.now(),
  after: (_: number, act: () => void) => {
    const timer = setImmediate(act)
    return {
      cancel: () => {
        clearImmediate(timer)
      },
    }
  },
}
