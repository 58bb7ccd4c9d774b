import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { roomDocName } from '@waymark/shared/doc/doc-name.ts'
import { MemberId, RoomId } from '@waymark/shared/model/ids.ts'
import { seats } from '@waymark/server/store/kinds.ts'
import { openPostgres, type PostgresSettings } from '@waymark/server/store/postgres/postgres.ts'
import { row, StoreAway, type Store } from '@waymark/server/store/store.ts'
import { aloneBus } from '@waymark/server/bus/local-bus.ts'
import { liveCore } from '@waymark/server/sync/live-core.ts'
import { unobserved } from '@waymark/server/sync/observed.ts'
import { startPostgres, type Postgres } from '#support/postgres.ts'
import { realTimers } from '#support/test-app.ts'
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

test('[ST24] a document that was changed in a turn is saved, also when that turn is lost before', async () => {
  const a = await open()
  const { live } = liveCore({
    store: a.store,
    bus: aloneBus(),
    timers: realTimers,
    observed: unobserved,
    newId: id,
    onFailure: () => undefined,
  })
  const [doc, seat] = [aDoc(), aSeat()]
  const lost = a.store.inTurn(id(), async () => {
    const opened = await live.open(doc)
    await endTurns()
    await opened.change(changed => changed.getMap('notes').set('one', 'saved'))
    await a.store.commit({ puts: [row(seats, seat)] })
  })
  await expect(lost).rejects.toBeInstanceOf(StoreAway)
  expect((await a.store.readLog(doc)).updates).toHaveLength(1)
  expect(await a.store.get(seats, seat.id)).toBeUndefined()
  await live.close()
  await a.close()
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

/** The servers that hold their place. */
const places = () =>
  server.ask(
    server.url,
    `select pid from pg_locks where locktype = 'advisory' and objsubid = 2 and granted
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
  const a = await open({ patienceMs: 1000 })
  const doc = aDoc()
  await a.store.commit({ updates: [{ doc, update: Uint8Array.of(1) }] })
  server.pause()
  const asked = performance.now()
  await expect(a.store.commit({ updates: [{ doc, update: Uint8Array.of(2) }] })).rejects.toBeInstanceOf(StoreAway)
  await expect(a.store.inTurn(id(), async () => undefined)).rejects.toBeInstanceOf(StoreAway)
  expect(performance.now() - asked).toBeLessThan(8000)
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
