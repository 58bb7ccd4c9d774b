/** What every store promises. An adapter's own test is the way to open one, and a call of this. */
import * as z from 'zod/mini'
import { randomBytes } from 'node:crypto'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { roomDocName } from '@waymark/shared/doc/doc-name.ts'
import { MemberId, RoomId } from '@waymark/shared/model/ids.ts'
import { Authorship, authorships, rooms, seats } from '@waymark/server/store/kinds.ts'
import { Overtaken, row, Stale, type LogPlace, type Store } from '@waymark/server/store/store.ts'

const id = (): string => randomBytes(12).toString('hex')
const aDoc = () => roomDocName(RoomId.parse(id()))
const anAuthor = () => Authorship.parse({ id: id(), roomId: id(), memberId: id(), withdrawn: null, unseen: null })
const aSeat = () => ({ id: id(), memberId: MemberId.parse(id()) })

export function storeContract(open: () => Promise<Store>): void {
  test('[ST1] what was put is there, under its parent, and what was put again is changed', async () => {
    const store = await open()
    const seat = aSeat()
    await store.commit({ puts: [row(seats, seat)] })
    expect(await store.get(seats, seat.id)).toEqual(seat)
    expect(await store.list(seats, seat.memberId)).toEqual([seat])
    const moved = { ...seat, memberId: MemberId.parse(id()) }
    await store.commit({ puts: [row(seats, moved)] })
    expect(await store.list(seats, seat.memberId)).toEqual([])
    expect(await store.list(seats, moved.memberId)).toEqual([moved])
    await store.commit({ removes: [{ kind: seats.name, id: seat.id }] })
    expect(await store.get(seats, seat.id)).toBeUndefined()
    await store.close()
  })

  test('[ST1] kinds do not see each other', async () => {
    const store = await open()
    const seat = aSeat()
    await store.commit({ puts: [row(seats, seat)] })
    expect(await store.get(rooms, RoomId.parse(seat.id))).toBeUndefined()
    await store.close()
  })

  test('[ST2] a log is read in the order in which it was written, each document its own', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(2), fc.uint8Array({ minLength: 1, maxLength: 40 })), { maxLength: 30 }),
        async writes => {
          const store = await open()
          const docs = [0, 1, 2].map(() => roomDocName(RoomId.parse(id())))
          for (const [at, update] of writes) await store.commit({ updates: [{ doc: docs[at] ?? docs[0]!, update }] })
          for (const [at, doc] of docs.entries()) {
            const own = writes.filter(([which]) => which === at).map(([, update]) => update)
            const log = await store.readLog(doc)
            expect(log.updates.map(update => [...update])).toEqual(own.map(update => [...update]))
            expect(log.head).toBe(own.length)
          }
          await store.close()
        },
      ),
      { numRuns: 20 },
    )
  })

  test('[ST3] compacting replaces exactly what it was given, and what came after stays', async () => {
    const store = await open()
    const doc = roomDocName(RoomId.parse(id()))
    for (const byte of [1, 2, 3]) await store.commit({ updates: [{ doc, update: Uint8Array.of(byte) }] })
    const place = await store.readLog(doc)
    await store.commit({ updates: [{ doc, update: Uint8Array.of(4) }] })
    expect(await store.compact(doc, Uint8Array.of(9), place)).toBe(true)
    expect((await store.readLog(doc)).updates.map(update => update[0])).toEqual([9, 4])
    await store.commit({ updates: [{ doc, update: Uint8Array.of(5) }] })
    expect((await store.readLog(doc)).updates.map(update => update[0])).toEqual([9, 4, 5])
    await store.commit({ forgets: [doc] })
    expect(await store.readLog(doc)).toEqual({ updates: [], head: 0, epoch: '' })
    await store.close()
  })

  test('[ST4] a commit is all or nothing', async () => {
    const store = await open()
    const seat = aSeat()
    const doc = roomDocName(RoomId.parse(id()))
    const broken = {
      kind: seats.name,
      id: id(),
      parent: 'x',
      body: {
        toJSON: () => {
          throw new Error('no')
        },
      },
    }
    await expect(
      store.commit({ puts: [row(seats, seat), broken], updates: [{ doc, update: Uint8Array.of(1) }] }),
    ).rejects.toThrow('no')
    expect(await store.get(seats, seat.id)).toBeUndefined()
    expect((await store.readLog(doc)).updates).toEqual([])
    await store.commit({ puts: [row(seats, seat)] })
    expect(await store.get(seats, seat.id)).toEqual(seat)
    await store.close()
  })

  test('[ST15] a log is read on from where one had read it, and its numbers only grow', async () => {
    const store = await open()
    const doc = aDoc()
    const firsts = async (since?: LogPlace) => (await store.readLog(doc, since)).updates.map(update => update[0])
    const heads = await store.commit({ updates: [1, 2, 3].map(byte => ({ doc, update: Uint8Array.of(byte) })) })
    const place = { head: heads.get(doc)!, epoch: '' }
    expect((await store.places([doc, aDoc()])).get(doc)).toEqual(place)
    expect((await store.places([doc, aDoc()])).size).toBe(1)
    await store.commit({ updates: [{ doc, update: Uint8Array.of(4) }] })
    expect(await firsts(place)).toEqual([4])
    await store.compact(doc, Uint8Array.of(9), { ...place, head: place.head + 1 })
    expect(await firsts(place)).toEqual([9])
    const begun = await store.commit({
      begins: [{ doc, epoch: 'anew' }],
      updates: [{ doc, update: Uint8Array.of(5) }],
    })
    expect(begun.get(doc)).toBeGreaterThan(place.head + 1)
    expect(await store.readLog(doc, { ...place, head: place.head + 1 })).toEqual({
      updates: [Uint8Array.of(5)],
      head: begun.get(doc),
      epoch: 'anew',
    })
    await store.close()
  })

  test('[FA10] what was made of a row that others have written again since is refused with all that came with it', async () => {
    const store = await open()
    const [doc, author] = [aDoc(), anAuthor()]
    const writing = (stamp: string, over: string | undefined, more: Partial<Authorship> = {}) => ({
      ...row(authorships, { ...author, ...more, stamp }),
      over: { stamp: over },
    })
    const now = () => store.get(authorships, author.id)
    await store.commit({ puts: [writing('one', undefined)] })
    await store.commit({ puts: [writing('two', 'one')] })
    const late = { puts: [row(seats, aSeat()), writing('late', 'one')], updates: [{ doc, update: Uint8Array.of(1) }] }
    for (let time = 0; time < 2; time += 1) {
      const refused = await store.commit(late).catch((error: unknown) => error)
      expect(refused).toBeInstanceOf(Overtaken)
      expect(refused).toHaveProperty('rows', [expect.objectContaining({ kind: 'authorship', id: author.id })])
    }
    expect([(await now())?.stamp, (await store.readLog(doc)).head]).toEqual(['two', 0])
    // Whoever heard no answer asks once more.
    await store.commit({ puts: [writing('two', 'one')] })
    await store.commit({ removes: [{ kind: authorships.name, id: author.id }] })
    expect(await store.commit({ puts: [writing('three', 'two')] }).catch((error: unknown) => error)).toBeInstanceOf(
      Overtaken,
    )
    expect(await now()).toBeUndefined()
    await store.close()
  })

  test('[FA10] of several that are made of the same row at once, one is kept', async () => {
    const store = await open()
    const author = anAuthor()
    for (const before of [undefined, 'first']) {
      const stamps = before === undefined ? ['first', 'first'] : ['a', 'b', 'c', 'd']
      const answers = await Promise.allSettled(
        stamps.map(stamp =>
          store.commit({ puts: [{ ...row(authorships, { ...author, stamp }), over: { stamp: before } }] }),
        ),
      )
      const kept = answers.filter(({ status }) => status === 'fulfilled')
      expect(kept).toHaveLength(before === undefined ? 2 : 1)
    }
    await store.close()
  })

  test('[ST16] what was made on a log that is begun anew, or gone, is refused with all that came with it', async () => {
    const store = await open()
    const [doc, gone, other] = [aDoc(), aDoc(), aDoc()]
    const seat = aSeat()
    const update = Uint8Array.of(1)
    await store.commit({ updates: [doc, gone, other].map(one => ({ doc: one, update })) })
    const after = await store.readLog(doc)
    await store.commit({ begins: [{ doc, epoch: 'anew', after }], updates: [{ doc, update, after }], forgets: [gone] })
    const stale = await store
      .commit({
        puts: [row(seats, seat)],
        updates: [doc, gone, other].map(one => ({ doc: one, update, after })),
      })
      .catch((error: unknown) => error)
    expect(stale).toBeInstanceOf(Stale)
    expect(stale).toHaveProperty(
      'docs',
      new Map([
        [doc, 'gone'],
        [gone, 'gone'],
      ]),
    )
    expect(await store.get(seats, seat.id)).toBeUndefined()
    expect((await store.readLog(other)).updates).toHaveLength(1)
    expect((await store.readLog(gone)).updates).toEqual([])
    const now = await store.readLog(doc)
    await store.commit({ updates: [{ doc, update, after: now }] })
    expect((await store.readLog(doc)).updates).toHaveLength(2)
    await store.close()
  })

  test('[ST17] a log is not begun anew over what its writer had not read, and asking twice begins it once', async () => {
    const store = await open()
    const doc = aDoc()
    const update = Uint8Array.of(1)
    await store.commit({ updates: [{ doc, update }] })
    const after = await store.readLog(doc)
    await store.commit({ updates: [{ doc, update: Uint8Array.of(2), after }] })
    const begin = (place: LogPlace) =>
      store.commit({ begins: [{ doc, epoch: 'anew', after: place }], updates: [{ doc, update, after: place }] })
    await expect(begin(after)).rejects.toMatchObject({ docs: new Map([[doc, 'behind']]) })
    expect((await store.readLog(doc)).updates).toHaveLength(2)
    const now = await store.readLog(doc)
    await begin(now)
    await store.commit({ updates: [{ doc, update: Uint8Array.of(3) }] })
    await begin(now)
    expect((await store.readLog(doc)).updates.map(one => one[0])).toContain(3)
    await store.close()
  })

  test('[ST18] a log that is one entry already, or of another epoch, is not compacted again', async () => {
    const store = await open()
    const doc = aDoc()
    for (const byte of [1, 2]) await store.commit({ updates: [{ doc, update: Uint8Array.of(byte) }] })
    const before = await store.readLog(doc)
    await store.commit({ updates: [{ doc, update: Uint8Array.of(3) }] })
    expect(await store.compact(doc, Uint8Array.of(9), await store.readLog(doc))).toBe(true)
    expect(await store.compact(doc, Uint8Array.of(8), before)).toBe(false)
    expect(await store.compact(doc, Uint8Array.of(8), await store.readLog(doc))).toBe(false)
    await store.commit({ begins: [{ doc, epoch: 'anew' }], updates: [{ doc, update: Uint8Array.of(1) }] })
    await store.commit({ updates: [{ doc, update: Uint8Array.of(2) }] })
    expect(await store.compact(doc, Uint8Array.of(8), { ...(await store.readLog(doc)), epoch: '' })).toBe(false)
    expect((await store.readLog(doc)).updates).toHaveLength(2)
    await store.close()
  })

  test('[ST19] acts of one id come one after the other, those of others do not wait, and one that throws holds up nobody', async () => {
    const store = await open()
    const [id, other] = ['a', 'b']
    const told: string[] = []
    const act = (name: string, ms: number) => async () => {
      told.push(`${name} begins`)
      await new Promise(resolve => setTimeout(resolve, ms))
      told.push(`${name} ends`)
      if (name === 'second') throw new Error('no')
      return name
    }
    const all = [
      store.inTurn(id, act('first', 30)),
      store.inTurn(id, act('second', 5)),
      store.inTurn(id, act('third', 5)),
      store.inTurn(other, act('beside', 1)),
    ]
    const outcomes = await Promise.allSettled(all)
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled'])
    const [begin, end] = [told.indexOf('beside begins'), told.indexOf('beside ends')]
    expect(end).toBeLessThan(told.indexOf('first ends'))
    expect(told.filter((_, at) => at !== begin && at !== end)).toEqual([
      'first begins',
      'first ends',
      'second begins',
      'second ends',
      'third begins',
      'third ends',
    ])
    await store.close()
  })

  test('[ST20] work for whoever comes first is done by one, and a turn within a turn waits for nobody', async () => {
    const store = await open()
    const within = await store.inTurn('a', async () => {
      const taken = await store.ifFree('a', async () => 'done')
      return [taken, await store.inTurn('b', async () => 'done')]
    })
    expect(within).toEqual([undefined, 'done'])
    expect(await store.ifFree('a', async () => 'done')).toBe('done')
    await store.close()
  })

  test('[ER20] purging changes nothing that can be read, also while others write', async () => {
    const store = await open()
    const kept = { id: 'purged-around', stays: 'Här är jag' }
    const kind = { name: 'purge-test', schema: z.object({ id: z.string(), stays: z.string() }), parentOf: () => 'all' }
    await store.commit({ puts: [row(kind, kept), row(kind, { id: 'purged', stays: 'no' })] })
    await store.commit({ removes: [{ kind: kind.name, id: 'purged' }] })
    await Promise.all([
      store.purge(),
      store.commit({ puts: [row(kind, { ...kept, id: 'written-meanwhile' })] }),
      store.purge(),
    ])
    expect((await store.list(kind, 'all')).map(({ id }) => id)).toEqual(['purged-around', 'written-meanwhile'])
    expect(await store.get(kind, 'purged-around')).toEqual(kept)
    await store.close()
  })
}
