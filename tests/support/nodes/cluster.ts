/**
 * Several servers of one Postgres and one Redis behind a plain balancer, with a wire that can be cut between each of them and either.
 * Without engines: one server on a folder of its own, which can only be killed.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPostgres } from '@waymark/server/store/postgres/postgres.ts'
import { openSqliteStore } from '@waymark/server/store/sqlite/sqlite-store.ts'
import type { Store } from '@waymark/server/store/store.ts'
import { balancer, type Balancer } from '#support/balancer.ts'
import { cuttable, type Cuttable } from '#support/cuttable.ts'
import { root } from '#support/files.ts'
import { startPostgres, type Postgres } from '#support/postgres.ts'
import { startRedis, type TestRedis } from '#support/redis.ts'
import { until } from '#support/wait.ts'
import { serverNode, type ServerNode } from './server-node.ts'

export interface Engines {
  readonly postgres: Postgres
  readonly redis: TestRedis
}

export interface Place {
  readonly node: ServerNode
  readonly toPostgres: Cuttable | undefined
  readonly toRedis: Cuttable | undefined
}

export interface Cluster {
  /** Of the balancer. */
  readonly address: string
  /** The link that opens everything. */
  readonly organiserLink: string
  readonly places: readonly Place[]
  readonly engines: Engines | undefined
  /** Reads what is on disk, by itself; where there is one server on a folder of its own, that is stopped meanwhile. */
  readonly reading: (act: (store: Pick<Store, 'readLog' | 'list'>) => Promise<void>) => Promise<void>
  /** Answers when every server says that it is ready. */
  readonly ready: (withinMs?: number) => Promise<void>
  readonly [Symbol.asyncDispose]: () => Promise<void>
}

/** How much each clock goes before the right one: two servers differ by five seconds. */
const skewsMs = [0, 5000, 2500, -1000, 4000]
const usualPatienceMs = 90_000
const linkKey = Buffer.alloc(32, 7).toString('base64url')

interface Made {
  readonly dispose: (() => Promise<void>)[]
}

export async function cluster(servers: number, { alone = false } = {}): Promise<Cluster> {
  const made: Made = { dispose: [] }
  const dispose = async (): Promise<void> => {
    for (const act of made.dispose.toReversed()) await act().catch(() => undefined)
    made.dispose.length = 0
  }
  try {
    return { ...(await started(servers, alone, made)), [Symbol.asyncDispose]: dispose }
  } catch (error) {
    await dispose()
    throw error
  }
}

async function started(
  servers: number,
  alone: boolean,
  { dispose }: Made,
): Promise<Omit<Cluster, typeof Symbol.asyncDispose>> {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-nodes-'))
  dispose.push(async () => rmSync(folder, { recursive: true, force: true }))
  const engines = alone ? undefined : await bothEngines(dispose)
  const shapes = Array.from({ length: servers }, (_, at) => ({ name: `node ${at + 1}`, skewMs: skewsMs[at] ?? 0 }))
  const wires = await Promise.all(shapes.map(() => wiresTo(engines, dispose)))
  // The address of the balancer stands in links, and it is known once the ports of the servers are.
  const given: Record<string, string> = { WAYMARK_ADDRESS: 'http://127.0.0.1' }
  const places: Place[] = []
  for (const [at, shape] of shapes.entries()) {
    const own = wires[at] ?? { toPostgres: undefined, toRedis: undefined }
    const settings = settingsOf({ engines, ...own }, join(folder, alone ? 'data' : `node-${at + 1}`))
    const node = await serverNode({ ...shape, settings: () => ({ ...settings, ...given }) })
    dispose.push(() => node.kill())
    places.push({ node, ...own })
  }
  const balanced: Balancer = await balancer(places.map(({ node }) => node.port))
  dispose.push(() => balanced[Symbol.asyncDispose]())
  given['WAYMARK_ADDRESS'] = balanced.address
  const ready = (withinMs = usualPatienceMs): Promise<void> =>
    until('all servers are ready', async () => (await readyAmong(places)) === places.length, withinMs).catch(error => {
      throw new Error(`${String(error)}:\n${places.map(({ node }) => node.printed().slice(-1500)).join('\n---\n')}`)
    })
  // The first makes the tables; the others find them.
  for (const { node } of places) node.begin()
  await ready()
  const reading = alone ? readingAlone(places, join(folder, 'data', 'waymark.db')) : readingOf(engines)
  return { address: balanced.address, organiserLink: linkIn(places), places, engines, reading, ready }
}

const readingAlone =
  (places: readonly Place[], database: string): Cluster['reading'] =>
  async act => {
    for (const { node } of places) await node.stop()
    const store = openSqliteStore(database)
    await act(store).finally(store.close)
    for (const { node } of places) node.begin()
  }

const readingOf =
  (engines: Engines | undefined): Cluster['reading'] =>
  async act => {
    if (engines === undefined) return
    const postgres = await openPostgres({ url: engines.postgres.url, monotonic: () => performance.now() })
    await act(postgres.store).finally(postgres.close)
  }

async function readyAmong(places: readonly Place[]): Promise<number> {
  const are = await Promise.all(places.map(({ node }) => node.isReady()))
  return are.filter(Boolean).length
}

async function bothEngines(dispose: Made['dispose']): Promise<Engines> {
  const redis = await startRedis()
  dispose.push(() => redis.kill())
  const postgres = await startPostgres()
  dispose.push(() => postgres.stop())
  return { postgres, redis }
}

type Wires = Pick<Place, 'toPostgres' | 'toRedis'>

async function wiresTo(engines: Engines | undefined, dispose: Made['dispose']): Promise<Wires> {
  if (engines === undefined) return { toPostgres: undefined, toRedis: undefined }
  const toPostgres = await cuttable(engines.postgres.port)
  dispose.push(() => toPostgres[Symbol.asyncDispose]())
  const toRedis = await cuttable(engines.redis.port)
  dispose.push(() => toRedis[Symbol.asyncDispose]())
  return { toPostgres, toRedis }
}

const throughWire = (url: string, wire: Cuttable): string => {
  const through = new URL(url)
  through.port = String(wire.port)
  return through.href
}

const settingsOf = (
  { engines, toPostgres, toRedis }: Wires & { readonly engines: Engines | undefined },
  dataFolder: string,
): Record<string, string> => ({
  WAYMARK_DATA: dataFolder,
  WAYMARK_CLIENT: process.env['WAYMARK_CLIENT'] ?? join(root, 'client', 'dist'),
  // All people of the test have one address.
  WAYMARK_LIMITS: '1000',
  WAYMARK_LINK_KEY: linkKey,
  WAYMARK_DRAIN_SECONDS: '1',
  ...(engines !== undefined &&
    toPostgres !== undefined && { DATABASE_URL: throughWire(engines.postgres.url, toPostgres) }),
  ...(engines !== undefined && toRedis !== undefined && { REDIS_URL: throughWire(engines.redis.url, toRedis) }),
})

function linkIn(places: readonly Place[]): string {
  const links = places.map(({ node }) => /http\S+\/in#\S+/.exec(node.printed())?.[0] ?? '')
  const secrets = new Set(links.map(link => link.slice(link.indexOf('#') + 1)))
  if (secrets.size !== 1) throw new Error('the servers print links with other secrets')
  return links[0] ?? ''
}
