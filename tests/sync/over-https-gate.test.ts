import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { roomDocName, themesDocName } from '@waymark/shared/doc/doc-name.ts'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import { openThemesDoc } from '@waymark/shared/doc/themes-doc.ts'
import { BreakoutId, NoteId, RoomId, ThemeId } from '@waymark/shared/model/ids.ts'
import { closeCodes, savedMessage } from '@waymark/shared/wire/sync.ts'
import { outbox, type Piece } from '@waymark/shared/wire/up-batch.ts'
import { step1Frame, updateFrame } from '@waymark/server/sync/messages.ts'
import { aSession, type ASession } from '#support/a-session.ts'
import { askForStream, bareStream, type BareStream } from '#support/bare-stream.ts'
import type { Person } from '#support/person.ts'
import { until } from '#support/wait.ts'

let a: ASession
let rooms: RoomId[]
let themes: ReturnType<typeof themesDocName>

beforeAll(async () => {
  a = await aSession({ rooms: 4 })
  const [breakout] = a.session.breakouts
  rooms = (breakout?.rooms ?? []).map(({ id }) => RoomId.parse(id))
  themes = themesDocName(BreakoutId.parse(breakout?.id))
})
afterAll(() => a.stop())

const streamOf = (somebody: Person, headers: Record<string, string> = {}): Promise<BareStream> =>
  bareStream(a.address, { cookie: somebody.cookie(), headers })
const aTheme = (name: string): Uint8Array => {
  const doc = new Y.Doc()
  openThemesDoc(doc).themes.put({ id: ThemeId.parse(name.padEnd(12, '0')), name, said: '', order: 'a0' })
  return Y.encodeStateAsUpdate(doc)
}
const kindOf = (frame: Uint8Array): string => (frame[0] === 0 ? `0 ${frame[1]}` : String(frame[0]))

test('[W10] a batch that is posted again, because its answer was lost, counts once', async () => {
  const stream = await streamOf(a.organiser)
  const out = outbox()
  out.add({ kind: 'open', channel: 0, at: `${themes}?saved=1` })
  out.add({ kind: 'frame', channel: 0, frame: updateFrame(aTheme('once')) })
  const batch = out.batch()!
  expect(await Promise.all([stream.post(batch), stream.post(batch), stream.post(batch)])).toEqual([204, 204, 204])
  out.answered()
  out.add({ kind: 'frame', channel: 0, frame: updateFrame(aTheme('twice')) })
  expect([await stream.post(out.batch()!), await stream.post(batch)]).toEqual([204, 204])
  const saved = (): Uint8Array[] => stream.frames(0).filter(([kind]) => kind === savedMessage)
  await until('both changes are saved', () => saved().at(-1)?.[1] === 2)
  // One that is answered after them shows that nothing more came of the others.
  await stream.send()
  expect(saved().map(frame => frame[1])).not.toContain(3)
  stream.close()
})

test('[W10] where a batch is missing the stream ends, so that its client begins a new one', async () => {
  const stream = await streamOf(a.organiser)
  const other = await streamOf(a.organiser)
  const out = outbox()
  out.add({ kind: 'open', channel: 0, at: themes })
  out.batch()
  out.answered()
  out.add({ kind: 'open', channel: 1, at: themes })
  expect(await stream.post(out.batch()!)).toBe(409)
  await until('it has ended', stream.hasEnded)
  expect(await stream.post(out.batch()!)).toBe(404)
  expect(await other.send({ kind: 'open', channel: 0, at: themes })).toBe(204)
  other.close()
})

test('[W11] what is no batch ends the stream that it was posted to, and no other', async () => {
  const other = await streamOf(a.organiser)
  await other.send({ kind: 'open', channel: 0, at: themes })
  const bad: (readonly Piece[] | Uint8Array)[] = [
    Uint8Array.of(1),
    Uint8Array.of(0, 0, 0, 0, 9),
    [{ kind: 'frame', channel: 0, frame: Uint8Array.of(0) }],
    [
      { kind: 'open', channel: 4, at: themes },
      { kind: 'open', channel: 4, at: themes },
    ],
    [
      { kind: 'open', channel: 4, at: themes },
      { kind: 'close', channel: 5 },
    ],
  ]
  for (const [at, one] of bad.entries()) {
    const stream = await streamOf(a.organiser)
    expect(one instanceof Uint8Array ? await stream.post(one) : await stream.send(...one), `the ${at}th`).toBe(400)
    await until('it has ended', stream.hasEnded)
  }
  expect(await other.send({ kind: 'close', channel: 0 })).toBe(204)
  expect(other.hasEnded()).toBe(false)
  const huge = new Uint8Array(3 * 1024 * 1024)
  expect(await other.post(huge)).toBe(413)
  expect(await other.post(new Uint8Array(), { 'content-type': 'application/json' })).toBe(400)
  expect(other.hasEnded()).toBe(false)
  other.close()
})

test('[W11] a frame that cannot be read closes its channel, and the others go on', async () => {
  const stream = await streamOf(a.organiser)
  await stream.send(
    { kind: 'open', channel: 0, at: themes },
    { kind: 'open', channel: 1, at: themes },
    { kind: 'frame', channel: 0, frame: Uint8Array.of(0, 2, 200) },
  )
  await until('it is closed', () => stream.codeOf(0) === closeCodes.malformed)
  await stream.send({ kind: 'frame', channel: 1, frame: step1Frame(Y.encodeStateVector(new Y.Doc())) })
  await until('the other is answered', () => stream.frames(1).map(kindOf).includes('0 1'))
  expect(stream.codeOf(1)).toBeUndefined()
  stream.close()
})

test('[W13] a stream answers to the browser that opened it and to no other, and to no other site’s page', async () => {
  const nia = await a.newcomer('participant', 'Nia', 1)
  const stream = await streamOf(nia)
  const other = await a.newcomer('participant', 'Wil', 1)
  const batch = (() => {
    const out = outbox()
    out.add({ kind: 'open', channel: 0, at: roomDocName(rooms[0]!) })
    return out.batch()!
  })()
  expect(await stream.post(batch, { cookie: other.cookie() })).toBe(404)
  expect(await stream.post(batch, { cookie: '' })).toBe(404)
  expect(await stream.post(batch, { origin: 'https://elsewhere.example' })).toBe(403)
  expect(stream.hasEnded()).toBe(false)
  expect(await stream.post(batch, { origin: a.address })).toBe(204)
  await until('it is let in', () => stream.frames(0).length > 0)
  stream.close()
  const statusOf = async (from: Parameters<typeof askForStream>[1]): Promise<number | undefined> => {
    const answer = await askForStream(a.address, from)
    answer.destroy()
    return answer.statusCode
  }
  expect(await statusOf({ cookie: '' })).toBe(401)
  expect(await statusOf({ cookie: nia.cookie(), headers: { origin: 'https://elsewhere.example' } })).toBe(403)
})

test('[W13] nobody comes into a document over HTTPS who may not by a websocket, and participants write in none', async () => {
  const stream = await streamOf(await a.newcomer('participant', 'Nia', 2))
  const forged = new Y.Doc()
  openRoomDoc(forged).notes.put({
    id: NoteId.parse('forged-00000'),
    sectionId: a.session.breakouts[0]!.sections[0]!.id,
    text: 'forged',
    order: 'a1',
    signedBy: null,
    route: 'live',
  })
  const ats = [roomDocName(rooms[0]!), themes, 'nothing:of-this-kind', '../../etc', `${roomDocName(rooms[1]!)}x`]
  await stream.send(
    ...ats.map((at, channel) => ({ kind: 'open' as const, channel, at })),
    { kind: 'open', channel: 9, at: roomDocName(rooms[1]!) },
    { kind: 'frame', channel: 9, frame: updateFrame(Y.encodeStateAsUpdate(forged)) },
  )
  await until('all are closed', () => [0, 1, 2, 3, 4, 9].every(channel => stream.codeOf(channel) !== undefined))
  expect([0, 1, 2, 3, 4, 9].map(stream.codeOf)).toEqual(Array(6).fill(closeCodes.notAllowed))
  expect([0, 1, 2, 3, 4].flatMap(stream.frames)).toEqual([])
  const live = await a.deps.live.open(roomDocName(rooms[1]!))
  expect(live.read(doc => openRoomDoc(doc).notes.all().has(NoteId.parse('forged-00000')))).toBe(false)
  stream.close()
})
