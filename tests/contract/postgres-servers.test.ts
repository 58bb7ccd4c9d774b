import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { roomDocName } from '@waymark/shared/doc/doc-name.ts'
import { MemberId, RoomId } from '@waymark/shared/model/ids.ts'
import { seats } from '@waymark/server/store/kinds.ts'
import { openPostgres, type PostgresSettings } from '@waymark/server/store/postgres/postgres.ts'
import { StorageProblem } from '@waymark/server/store/storage-problem.ts'
import { row, StoreAway, type Store } from '@waymark/server/store/store.ts'
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
const aDoc = () => roomDocName(RoomId.parse(id()))
const aSeat = (seatId = id()) => ({ id: seatId, memberId: MemberId.parse(id()) })
const anUpdate = () => ({ updates: [{ doc: aDoc(), update: Uint8Array.of(1) }] })
const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

/** A row that counts: whoever reads it and writes it again without being in turn loses what others have counted. */
const counting = (seatId: string) => {
  const name = (n: number) => MemberId.parse(`counted${String(n).padStart(6, '0')}`)
  return {
    add: async (store: Store) => {
      const before = await store.get(seats, seatId)
      const n = Number(before?.memberId.slice(7) ?? 0)
      await pause(1)
      await store.commit({ puts: [row(seats, { id: seatId, memberId: name(n + 1) })] })
    },
    counted: async (store: Store) => (await store.get(seats, seatId))?.memberId,
    name,
  }
}

test('[ST19] what is read and written again in turn is never lost, from whichever server', async () => {
  const [a, b, c] = await Promise.all([open(), open(), open()])
  const { add, counted, name } = counting(id())
  const turn = id()
  await Promise.all(
    Array.from({ length: 45 }, (_, at) => {
      const { store } = [a, b, c][at % 3]!
      return store.inTurn(turn, () => add(store))
    }),
  )
  expect(await counted(a.store)).toBe(name(45))
  await Promise.all([a.close(), b.close(), c.close()])
})

test('[ST23] many turns within turns, and turns of the same that are in none, hold up nobody for good', async () => {
  const [a, b] = await Promise.all([open(), open()])
  const inner = id()
  const { add, counted, name } = counting(id())
  await Promise.all(
    Array.from({ length: 40 }, (_, at) => {
      const { store } = at % 2 === 0 ? a : b
      const within = () => store.inTurn(inner, () => add(store))
      return at % 4 < 2 ? store.inTurn(id(), within) : within()
    }),
  )
  expect(await counted(a.store)).toBe(name(40))
  const [{ n } = {}] = await server.ask(
    server.url,
    "select count(*)::int as n from pg_stat_activity where application_name = 'waymark' and datname = current_database()",
  )
  expect(n).toBeLessThan(50)
  await Promise.all([a.close(), b.close()])
})

test('[ST20] work for whoever comes first is done by one of several servers', async () => {
  const [a, b] = await Promise.all([open(), open()])
  const turn = id()
  const done = await a.store.inTurn(turn, async () => [
    await b.store.ifFree(turn, async () => 'done'),
    await b.store.ifFree(id(), async () => 'done'),
  ])
  expect(done).toEqual([undefined, 'done'])
  await until('the turn is free', async () => (await b.store.ifFree(turn, async () => 'done')) === 'done')
  await Promise.all([a.close(), b.close()])
})

/** Ends the connections that hold or wait for a turn. */
const endTurns = () =>
  server.ask(
    server.url,
    "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and objsubid = 1 and granted",
  )

test('[ST24] a turn whose connection is gone goes to the next, and nothing that was decided in it is kept', async () => {
  const [a, b] = await Promise.all([open(), open()])
  const [turn, seat] = [id(), aSeat()]
  const told: string[] = []
  const lost = a.store.inTurn(turn, async () => {
    await endTurns()
    await b.store.inTurn(turn, async () => {
      told.push('the next')
    })
    return a.store.inTurn(id(), () => a.store.commit({ puts: [row(seats, seat)] }))
  })
  await expect(lost).rejects.toBeInstanceOf(StoreAway)
  expect(told).toEqual(['the next'])
  expect(await b.store.get(seats, seat.id)).toBeUndefined()
  await a.store.inTurn(turn, () => a.store.commit({ puts: [row(seats, seat)] }))
  expect(await b.store.get(seats, seat.id)).toEqual(seat)
  await Promise.all([a.close(), b.close()])
})

test('[ST24] a commit in a lost turn is refused before anybody has noticed the loss, and what began in a turn goes on after it', async () => {
  const a = await open()
  const seat = aSeat()
  const lost = a.store.inTurn(id(), async () => {
    const ending = endTurns()
    const commit = pause(5).then(() => a.store.commit({ puts: [row(seats, seat)] }))
    const [outcome] = await Promise.allSettled([commit, ending])
    return outcome
  })
  expect((await lost).status === 'fulfilled').toBe((await a.store.get(seats, seat.id)) !== undefined)
  const over = Promise.withResolvers<undefined>()
  const begun: Promise<unknown>[] = []
  await a.store.inTurn(id(), async () => {
    begun.push(over.promise.then(() => a.store.commit({ puts: [row(seats, seat)] })))
  })
  await endTurns()
  over.resolve(undefined)
  await Promise.all(begun)
  expect(await a.store.get(seats, seat.id)).toEqual(seat)
  await a.close()
})

test('[ST24] whenever connections are ended, nothing that was answered as counted is lost, and nothing is counted by two at once', async () => {
  const servers = await Promise.all([open(), open(), open()])
  const [{ add, counted }, turn] = [counting(id()), id()]
  let isOver = false
  const ending = (async () => {
    while (!isOver) {
      await pause(15)
      await endTurns()
    }
  })()
  const outcomes = await Promise.allSettled(
    Array.from({ length: 90 }, async (_, at) => {
      await pause(at * 4)
      const { store } = servers[at % 3]!
      return at % 2 === 0
        ? store.inTurn(turn, () => add(store))
        : store.inTurn(id(), () => store.inTurn(turn, () => add(store)))
    }),
  )
  isOver = true
  await ending
  const done = outcomes.filter(({ status }) => status === 'fulfilled').length
  const refused = outcomes.flatMap(outcome => (outcome.status === 'rejected' ? [outcome.reason] : []))
  expect(refused.filter(reason => !(reason instanceof StoreAway))).toEqual([])
  const n = Number((await counted(servers[0].store))?.slice(7))
  expect(n).toBeGreaterThanOrEqual(done)
  expect(n).toBeLessThanOrEqual(90)
  await Promise.all(servers.map(({ close }) => close()))
})

test('[ST24] a turn that does not come is not waited for without end', async () => {
  const [a, b] = await Promise.all([open(), open({ patienceMs: 200 })])
  const turn = id()
  await a.store.inTurn(turn, async () => {
    await expect(b.store.inTurn(turn, async () => 'never')).rejects.toBeInstanceOf(StoreAway)
    const within = b.store.inTurn(id(), () => b.store.inTurn(turn, async () => 'never'))
    await expect(within).rejects.toBeInstanceOf(StoreAway)
  })
  expect(await b.store.inTurn(turn, async () => 'now')).toBe('now')
  await Promise.all([a.close(), b.close()])
})

/** The servers that hold their place in a database. */
const places = (url = server.url) =>
  server.ask(
    url,
    `select pid, classid::int, objid::int from pg_locks where locktype = 'advisory' and objsubid = 2 and granted
     and database = (select oid from pg_database where datname = current_database())`,
  )

test('[ST25] while Postgres is down all is refused as away, and all works again when it is back', async () => {
  const a = await open()
  await a.claim(false)
  const seat = aSeat()
  await a.store.commit({ puts: [row(seats, seat)] })
  await a.store.inTurn(id(), async () => undefined)
  const working = Promise.allSettled(Array.from({ length: 40 }, () => a.store.commit(anUpdate())))
  await server.kill()
  const refused = (await working).flatMap(outcome => (outcome.status === 'rejected' ? [outcome.reason] : []))
  expect(refused.filter(reason => !(reason instanceof StoreAway))).toEqual([])
  await expect(a.store.get(seats, seat.id)).rejects.toBeInstanceOf(StoreAway)
  await expect(a.store.commit(anUpdate())).rejects.toBeInstanceOf(StoreAway)
  await expect(a.store.inTurn(id(), async () => undefined)).rejects.toBeInstanceOf(StoreAway)
  await expect(a.files.read(id() as never)).rejects.toBeInstanceOf(StoreAway)
  expect(a.isUp()).toBe(false)
  expect(Math.abs(Date.parse(a.now()) - Date.now())).toBeLessThan(1000)
  await server.startAgain()
  await until('it is noticed that Postgres is back', () => a.isUp())
  expect(await a.store.get(seats, seat.id)).toEqual(seat)
  expect(await a.store.inTurn(id(), async () => 'done')).toBe('done')
  await until('the place is claimed again', async () => (await places()).length === 1)
  await a.close()
})

test('[ST25] a Postgres that holds its connections and says nothing is away too', async () => {
  const a = await open({ patienceMs: 300 })
  const doc = aDoc()
  await a.store.commit({ updates: [{ doc, update: Uint8Array.of(1) }] })
  server.pause()
  const asked = performance.now()
  await expect(a.store.commit({ updates: [{ doc, update: Uint8Array.of(2) }] })).rejects.toBeInstanceOf(StoreAway)
  await expect(a.store.inTurn(id(), async () => undefined)).rejects.toBeInstanceOf(StoreAway)
  expect(performance.now() - asked).toBeLessThan(5000)
  server.resume()
  await until('it answers again', () =>
    a.store.commit({ updates: [{ doc, update: Uint8Array.of(3) }] }).then(
      () => true,
      () => false,
    ),
  )
  const { updates, head } = await a.store.readLog(doc)
  expect(head).toBe(updates.length)
  expect(updates.at(-1)).toEqual(Uint8Array.of(3))
  await a.close()
})

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
