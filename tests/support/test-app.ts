/** A whole server inside the test: real store, real documents, real sockets; only the clock and chance are ours. */
import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { Bus } from '@waymark/server/bus/bus.ts'
import { aloneBus } from '@waymark/server/bus/local-bus.ts'
import { buildApp, type AppOptions } from '@waymark/server/app.ts'
import type { Deps } from '@waymark/server/deps.ts'
import { keyMadeOf } from '@waymark/server/keyed-secret.ts'
import { limitTable, type LimitTable } from '@waymark/server/limits/limit-table.ts'
import { limitsOf } from '@waymark/server/limits/limits.ts'
import { hostLink } from '@waymark/server/session/host-link.ts'
import { themesWatch } from '@waymark/server/session/themes-watch.ts'
import { keptFiles, type Disk, type KeptFiles } from '@waymark/server/store/kept-files.ts'
import { openSqliteStore } from '@waymark/server/store/sqlite/sqlite-store.ts'
import type { Store } from '@waymark/server/store/store.ts'
import { liveCore } from '@waymark/server/sync/live-core.ts'
import { unobserved } from '@waymark/server/sync/observed.ts'
import { watchApart } from '#support/kept-apart.ts'

/** Ids that stand in two of the stores fail the test that stops it. */
export interface TestApp {
  readonly app: FastifyInstance
  readonly deps: Deps
  readonly address: string
  /** Where the files of sessions lie, once there is one. */
  readonly filesFolder: string
  /** The secret of the link that opens everything. */
  readonly hostSecret: string
  readonly stop: () => Promise<void>
}

export const realTimers = {
  monotonic: () => performance.now(),
  after: (ms: number, act: () => void) => {
    const timer = setTimeout(act, ms)
    return {
      cancel: () => {
        clearTimeout(timer)
      },
    }
  },
}

/** Listening on a free port of 127.0.0.1. The store is in memory unless another is handed in. */
export async function testApp({
  store: words = openSqliteStore(':memory:'),
  people: ofPeople = openSqliteStore(':memory:'),
  monitoring: ofTheRoom = openSqliteStore(':memory:'),
  bus = aloneBus(),
  linkKey = randomBytes(32),
  limits = limitTable(),
  options = {},
  now = () => '2027-03-24T13:00:00.000Z',
  monotonic = realTimers.monotonic,
  disk,
  filesFolder = join(tmpdir(), `waymark-files-${randomBytes(8).toString('hex')}`),
  files = keptFiles(filesFolder, disk),
  mailDomain,
  post,
}: {
  readonly store?: Store
  readonly people?: Store
  readonly monitoring?: Store
  readonly bus?: Bus
  readonly linkKey?: Uint8Array
  readonly limits?: LimitTable
  readonly options?: Partial<AppOptions>
  readonly now?: Deps['now']
  readonly monotonic?: Deps['monotonic']
  /** One that fails, for instance. */
  readonly disk?: Disk
  readonly filesFolder?: string
  /** Those of several servers, for instance. */
  readonly files?: KeptFiles
  readonly mailDomain?: string
  readonly post?: Deps['post']
} = {}): Promise<TestApp> {
  let address = 'http://127.0.0.1'
  const failures: unknown[] = []
  const apart = watchApart({ words, people: ofPeople, monitoring: ofTheRoom })
  const { words: store, people, monitoring } = apart.stores
  const newId = (): string => randomBytes(16).toString('base64url')
  const observed = options.metrics?.observed ?? unobserved
  const deps: Deps = {
    now,
    monotonic,
    newId,
    store,
    bus,
    people,
    monitoring,
    files,
    ...liveCore({
      store,
      bus,
      timers: realTimers,
      monotonic,
      observed,
      newId,
      watchOf: themesWatch({ now, newId }),
      onFailure: error => {
        failures.push(error)
      },
    }),
    limits: limitsOf(limits, realTimers.monotonic),
    observed,
    linkKey,
    peopleKey: keyMadeOf(linkKey, 'people'),
    monitoringKey: keyMadeOf(linkKey, 'monitoring'),
    address: () => address,
    mailDomain,
    post,
    passphraseCost: 10,
  }
  const app = await buildApp(deps, { clientFolder: 'nowhere', ...options })
  await app.listen({ port: 0, host: '127.0.0.1' })
  address = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
  const host = await hostLink(deps)
  return {
    app,
    deps,
    address,
    filesFolder,
    hostSecret: host.address.slice(host.address.indexOf('#') + 1),
    stop: async () => {
      await app.close()
      await deps.live.close()
      await bus.close()
      await store.close()
      await people.close()
      await monitoring.close()
      rmSync(filesFolder, { recursive: true, force: true })
      apart.check()
    },
  }
}
