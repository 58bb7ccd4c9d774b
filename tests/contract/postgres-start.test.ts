import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { MemberId } from '@waymark/shared/model/ids.ts'
import { seats } from '@waymark/server/store/kinds.ts'
import { openPostgres, type PostgresSettings } from '@waymark/server/store/postgres/postgres.ts'
import { StorageProblem } from '@waymark/server/store/storage-problem.ts'
import { row } from '@waymark/server/store/store.ts'
import { startPostgres, type Postgres } from '#support/postgres.ts'
import { until } from '#support/wait.ts'

let server: Postgres
beforeAll(async () => {
  server = await startPostgres()
})
afterAll(() => server.stop())

const open = (more: Partial<PostgresSettings> = {}) =>
  openPostgres({ url: server.url, monotonic: () => performance.now(), ...more })
const id = () => randomBytes(12).toString('hex')
const aSeat = () => ({ id: id(), memberId: MemberId.parse(id()) })

/** The servers that hold their place in a database. */
const places = (url = server.url) =>
  server.ask(
    url,
    `select pid, classid::int, objid::int from pg_locks where locktype = 'advisory' and objsubid = 2 and granted
     and database = (select oid from pg_database where datname = current_database())`,
  )

test('[ST26] two servers that start at once on an empty database make its tables once', async () => {
  const url = await server.newDatabase()
  const all = await Promise.all(Array.from({ length: 4 }, () => open({ url })))
  const seat = aSeat()
  await all[0]!.store.commit({ puts: [row(seats, seat)] })
  expect(await all[3]!.store.get(seats, seat.id)).toEqual(seat)
  expect(await server.ask(url, 'select version from words.data_version')).toEqual([{ version: 1 }])
  await Promise.all(all.map(({ close }) => close()))
})

test('[ST26] data of a newer version is used if that says so, and otherwise left alone with a sentence', async () => {
  const url = await server.newDatabase()
  await (await open({ url })).close()
  await server.ask(url, 'update words.data_version set version = 7, oldest_program = 1')
  await (await open({ url })).close()
  await server.ask(url, 'update words.data_version set oldest_program = 2')
  await expect(open({ url })).rejects.toThrow(/newer version of Waymark .*version 7.*Nothing was changed/)
})

test('[ST26] a Postgres that cannot be used is refused with what to do, and never with the password', async () => {
  const sentence = async (url: string): Promise<string> => {
    const error: unknown = await open({ url, patienceMs: 2000 }).catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(StorageProblem)
    return error instanceof Error ? `${error.message}${error.stack ?? ''}${JSON.stringify(error)}` : ''
  }
  const secret = 'not-the-word'
  expect(await sentence(server.urlAs(server.url, 'waymark', secret))).toMatch(/does not let us in/)
  expect(await sentence(server.url.replace(/\w+$/, 'nowhere'))).toMatch(/no database of the name/)
  expect(await sentence(`postgres://waymark:${secret}@127.0.0.1:1/waymark`)).toMatch(/cannot be reached/)
  expect(await sentence(`postgres://waymark:${secret}@nowhere.invalid/waymark`)).toMatch(/under the name|be reached/)
  expect(await sentence(`postgres://waymark:${secret}@[/waymark`)).toMatch(/is written postgres:/)
  const url = await server.newDatabase()
  await server.ask(url, "create role guest login password 'guest'")
  expect(await sentence(server.urlAs(url, 'guest', 'guest'))).toMatch(/may not make tables/)
  expect(await sentence(server.urlAs(server.url, 'waymark', secret))).not.toContain(secret)
  const elsewhere = open({ url: await server.newDatabase(), peopleUrl: server.url.replace(/\w+$/, 'nowhere') })
  await expect(elsewhere).rejects.toThrow(/no database of the name in PEOPLE_DATABASE_URL/)
  await server.ask(url, `alter database ${/\w+$/.exec(url)?.[0]} set synchronous_commit = off`)
  expect(await sentence(url)).toMatch(/before what it was given is on the disk/)
})

test('[ST27] two servers without a bus, or one beside others, do not share a database', async () => {
  const url = await server.newDatabase()
  const servers = await Promise.all([
    open({ url, patienceMs: 500 }),
    open({ url, patienceMs: 500 }),
    open({ url, patienceMs: 500 }),
  ])
  const [first, second, third] = servers
  await first!.claim(true)
  await expect(second!.claim(true)).rejects.toThrow(/Another Waymark server is using this database.*REDIS_URL/)
  await expect(second!.claim(false)).rejects.toThrow(/without REDIS_URL is using this database/)
  await first!.close()
  await Promise.all([second!.claim(false), third!.claim(false)])
  const late = await open({ url, patienceMs: 500 })
  await expect(late.claim(true)).rejects.toBeInstanceOf(StorageProblem)
  await Promise.all([second, third, late].map(one => one!.close()))
})

test('[ST27] a server that lost its place while it was away is told when somebody else has it', async () => {
  const url = await server.newDatabase()
  const [first, other] = await Promise.all([open({ url, patienceMs: 500 }), open({ url, patienceMs: 500 })])
  const told: string[] = []
  await first.claim(true, ({ message }) => told.push(message))
  const [place] = await places(url)
  const taking = other.claim(false).catch((error: unknown) => error)
  // It waits for the place, and so has it as soon as that is lost.
  const [space, which] = [Number(place?.['classid']), Number(place?.['objid'])]
  const holding = server.ask(
    url,
    `select pg_terminate_backend(${Number(place?.['pid'])}); select pg_advisory_lock(${space}, ${which}); select pg_sleep(2)`,
  )
  await until('it is told', () => told.length > 0)
  expect(told).toEqual([expect.stringContaining('Another Waymark server is using this database')])
  expect(await taking).toBeInstanceOf(StorageProblem)
  await holding
  await Promise.all([first.close(), other.close()])
})

test('[ST27] a server that lost its place and finds it free has it again', async () => {
  const url = await server.newDatabase()
  const first = await open({ url, patienceMs: 500 })
  const told: string[] = []
  await first.claim(true, ({ message }) => told.push(message))
  const [before] = await places(url)
  await server.ask(url, `select pg_terminate_backend(${Number(before?.['pid'])})`)
  await until('it has its place again', async () => {
    const [now] = await places(url)
    return now !== undefined && now['pid'] !== before?.['pid']
  })
  expect(told).toEqual([])
  await first.close()
})

test('[ST27] a server with another key of the links is refused, and the key is not in the database', async () => {
  const url = await server.newDatabase()
  const [first, second] = await Promise.all([open({ url, patienceMs: 500 }), open({ url, patienceMs: 500 })])
  const key = randomBytes(32)
  await first.sameKey(key)
  await second.sameKey(key)
  await expect(second.sameKey(randomBytes(32))).rejects.toThrow(/with another key.*WAYMARK_LINK_KEY/)
  const [fact] = await server.ask(url, 'select value from words.fact')
  expect(String(fact?.['value'])).not.toContain(key.toString('hex'))
  await Promise.all([first.close(), second.close()])
})

test('[ST28] servers whose clocks differ go by one, which is that of Postgres', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2001-02-03T04:05:06.000Z') })
  const before = performance.now()
  const [a, b] = await Promise.all([
    open({ monotonic: () => performance.now() + 5000 }),
    open({ monotonic: () => performance.now() - 1e9 }),
  ])
  const [{ now } = {}] = await server.ask(server.url, 'select extract(epoch from clock_timestamp()) * 1000 as now')
  const allowed = performance.now() - before
  const [first, second] = [a.now(), b.now()].map(instant => Date.parse(instant))
  vi.useRealTimers()
  expect(Math.abs(first! - second!)).toBeLessThan(allowed)
  expect(Math.abs(first! - Number(now))).toBeLessThan(allowed)
  const many = Array.from({ length: 1000 }, () => a.now())
  expect(many.toSorted((one, other) => (one < other ? -1 : 1))).toEqual(many)
  await Promise.all([a.close(), b.close()])
})

test('[ST29] an error of Postgres takes no words along', async () => {
  const { store, files, close } = await open()
  const words = 'what nobody else should read'
  const errors = await Promise.all([
    store
      .commit({ puts: [{ kind: 'seat', id: words, parent: words, body: undefined }] })
      .catch((error: unknown) => error),
    store
      .commit({ puts: [{ kind: 'seat', id: `${words}${randomBytes(4000).toString('hex')}`, parent: words, body: {} }] })
      .catch((error: unknown) => error),
    files.read(`${words}\u0000` as never).catch((error: unknown) => error),
  ])
  for (const error of errors) {
    expect(error).toBeInstanceOf(Error)
    const { message, stack, ...more } = error instanceof Error ? error : new Error(words)
    expect(JSON.stringify([message, stack, more])).not.toContain('nobody else')
  }
  await close()
})
