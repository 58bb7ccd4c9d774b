import { randomBytes } from 'node:crypto'
import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { roomDocName } from '@waymark/shared/doc/doc-name.ts'
import { MemberId, RoomId } from '@waymark/shared/model/ids.ts'
import { seats } from '@waymark/server/store/kinds.ts'
import { openPostgres } from '@waymark/server/store/postgres/postgres.ts'
import { openSqliteStore } from '@waymark/server/store/sqlite/sqlite-store.ts'
import { row, type Commit, type LogPlace, type Store } from '@waymark/server/store/store.ts'
import { startPostgres, type Postgres } from '#support/postgres.ts'
import { filesContract } from './files-contract.ts'
import { storeContract } from './store-contract.ts'

let server: Postgres
beforeAll(async () => {
  server = await startPostgres()
})
afterAll(() => server.stop())

const open = (url = server.url) => openPostgres({ url, monotonic: () => performance.now() })
const id = () => randomBytes(12).toString('hex')
const aDoc = () => roomDocName(RoomId.parse(id()))
const aSeat = (seatId = id()) => ({ id: seatId, memberId: MemberId.parse(id()) })

storeContract(async () => {
  const { store, close } = await open()
  return { ...store, close }
})

filesContract(async () => {
  const { files } = await open()
  const later = async () => {
    await server.ask(server.url, "update words.file set began_at = began_at - interval '2 days'")
    return files
  }
  return { files, later }
})

test('[ST21] of two servers that append to one log at once every number is given once, in the order of the log', async () => {
  const [a, b] = await Promise.all([open(), open()])
  const doc = aDoc()
  const told: [number, number][] = []
  const append = async ({ store }: { readonly store: Store }, byte: number): Promise<void> => {
    const heads = await store.commit({ updates: [{ doc, update: Uint8Array.of(byte) }] })
    told.push([heads.get(doc)!, byte])
  }
  await Promise.all(Array.from({ length: 200 }, (_, byte) => append(byte % 2 === 0 ? a : b, byte)))
  const inOrder = told.toSorted(([one], [other]) => one - other)
  expect(inOrder.map(([head]) => head)).toEqual(Array.from({ length: 200 }, (_, at) => at + 1))
  expect((await b.store.readLog(doc)).updates.map(update => update[0])).toEqual(inOrder.map(([, byte]) => byte))
  await Promise.all([a.close(), b.close()])
})

test('[ST21] whoever reads a log while it is written finds no gap', async () => {
  const [a, b] = await Promise.all([open(), open()])
  const doc = aDoc()
  const heads: number[] = []
  const read: number[] = []
  const writing = Promise.all(
    Array.from({ length: 60 }, async () => {
      heads.push((await a.store.commit({ updates: [{ doc, update: Uint8Array.of(1) }] })).get(doc)!)
    }),
  )
  for (let place: LogPlace = { head: 0, epoch: '' }; place.head < 60;) {
    const log = await b.store.readLog(doc, place)
    expect(log.head - place.head).toBe(log.updates.length)
    read.push(log.updates.length)
    place = log
  }
  await writing
  expect(read.reduce((sum, count) => sum + count, 0)).toBe(60)
  await Promise.all([a.close(), b.close()])
})

test('[ST21] commits that touch the same rows and logs in opposite order all go through', async () => {
  const [a, b] = await Promise.all([open(), open()])
  const docs = [aDoc(), aDoc(), aDoc()]
  const ids = [id(), id(), id()]
  const crossed = (isTurned: boolean, removes: boolean): Commit => {
    const [these, those] = isTurned ? [docs.toReversed(), ids.toReversed()] : [docs, ids]
    const [first, ...others] = those
    return {
      updates: these.map(doc => ({ doc, update: Uint8Array.of(1) })),
      puts: others.map(seatId => row(seats, aSeat(seatId))),
      removes: removes ? [{ kind: seats.name, id: first! }] : [],
    }
  }
  const work = Array.from({ length: 80 }, (_, at) =>
    (at % 2 === 0 ? a : b).store.commit(crossed(at % 4 < 2, at % 3 > 0)),
  )
  await Promise.all(work)
  const places = await a.store.places(docs)
  expect(docs.map(doc => places.get(doc)?.head)).toEqual([80, 80, 80])
  await Promise.all([a.close(), b.close()])
})

test('[ST21] of two servers that compact one log at once one does', async () => {
  const [a, b] = await Promise.all([open(), open()])
  const doc = aDoc()
  await a.store.commit({ updates: [1, 2, 3].map(byte => ({ doc, update: Uint8Array.of(byte) })) })
  const place = await a.store.readLog(doc)
  const [first, second, head] = await Promise.all([
    a.store.compact(doc, Uint8Array.of(8), place),
    b.store.compact(doc, Uint8Array.of(9), place),
    b.store.commit({ updates: [{ doc, update: Uint8Array.of(4) }] }),
  ])
  expect([first, second].filter(Boolean)).toHaveLength(1)
  expect(head.get(doc)).toBe(4)
  const { updates } = await a.store.readLog(doc)
  expect(updates.map(update => update[0])).toEqual([first ? 8 : 9, 4])
  await Promise.all([a.close(), b.close()])
})

const early: LogPlace = { head: 1, epoch: '' }

/** What each of a few documents is told, in a history of commits that were made on what was read at some time. */
const aStep = fc.record({
  kind: fc.constantFrom('append', 'append', 'begin', 'forget', 'compact', 'both'),
  docs: fc.uniqueArray(fc.nat(2), { minLength: 1, maxLength: 3 }),
  age: fc.nat(3),
  withPlace: fc.boolean(),
})

test('[ST22] Postgres and SQLite say and keep the same, letter for letter, whatever is asked of them', async () => {
  const postgres = await open()
  const outcomeOf = async (store: Store, commit: Commit) =>
    store.commit(commit).then(
      heads => [...heads].toSorted(([a], [b]) => (a < b ? -1 : 1)),
      (error: unknown) => (error instanceof Error && 'docs' in error ? error.docs : String(error)),
    )
  await fc.assert(
    fc.asyncProperty(fc.array(aStep, { maxLength: 14 }), async steps => {
      const sqlite = openSqliteStore(':memory:')
      const docs = [aDoc(), aDoc(), aDoc()]
      const seen: ReadonlyMap<string, LogPlace>[] = [new Map()]
      for (const [at, { kind, docs: which, age, withPlace }] of steps.entries()) {
        const known = seen[Math.max(0, seen.length - 1 - age)]!
        const of = which.map(index => {
          const doc = docs[index]!
          return { doc, ...(withPlace ? { after: known.get(doc) ?? { head: 0, epoch: '' } } : {}) }
        })
        const update = Uint8Array.of(at, at + 1)
        const commit: Commit = {
          ...(kind === 'append' || kind === 'both' || kind === 'begin'
            ? { updates: of.map(one => ({ ...one, update })) }
            : {}),
          ...(kind === 'begin' ? { begins: of.map(one => ({ ...one, epoch: `e${at % 3}` })) } : {}),
          ...(kind === 'forget' || kind === 'both' ? { forgets: of.map(({ doc }) => doc) } : {}),
        }
        const said = (store: Store) =>
          kind === 'compact'
            ? Promise.all(of.map(({ doc, after = early }) => store.compact(doc, update, after)))
            : outcomeOf(store, commit)
        expect(await said(postgres.store)).toEqual(await said(sqlite))
        const places = await sqlite.places(docs)
        expect(await postgres.store.places(docs)).toEqual(places)
        seen.push(places)
      }
      for (const doc of docs) expect(await postgres.store.readLog(doc)).toEqual(await sqlite.readLog(doc))
      await sqlite.close()
    }),
    { numRuns: 25 },
  )
  await postgres.close()
})

test('[ST22] rows of any letters come out as they went in, and in the order of SQLite', async () => {
  const postgres = await open()
  const unit = fc.constantFrom('\u0000', '\u0001', '\u0002', 'a', 'B', '"', '\\', 'é', '\uE000', '\uFFFD', '\u{1F600}')
  const words = fc.string({ unit, maxLength: 4 })
  const loose = { ...seats, schema: { parse: (body: unknown) => body } as never, parentOf: () => 'p' }
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(words, words), { maxLength: 12 }), async pairs => {
      const sqlite = openSqliteStore(':memory:')
      const kind = { ...loose, name: id() }
      for (const store of [sqlite, postgres.store])
        await store.commit({
          puts: pairs.map(([rowId, body]) => ({
            kind: kind.name,
            id: rowId,
            parent: 'p\u0000\u0001',
            body: { id: rowId, body },
          })),
        })
      const listed = await sqlite.list(kind, 'p\u0000\u0001')
      expect(JSON.stringify(await postgres.store.list(kind, 'p\u0000\u0001'))).toBe(JSON.stringify(listed))
      for (const [rowId] of pairs)
        expect(JSON.stringify(await postgres.store.get(kind, rowId as never))).toBe(
          JSON.stringify(await sqlite.get(kind, rowId as never)),
        )
      await sqlite.close()
    }),
    {
      numRuns: 8,
      examples: [
        [
          [
            ['\u0000', 'a\u0000b'],
            ['\u0001', 1],
            ['\u0000\u0001', 2],
            ['\u0001\u0001', 3],
            ['é', 4],
            ['\u{1F600}', 5],
            ['\uFFFD', 6],
          ],
        ],
      ],
    },
  )
  expect(await postgres.store.get(loose, '\ud800' as never)).toBeUndefined()
  await postgres.close()
})

test('[ST22] words and people share nothing, and what is removed there is gone', async () => {
  const { store, people, close } = await open()
  const seat = aSeat()
  await people.commit({ puts: [row(seats, seat)] })
  expect(await store.get(seats, seat.id)).toBeUndefined()
  expect(await people.get(seats, seat.id)).toEqual(seat)
  await people.commit({ removes: [{ kind: seats.name, id: seat.id }] })
  expect(await people.get(seats, seat.id)).toBeUndefined()
  const other = await server.newDatabase()
  const apart = await openPostgres({ url: server.url, peopleUrl: other, monotonic: () => performance.now() })
  await apart.people.commit({ puts: [row(seats, seat)] })
  expect(await server.ask(other, 'select count(*)::int as n from people.record')).toEqual([{ n: 1 }])
  expect(await people.get(seats, seat.id)).toBeUndefined()
  await Promise.all([close(), apart.close()])
})

test('[ST31] of hundreds who ask at once each is given their own rows, in their order, and one bad row is the fault of nobody else', async () => {
  const { store, close } = await open()
  const parents = Array.from({ length: 40 }, () => MemberId.parse(id()))
  const all = parents.flatMap(memberId => Array.from({ length: 5 }, () => ({ id: id(), memberId })))
  const bad = aSeat(`bad-${id()}`)
  await store.commit({
    puts: [...all.map(seat => row(seats, seat)), { ...row(seats, bad), body: { id: bad.id, memberId: 7 } }],
  })
  const nobody = id()
  const [got, listed, none, wrong] = await Promise.all([
    Promise.all(all.map(seat => store.get(seats, seat.id))),
    Promise.all(parents.map(parent => store.list(seats, parent))),
    Promise.all([store.get(seats, nobody), store.list(seats, nobody), store.list(seats, '\u0000"{}\\')]),
    Promise.allSettled([store.get(seats, bad.id)]),
  ])
  expect(got).toEqual(all)
  const inOrder = (one: { readonly id: string }, other: { readonly id: string }): number => (one.id < other.id ? -1 : 1)
  expect(listed).toEqual(parents.map(parent => all.filter(({ memberId }) => memberId === parent).toSorted(inOrder)))
  expect(none).toEqual([undefined, [], []])
  expect(wrong.map(({ status }) => status)).toEqual(['rejected'])
  await close()
})
