/** Several servers of one store, in this process, and people whose every request goes to another one of them. */
import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Bus } from '@waymark/server/bus/bus.ts'
import { hall } from '@waymark/server/bus/local-bus.ts'
import { keptFiles } from '@waymark/server/store/kept-files.ts'
import { openSqliteStore } from '@waymark/server/store/sqlite/sqlite-store.ts'
import type { Store } from '@waymark/server/store/store.ts'
import { testApp, type TestApp } from '#support/test-app.ts'

export interface Nodes {
  readonly all: readonly TestApp[]
  /** Where the next request goes: each time to another one of those that are there. */
  readonly next: () => string
  /** Moves the clocks of all. */
  readonly pass: (ms: number) => void
  /** Stops one, which says goodbye. */
  readonly end: (one: TestApp) => Promise<void>
  /** Stops one, of which nothing is heard any more. */
  readonly kill: (one: TestApp) => Promise<void>
  readonly stop: () => Promise<void>
}

/** `now` is the one clock of all, for when; for how long, each has its own, and `pass` moves them. */
export async function nodes(
  count = 2,
  options: Omit<
    Parameters<typeof testApp>[0] & object,
    'store' | 'people' | 'monitoring' | 'bus' | 'linkKey' | 'monotonic' | 'files'
  > & {
    /** The store as one of them reaches it. */
    readonly reached?: (store: Store, at: number) => Store
  } = {},
): Promise<Nodes> {
  const { reached = same, ...more } = options
  const [store, people, monitoring] = [1, 2, 3].map((): Store => openSqliteStore(':memory:')) as [Store, Store, Store]
  const filesFolder = join(tmpdir(), `waymark-files-${randomBytes(8).toString('hex')}`)
  const files = keptFiles(filesFolder)
  const linkKey = randomBytes(32)
  const rooms = hall()
  let passed = 0
  const silent = new Set<TestApp>()
  const there: TestApp[] = []
  for (let at = 0; at < count; at += 1) {
    const bus = silenced(rooms.join(), () => silent.has(there[at]!))
    const monotonic = (): number => performance.now() + passed + at * 1_000_000
    const shared = {
      store: reached(sharedBy(store), at),
      people: sharedBy(people),
      monitoring: sharedBy(monitoring),
      files,
      linkKey,
      bus,
      monotonic,
    }
    there.push(await testApp({ ...more, ...shared }))
  }
  const all = [...there]
  const left = new Set(all)
  let turn = 0
  const end = async (one: TestApp): Promise<void> => {
    if (left.delete(one)) await one.stop()
  }
  return {
    all,
    next: () => {
      const here = [...left]
      turn += 1
      return here[turn % here.length]!.address
    },
    pass: ms => {
      passed += ms
    },
    end,
    kill: one => {
      silent.add(one)
      return end(one)
    },
    stop: async () => {
      await Promise.all([...left].map(end))
      await Promise.all([store.close(), people.close(), monitoring.close()])
      rmSync(filesFolder, { recursive: true, force: true })
    },
  }
}

const same = (store: Store): Store => store

/** As each of several servers has it: closed by one, it is open for the others. */
const sharedBy = (store: Store): Store => ({ ...store, isShared: true, close: async () => undefined })

const silenced = (bus: Bus, isSilent: () => boolean): Bus => ({
  ...bus,
  publish: (topic, message) => {
    if (!isSilent()) bus.publish(topic, message)
  },
})
