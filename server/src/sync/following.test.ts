import { afterAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { themesDocName } from '@waymark/shared/doc/doc-name.ts'
import { BreakoutId } from '@waymark/shared/model/ids.ts'
import { openSqliteStore } from '#store/sqlite/sqlite-store.ts'
import type { Store } from '#store/store.ts'
import { liveDocs } from './live-docs.ts'
import { unobserved } from './observed.ts'

const sqlite = openSqliteStore(':memory:')
afterAll(() => sqlite.close())

/** What has been done by the store, and is answered when it is let go. */
function held() {
  let letGo: () => void = () => undefined
  let begins: () => void = () => undefined
  const isHeld = new Promise<void>(resolve => {
    begins = resolve
  })
  const gate = new Promise<void>(resolve => {
    letGo = resolve
  })
  const wait = (): Promise<void> => {
    begins()
    return gate
  }
  return { isHeld, letGo, wait }
}

function docsOn(store: Store) {
  const timers = {
    monotonic: () => performance.now(),
    after: (ms: number, act: () => void) => {
      const timer = setTimeout(act, ms)
      return { cancel: () => clearTimeout(timer) }
    },
  }
  let ids = 0
  const newId = (): string => {
    ids += 1
    return `id-${ids}`
  }
  return liveDocs({ store, timers, observed: unobserved, newId, onFailure: () => undefined })
}

const write = (key: string) => (doc: Y.Doc) => {
  const theme = new Y.Map(Object.entries({ name: key, said: '', order: 'a0' }))
  doc.getMap('themes').set(key.padEnd(12, '-'), theme)
}
const keysIn = (doc: Y.Doc): string[] => [...doc.getMap('themes').keys()].map(key => key.replaceAll('-', '')).toSorted()
const named = (name: string) => themesDocName(BreakoutId.parse(name.padEnd(12, '-')))

/** A server that commits, and hears that late; looks meanwhile where the log stands, and hears that later still. */
async function readMeanwhile(name: string) {
  const [commit, read] = [held(), held()]
  let holds: 'nothing' | 'commit' | 'read' = 'nothing'
  const docs = docsOn({
    ...sqlite,
    isShared: true,
    commit: async change => {
      const heads = await sqlite.commit(change)
      if (holds === 'commit') await commit.wait()
      return heads
    },
    readLog: async (doc, since) => {
      const log = await sqlite.readLog(doc, since)
      if (holds === 'read') await read.wait()
      return log
    },
  })
  const live = await docs.open(named(name))
  await live.change(write('first'))
  holds = 'commit'
  const second = live.change(write('second'))
  await commit.isHeld
  holds = 'read'
  const opened = docs.open(named(name))
  await read.isHeld
  holds = 'nothing'
  commit.letGo()
  await second
  return { docs, live, opened, letGo: read.letGo }
}

test('[S97] what a server writes while it reads what others wrote makes the document no other', async () => {
  const { docs, live, opened, letGo } = await readMeanwhile('written')
  await live.change(write('third'))
  letGo()
  expect(await opened).toBe(live)
  await live.change(write('fourth'))
  expect(live.read(keysIn)).toEqual(['first', 'fourth', 'second', 'third'])
  await docs.close()
})

test('[S97] what was read of a document that is begun anew meanwhile is passed over, and it goes on', async () => {
  const { docs, live, opened, letGo } = await readMeanwhile('anew')
  await live.rebuild('another')
  letGo()
  expect(await opened).toBe(live)
  await live.change(write('third'))
  expect(live.read(keysIn)).toEqual(['first', 'second', 'third'])
  await docs.close()
})

test('[S97] a log that was removed is seen to be gone, also by who reads it late', async () => {
  const { docs, live, opened, letGo } = await readMeanwhile('removed')
  await sqlite.commit({ forgets: [live.name] })
  letGo()
  await opened
  const now = await docs.open(live.name)
  expect(now).not.toBe(live)
  expect(now.read(keysIn)).toEqual([])
  await docs.close()
})
