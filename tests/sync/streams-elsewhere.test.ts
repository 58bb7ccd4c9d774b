import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { roomDocName, themesDocName, type DocName } from '@waymark/shared/doc/doc-name.ts'
import { openThemesDoc } from '@waymark/shared/doc/themes-doc.ts'
import { BreakoutId, NoteId, RoomId, ThemeId } from '@waymark/shared/model/ids.ts'
import { putNote } from '@waymark/shared/wire/notes.ts'
import { outbox, type Piece } from '@waymark/shared/wire/up-batch.ts'
import type { Bus } from '@waymark/server/bus/bus.ts'
import { hall } from '@waymark/server/bus/local-bus.ts'
import { redisBus } from '@waymark/server/bus/redis-bus.ts'
import { openSqliteStore } from '@waymark/server/store/sqlite/sqlite-store.ts'
import type { Store } from '@waymark/server/store/store.ts'
import { step1Frame } from '@waymark/server/sync/messages.ts'
import { aSession, type ASession } from '#support/a-session.ts'
import { bareStream, docsOver, type BareStream } from '#support/bare-stream.ts'
import type { Person } from '#support/person.ts'
import { startRedis, type TestRedis } from '#support/redis.ts'
import { testApp, type TestApp } from '#support/test-app.ts'
import { until } from '#support/wait.ts'

/** What several servers write to, and whoever stops leaves open for the others. */
const shared = (): Store => ({ ...openSqliteStore(':memory:'), isShared: true, close: async () => undefined })
const [store, people, linkKey] = [shared(), shared(), randomBytes(32)]
const nodeWith = (bus: Bus): Promise<TestApp> => testApp({ store, people, linkKey, bus })

const { join } = hall()
/** All that goes over the bus. */
const overTheBus: Uint8Array[] = []
const overheard = (bus: Bus): Bus => ({
  ...bus,
  publish: (topic, message) => {
    if (topic.startsWith('asked ')) overTheBus.push(message)
    bus.publish(topic, message)
  },
})

let a: ASession
let b: TestApp
let c: TestApp
let fay: Person
let themes: DocName
let room: RoomId

beforeAll(async () => {
  a = await aSession({}, await nodeWith(overheard(join())))
  b = await nodeWith(overheard(join()))
  c = await nodeWith(overheard(join()))
  fay = await a.newcomer('facilitator', 'Fay')
  themes = themesDocName(BreakoutId.parse(a.session.breakouts[0]?.id))
  room = RoomId.parse(a.session.breakouts[0]?.rooms[0]?.id)
})
afterAll(async () => {
  for (const node of [c, b, a]) await node.stop()
})

const streamAt = (node: TestApp, postsTo: () => string, who = fay): Promise<BareStream> =>
  bareStream(node.address, { cookie: who.cookie(), postsTo })
const postAt = async ({ address }: { readonly address: string }, id: string, batch: Uint8Array, who: Person = fay) =>
  (
    await fetch(`${address}/sync-stream/${id}`, {
      method: 'POST',
      headers: { cookie: who.cookie(), 'content-type': 'application/octet-stream' },
      body: Buffer.from(batch),
    })
  ).status
const batchesOf = (...batches: Piece[][]): Uint8Array[] => {
  const out = outbox()
  return batches.map(pieces => {
    for (const piece of pieces) out.add(piece)
    const batch = out.batch() ?? new Uint8Array()
    out.answered()
    return batch
  })
}
const hello = step1Frame(Y.encodeStateVector(new Y.Doc()))
const openThemes = (): Piece[] => [
  { kind: 'open', channel: 0, at: `${themes}?saved=1` },
  { kind: 'frame', channel: 0, frame: hello },
]

test('[BU11] somebody works over HTTPS while every post arrives at another server, with whoever is at a third', async () => {
  const addresses = [b.address, c.address, a.address]
  let post = 0
  const stream = await streamAt(a, () => addresses[(post += 1) % addresses.length] ?? '')
  const here = await docsOver(stream, a.address)(themes)
  const there = await fay.openDoc(themes)
  const id = ThemeId.parse('elsewhere-01')
  openThemesDoc(here.doc).themes.put({ id, name: 'Begun', said: '', order: 'a0' })
  for (let at = 0; at < 12; at += 1) openThemesDoc(here.doc).themes.patch(id, { name: `Named ${at} times` })
  const nameIn = (doc: Y.Doc): string | undefined => openThemesDoc(doc).themes.all().get(id)?.name
  await until('the other has it', () => nameIn(there.doc) === 'Named 11 times')
  openThemesDoc(there.doc).themes.patch(id, { name: 'Named by another' })
  await until('and back', () => nameIn(here.doc) === 'Named by another')
  expect([here.provider.wsconnected, stream.hasEnded(), post > 6]).toEqual([true, false, true])
  here.close()
  there.close()
  stream.close()
})

test('[BU11] what comes twice, at two servers, counts once, and where something is missing the stream ends', async () => {
  const stream = await streamAt(a, () => b.address)
  const [first, second, third, fourth] = batchesOf(
    openThemes(),
    [{ kind: 'open', channel: 1, at: roomDocName(room) }],
    [{ kind: 'close', channel: 1 }],
    [{ kind: 'close', channel: 0 }],
  ) as [Uint8Array, Uint8Array, Uint8Array, Uint8Array]
  expect(await Promise.all([b, c].map(node => postAt(node, stream.id, first)))).toEqual([204, 204])
  expect([await postAt(a, stream.id, second), await postAt(c, stream.id, second)]).toEqual([204, 204])
  await until('both are open', () => stream.frames(0).length > 0 && stream.frames(1).length > 0)
  expect([stream.codeOf(0), stream.codeOf(1)]).toEqual([undefined, undefined])
  expect(await postAt(b, stream.id, fourth)).toBe(409)
  await until('the stream has ended', stream.hasEnded)
  expect(await postAt(b, stream.id, third)).toBe(404)
})

test('[BU11] a batch as large as may be is passed on whole, and what cannot be read ends the stream', async () => {
  const stream = await streamAt(a, () => b.address)
  const large = { kind: 'frame' as const, channel: 7, frame: new Uint8Array(randomBytes(2 * 1024 * 1024)) }
  const [first, second] = batchesOf(openThemes(), [large, { kind: 'open', channel: 8, at: roomDocName(room) }])
  expect([await postAt(b, stream.id, first!), await postAt(b, stream.id, second!)]).toEqual([204, 400])
  await until('the stream has ended', stream.hasEnded)
  const other = await streamAt(a, () => b.address)
  await other.send(...openThemes())
  const status = await other.send({ ...large, channel: 0 }, { kind: 'open', channel: 1, at: roomDocName(room) })
  await until('what came after the large one is there', () => other.frames(1).length > 0)
  expect(status).toBe(204)
  other.close()
})

test('[BU12] at another server too a stream answers to the browser that opened it', async () => {
  const stream = await streamAt(a, () => b.address)
  const mallory = await a.newcomer('participant', 'Mal')
  const [batch] = batchesOf(openThemes()) as [Uint8Array]
  expect(await postAt(b, stream.id, batch, mallory)).toBe(404)
  expect(
    (await fetch(`${b.address}/sync-stream/${stream.id}`, { method: 'POST', body: Buffer.from(batch) })).status,
  ).toBe(404)
  const foreign = {
    cookie: fay.cookie(),
    origin: 'https://elsewhere.example',
    'content-type': 'application/octet-stream',
  }
  const fromElsewhere = await fetch(`${b.address}/sync-stream/${stream.id}`, {
    method: 'POST',
    headers: foreign,
    body: Buffer.from(batch),
  })
  expect([fromElsewhere.status, stream.frames(0)]).toEqual([403, []])
  expect(await postAt(b, stream.id, batch)).toBe(204)
  await until('it is let in', () => stream.frames(0).length > 0)
  stream.close()
})

test('[BU12] by what goes over the bus nobody can come in', async () => {
  const stream = await streamAt(a, () => b.address)
  overTheBus.length = 0
  await stream.send(...openThemes())
  await until('it is let in', () => stream.frames(0).length > 0)
  const secret = fay.cookie().split('=')[1] ?? ''
  expect([secret.length >= 20, overTheBus.length]).toEqual([true, 2])
  expect(overTheBus.filter(message => Buffer.from(message).includes(secret))).toEqual([])
  stream.close()
})

test('[BU12] a stream that nobody holds is gone, at once where that is plain, within seconds otherwise', async () => {
  const own = hall().join()
  const away = await nodeWith(overheard(own))
  const lost = await streamAt(away, () => b.address)
  const [batch] = batchesOf(openThemes()) as [Uint8Array]
  const ids = ['none', 'x'.repeat(90), `${'x'.repeat(22)}.`, `..%2f..%2fetc`, lost.id.replace(/\..*/, ''), '%00.%0a']
  const before = overTheBus.length
  expect(await Promise.all(ids.map(id => postAt(b, id, batch)))).toEqual(ids.map(() => 404))
  expect(overTheBus.length).toBe(before)
  const started = performance.now()
  expect(await postAt(b, lost.id, batch)).toBe(404)
  expect(performance.now() - started).toBeLessThan(5000)
  lost.close()
  await away.stop()
})

test('[BU13] while Redis is away a post at another server is gone at once, and afterwards a new stream works as before', async () => {
  const redis: TestRedis = await startRedis()
  const newId = (): string => randomBytes(16).toString('base64url')
  const busTo = (): Promise<Bus> => redisBus({ url: redis.url, newId, onFailure: () => undefined })
  const buses = [await busTo(), await busTo()]
  const [one, two] = [await nodeWith(buses[0]!), await nodeWith(buses[1]!)]
  const stream = await streamAt(one, () => two.address)
  expect(await stream.send(...openThemes())).toBe(204)
  const large = { kind: 'frame' as const, channel: 9, frame: new Uint8Array(randomBytes(1024 * 1024)) }
  expect(await stream.send({ kind: 'open', channel: 9, at: roomDocName(room) }, large)).toBe(204)
  await redis.kill()
  await until('both know', () => buses.every(bus => !bus.isUp()))
  const started = performance.now()
  expect([await stream.send({ kind: 'close', channel: 0 }), performance.now() - started < 1500]).toEqual([404, true])
  expect(await fay.ask(putNote, noteAsked())).toBeDefined()
  await redis.restart()
  await until('both are back', () => buses.every(bus => bus.isUp()))
  const again = await streamAt(one, () => two.address)
  expect(await again.send(...openThemes())).toBe(204)
  await until('it is let in', () => again.frames(0).length > 0)
  for (const open of [stream, again]) open.close()
  for (const node of [one, two]) await node.stop()
  for (const bus of buses) await bus.close()
  await redis.stop()
})

const noteAsked = () => ({
  params: { roomId: room, noteId: NoteId.parse('while-away-01') },
  body: {
    sectionId: a.session.breakouts[0]!.sections[0]!.id,
    text: 'said meanwhile',
    signed: false,
    route: 'live' as const,
  },
})
