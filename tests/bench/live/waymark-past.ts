/** Gives a document of ours a past: lived through by the server's own live documents, whose clock is in a hurry, and left as a kill leaves it. */
import { randomBytes } from 'node:crypto'
import * as Y from 'yjs'
import type { DocName } from '@waymark/shared/doc/doc-name.ts'
import { openDataFolder } from '@waymark/server/store/data-folder.ts'
import { openSqliteStore } from '@waymark/server/store/sqlite/sqlite-store.ts'
import { liveDocs } from '@waymark/server/sync/live-docs.ts'
import { unobserved } from '@waymark/server/sync/observed.ts'

/** What a handful of people change in one tick. */
const inOneTick = 5

/** All that is waited for comes at once; only the order stays. */
function hurriedTimers() {
  let now = 0
  return {
    monotonic: () => now,
    after: (ms: number, act: () => void) => {
      const at = now + ms
      const soon = setImmediate(() => {
        now = Math.max(now, at)
        act()
      })
      return {
        cancel: () => {
          clearImmediate(soon)
        },
      }
    },
  }
}

export async function livePast(data: string, name: DocName, updates: readonly Uint8Array[]): Promise<void> {
  const store = openSqliteStore(openDataFolder(data).database)
  const live = liveDocs({
    store,
    timers: hurriedTimers(),
    observed: unobserved,
    newId: () => randomBytes(16).toString('base64url'),
    onFailure: error => {
      throw error
    },
  })
  const doc = await live.open(name)
  for (let at = 0; at < updates.length; at += inOneTick) {
    const tick = updates.slice(at, at + inOneTick)
    await Promise.all(tick.map(update => doc.change(lived => Y.applyUpdate(lived, update))))
  }
  await store.close()
}
