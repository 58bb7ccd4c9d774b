/** What every store promises. An adapter's own test is the way to open one, and a call of this. */
import { randomBytes } from 'node:crypto'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { roomDocName } from '@waymark/shared/doc/doc-name.ts'
import { MemberId, RoomId } from '@waymark/shared/model/ids.ts'
import { rooms, seats } from '@waymark/server/store/kinds.ts'
import { row, type Store } from '@waymark/server/store/store.ts'

const id = (): string => randomBytes(12).toString('hex')
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
    const { head } = await store.readLog(doc)
    await store.commit({ updates: [{ doc, update: Uint8Array.of(4) }] })
    await store.compact(doc, Uint8Array.of(9), head)
    expect((await store.readLog(doc)).updates.map(update => update[0])).toEqual([9, 4])
    await store.commit({ updates: [{ doc, update: Uint8Array.of(5) }] })
    expect((await store.readLog(doc)).updates.map(update => update[0])).toEqual([9, 4, 5])
    await store.commit({ forgets: [doc] })
    expect(await store.readLog(doc)).toEqual({ updates: [], head: 0 })
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
}
