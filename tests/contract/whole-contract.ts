/** What every place that can be moved out of, and into, promises. An adapter's own test is the way to a place of its own, and a call of this. */
import { Readable } from 'node:stream'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { roomDocName } from '@waymark/shared/doc/doc-name.ts'
import { FileId, MemberId, RoomId } from '@waymark/shared/model/ids.ts'
import { seats } from '@waymark/server/store/kinds.ts'
import type { KeptFiles } from '@waymark/server/store/kept-files.ts'
import { StorageProblem } from '@waymark/server/store/storage-problem.ts'
import { row, type Store } from '@waymark/server/store/store.ts'
import { inPages, NotEmpty, pageBytes, pageParts, type Whole, type WholePart } from '@waymark/server/store/whole.ts'
import { partsIn, someParts } from '#support/whole-parts.ts'

export interface Served {
  readonly store: Store
  readonly people: Store
  readonly monitoring: Store
  readonly files: KeptFiles
  readonly close: () => Promise<void>
}

/** One place, opened by one at a time. */
export interface PlaceToTry {
  /** As a server opens it. */
  readonly serve: () => Promise<Served>
  readonly source: () => Promise<Whole>
  readonly target: () => Promise<Whole>
}

const doc = roomDocName(RoomId.parse('abcdefghijkl'))
const seat = { id: 'a-seat', memberId: MemberId.parse('abcdefghijkl') }
const theSeat = { kind: seats.name, id: seat.id }
const aFile = FileId.parse('abcdefghijklmnopqrstuv')

async function filled(place: PlaceToTry, parts: readonly WholePart[]): Promise<void> {
  const target = await place.target()
  await target.begin()
  for (const page of inPages(parts)) await target.write(page)
  await target.finish()
  await target.close()
}

const entry = (number: number, length: number): WholePart => ({
  of: 'entry',
  storeName: 'words',
  doc,
  number,
  bytes: new Uint8Array(length).fill(number),
})

export function wholeContract(aPlace: () => Promise<PlaceToTry>): void {
  test('[MV1] what was written is read again in the one order, letter for letter and byte for byte, whatever it is', async () => {
    const target = await (await aPlace()).target()
    await fc.assert(
      fc.asyncProperty(someParts, async parts => {
        // What the last of these left is unfinished, and goes.
        await target.begin()
        for (const page of inPages(parts)) await target.write(page)
        expect(await partsIn(target)).toEqual(parts)
      }),
      { numRuns: 15 },
    )
    await target.close()
  })

  test('[MV2] a page is bounded, and what is larger than one goes along by itself', async () => {
    const place = await aPlace()
    const rows = Array.from({ length: pageParts + 5 }, (_, at): WholePart => ({
      of: 'row',
      storeName: 'words',
      kind: 'seat',
      id: String(at).padStart(6, '0'),
      parent: 'p',
      body: JSON.stringify({ id: at, more: at < 3 ? 'x'.repeat(pageBytes / 2) : '' }),
    }))
    const log: WholePart = { of: 'log', storeName: 'words', doc, head: 9, epoch: 'anew' }
    const entries = [entry(7, 6 * 1024 * 1024), entry(8, 1), entry(9, pageBytes), entry(10, 0)]
    await filled(place, [...rows, log, ...entries])
    const source = await place.source()
    let seen = 0
    for await (const page of source.pages()) {
      const before = page.slice(0, -1).reduce((sum, part) => sum + sizeOf(part), 0)
      expect(page.length).toBeLessThanOrEqual(pageParts)
      expect(before).toBeLessThan(pageBytes)
      seen += page.length
    }
    expect(seen).toBe(rows.length + 1 + entries.length)
    await source.close()
  })

  test('[MV3] what was moved is what a server reads, and goes on from', async () => {
    const [one, other] = [await aPlace(), await aPlace()]
    const served = await one.serve()
    await served.store.commit({
      puts: [row(seats, seat)],
      updates: [1, 2].map(byte => ({ doc, update: Uint8Array.of(byte) })),
    })
    await served.store.commit({ begins: [{ doc, epoch: 'anew' }], updates: [{ doc, update: Uint8Array.of(3) }] })
    await served.people.commit({ puts: [row(seats, { ...seat, id: 'of-people' })] })
    await served.monitoring.commit({ puts: [row(seats, { ...seat, id: 'of-nobody' })] })
    const place = await served.store.readLog(doc)
    await served.close()
    const source = await one.source()
    await filled(other, await partsIn(source))
    await source.close()
    const again = await other.serve()
    expect(await again.store.list(seats, seat.memberId)).toEqual([seat])
    expect(await again.people.get(seats, 'of-people')).toMatchObject({ id: 'of-people' })
    expect(await again.people.get(seats, 'of-nobody')).toBeUndefined()
    expect(await again.monitoring.get(seats, 'of-nobody')).toMatchObject({ id: 'of-nobody' })
    expect(comparableLog(await again.store.readLog(doc))).toEqual(comparableLog(place))
    const heads = await again.store.commit({ updates: [{ doc, update: Uint8Array.of(4), after: place }] })
    expect(heads.get(doc)).toBe(place.head + 1)
    await again.close()
  })

  test('[MV4] what holds anything is refused, and keeps it', async () => {
    const place = await aPlace()
    const ways: readonly (readonly [(served: Served) => Promise<unknown>, (served: Served) => Promise<unknown>])[] = [
      [({ store }) => store.commit({ puts: [row(seats, seat)] }), ({ store }) => store.commit({ removes: [theSeat] })],
      [
        ({ people }) => people.commit({ puts: [row(seats, seat)] }),
        ({ people }) => people.commit({ removes: [theSeat] }),
      ],
      [
        ({ store }) => store.commit({ updates: [{ doc, update: Uint8Array.of(1) }] }),
        ({ store }) => store.commit({ forgets: [doc] }),
      ],
      [
        async ({ files }) => (await files.receive(aFile, bytesOf('slides'), 100)).keep(),
        ({ files }) => files.remove(aFile),
      ],
    ]
    for (const [fill, empty] of ways) {
      const served = await place.serve()
      await fill(served)
      await served.close()
      const target = await place.target()
      const before = await partsIn(target)
      await expect(target.begin()).rejects.toThrow(NotEmpty)
      expect(await partsIn(target)).toEqual(before)
      await target.close()
      const again = await place.serve()
      await empty(again)
      await again.close()
    }
    const target = await place.target()
    await target.begin()
    await target.close()
  })

  test('[MV5] one that is unfinished is refused by servers and as a source, in a sentence, and is emptied when it is begun again', async () => {
    const place = await aPlace()
    const target = await place.target()
    await target.begin()
    await target.write([{ of: 'row', storeName: 'words', kind: 'seat', id: 'storeName', parent: 'p', body: '{}' }])
    await target.write([{ of: 'row', storeName: 'people', kind: 'seat', id: 'storeName', parent: 'p', body: '{}' }])
    await (await target.files.receive(aFile, bytesOf('slides'), 100)).keep()
    await target.close()
    for (const open of [place.serve, place.source]) {
      const refused = await open().catch((error: unknown) => error)
      expect(refused).toBeInstanceOf(StorageProblem)
      expect(refused).toHaveProperty('message', expect.stringMatching(/move .*was not finished/))
    }
    const again = await place.target()
    await again.begin()
    expect(await partsIn(again)).toEqual([])
    expect(await again.files.read(aFile)).toBeUndefined()
    await again.write([{ of: 'row', storeName: 'words', kind: 'seat', id: 'other', parent: 'p', body: '{}' }])
    await again.finish()
    await again.close()
    await (await place.serve()).close()
  })

  test('[MV6] files are kept under their ids', async () => {
    const place = await aPlace()
    const target = await place.target()
    await target.begin()
    await (await target.files.receive(aFile, bytesOf('slides'), 100)).keep()
    await target.finish()
    await target.close()
    const served = await place.serve()
    const file = await served.files.read(aFile)
    expect(file?.size).toBe(6)
    expect(Buffer.concat(await Readable.from(file!.bytes).toArray()).toString()).toBe('slides')
    await served.close()
  })

  test('[MV7] while it is open nobody else uses it', async () => {
    const [moving, serving] = [await aPlace(), await aPlace()]
    await (await moving.serve()).close()
    const [source, served] = await Promise.all([moving.source(), serving.serve()])
    const tried = [moving.serve, moving.source, moving.target, serving.source, serving.target]
    const refused = await Promise.allSettled(tried.map(async open => open()))
    expect(refused).toEqual(tried.map(() => ({ status: 'rejected', reason: expect.any(StorageProblem) as unknown })))
    await source.close()
    await served.close()
    for (const place of [moving, serving]) await (await place.target()).close()
  })
}

const sizeOf = (part: WholePart): number =>
  part.of === 'row' ? part.body.length : part.of === 'entry' ? part.bytes.byteLength : 0

const comparableLog = ({ updates, ...place }: { readonly updates: readonly Uint8Array[] }) => ({
  ...place,
  updates: updates.map(update => [...update]),
})

const bytesOf = (text: string): AsyncIterable<Uint8Array> =>
  Readable.from([Buffer.from(text)]) as AsyncIterable<Uint8Array>
