import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { draftDocName, roomDocName, themesDocName } from '@waymark/shared/doc/doc-name.ts'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import { openThemesDoc } from '@waymark/shared/doc/themes-doc.ts'
import { BreakoutId, DraftId, NoteId, RoomId, ThemeId } from '@waymark/shared/model/ids.ts'
import { putNote } from '@waymark/shared/wire/notes.ts'
import { mostChannels } from '@waymark/shared/wire/over-https.ts'
import { revokeLink } from '@waymark/shared/wire/sessions.ts'
import { closeCodes, savedMessage } from '@waymark/shared/wire/sync.ts'
import { step1Frame, updateFrame } from '@waymark/server/sync/messages.ts'
import { aSession, type ASession } from '#support/a-session.ts'
import { bareStream, docsOver, type BareStream } from '#support/bare-stream.ts'
import { closed, opened } from '#support/bare-sockets.ts'
import type { OpenDoc, Person } from '#support/person.ts'
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
const noteId = (name: string): NoteId => NoteId.parse(name.replaceAll(/\W/g, '-').padEnd(12, '0'))
const write = (somebody: Person, roomId: RoomId, text: string): Promise<unknown> =>
  somebody.ask(putNote, {
    params: { roomId, noteId: noteId(text) },
    body: { sectionId: a.session.breakouts[0]!.sections[0]!.id, text, signed: false, route: 'live' },
  })
const aTheme = (name: string): Uint8Array => {
  const doc = new Y.Doc()
  openThemesDoc(doc).themes.put({ id: ThemeId.parse(name.padEnd(12, '0')), name, said: '', order: 'a0' })
  return Y.encodeStateAsUpdate(doc)
}
const kindOf = (frame: Uint8Array): string => (frame[0] === 0 ? `0 ${frame[1]}` : String(frame[0]))

test('[W12] a client hears over HTTPS what it hears over a websocket, message for message', async () => {
  const nia = await a.newcomer('participant', 'Nia', 1)
  const at = `${roomDocName(rooms[0]!)}?saved=1`
  const hello = step1Frame(Y.encodeStateVector(new Y.Doc()))
  const stream = await streamOf(nia)
  await stream.send({ kind: 'open', channel: 0, at }, { kind: 'frame', channel: 0, frame: hello })
  const socket = nia.openSocket(at)
  const heard: Uint8Array[] = []
  socket.on('message', (frame: Buffer) => heard.push(Uint8Array.from(frame)))
  await opened(socket)
  socket.send(hello)
  const told = (frames: readonly Uint8Array[]): string[] => frames.map(frame => frame.join(' ')).toSorted()
  await until('both have been told of the document', () =>
    [heard, stream.frames(0)].every(it => it.map(kindOf).includes('0 1')),
  )
  await write(nia, rooms[0]!, 'heard by both')
  await until('both hear of the note', () => [heard, stream.frames(0)].every(it => it.map(kindOf).includes('0 2')))
  expect(told(stream.frames(0))).toEqual(told(heard))
  expect(stream.headers).toMatchObject({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache, no-transform',
    'x-accel-buffering': 'no',
    'x-content-type-options': 'nosniff',
  })
  socket.close()
  stream.close()
})

test('[W12] one stream carries many documents, read and written by y-websocket’s own provider', async () => {
  const fay = await a.newcomer('facilitator', 'Fay')
  const stream = await streamOf(fay)
  const open = docsOver(stream, a.address)
  const names = [...rooms.map(roomDocName), themes, draftDocName(DraftId.parse(a.session.draftId))]
  const docs: OpenDoc[] = []
  for (const name of names) docs.push(await open(name))
  const other = await a.organiser.openDoc(themes)
  openThemesDoc(docs[4]!.doc).themes.put({
    id: ThemeId.parse('over-https-1'),
    name: 'Over HTTPS',
    said: '',
    order: 'a1',
  })
  await until('it comes to who has a websocket', () => openThemesDoc(other.doc).themes.all().size > 0)
  openThemesDoc(other.doc).themes.patch(ThemeId.parse('over-https-1'), { name: 'Named by another' })
  await until(
    'and back',
    () => openThemesDoc(docs[4]!.doc).themes.all().get(ThemeId.parse('over-https-1'))?.name === 'Named by another',
  )
  for (const [at, roomId] of rooms.entries()) {
    await write(a.organiser, roomId, `Said in room ${at}`)
    await until(`the note of room ${at} comes`, () =>
      [...openRoomDoc(docs[at]!.doc).notes.all().values()].some(({ text }) => text === `Said in room ${at}`),
    )
  }
  expect(docs.map(({ provider }) => provider.wsconnected)).toEqual(docs.map(() => true))
  other.close()
  for (const doc of docs) doc.close()
  stream.close()
})

test('[W12] what a client is told is saved is counted on each channel for itself', async () => {
  const stream = await streamOf(a.organiser)
  await stream.send(
    { kind: 'open', channel: 3, at: `${themes}?saved=1` },
    { kind: 'open', channel: 5, at: `${themes}?saved=1` },
    { kind: 'frame', channel: 3, frame: updateFrame(aTheme('one')) },
    { kind: 'frame', channel: 3, frame: updateFrame(aTheme('two')) },
    { kind: 'frame', channel: 5, frame: updateFrame(aTheme('three')) },
  )
  const saved = (channel: number): (number | undefined)[] =>
    stream
      .frames(channel)
      .filter(([kind]) => kind === savedMessage)
      .map(frame => frame[1])
  await until('all is saved', () => saved(3).includes(2) && saved(5).includes(1))
  expect(saved(5)).toEqual([1])
  stream.close()
})

test('[W14] a right that is withdrawn closes the channel at once, with the code of a websocket', async () => {
  const b = await aSession({}, a)
  const facilitator = await b.newcomer('facilitator', 'Fay')
  const at = themesDocName(BreakoutId.parse(b.session.breakouts[0]?.id))
  const stream = await streamOf(facilitator)
  await stream.send({ kind: 'open', channel: 0, at })
  await until('it is let in', () => stream.frames(0).length > 0)
  const socket = facilitator.openSocket(at)
  await opened(socket)
  const gone = closed(socket)
  const link = b.links.find(({ role }) => role === 'facilitator')
  await b.organiser.ask(revokeLink, { params: { linkId: link!.id } })
  expect(await gone).toBe(closeCodes.notAllowed)
  await until('the channel is closed', () => stream.codeOf(0) === closeCodes.notAllowed)
  const told = stream.frames(0).length
  await stream.send({ kind: 'frame', channel: 0, frame: step1Frame(Y.encodeStateVector(new Y.Doc())) })
  await stream.send({ kind: 'open', channel: 1, at })
  await until('nor is it opened again', () => stream.codeOf(1) === closeCodes.notAllowed)
  expect(stream.frames(0)).toHaveLength(told)
  stream.close()
})

test('[W15] a stream holds so many channels and no more, and gives back the places of those that are closed', async () => {
  const stream = await streamOf(a.organiser)
  const opens = Array.from({ length: mostChannels + 1 }, (_, channel) => ({
    kind: 'open' as const,
    channel,
    at: themes,
  }))
  await stream.send(...opens)
  await until('one is too many', () => stream.codeOf(mostChannels) === closeCodes.tooMany)
  await until('the others are let in', () =>
    opens.slice(0, -1).every(({ channel }) => stream.frames(channel).length > 0),
  )
  await stream.send({ kind: 'close', channel: 0 }, { kind: 'open', channel: 100, at: themes })
  await until('there is a place again', () => stream.frames(100).length > 0)
  const before = a.deps.guests.count()
  expect(before).toBeGreaterThanOrEqual(mostChannels)
  stream.close()
  await until('all places are given back', () => a.deps.guests.count() <= before - mostChannels)
})

test('[W15] who does not read is cut at a bound, and the others hear everything', async () => {
  const b = await aSession({}, a)
  const at = themesDocName(BreakoutId.parse(b.session.breakouts[0]?.id))
  const slow = await streamOf(b.organiser)
  const reader = await b.organiser.openDoc(at)
  const guests = a.deps.guests.count()
  await slow.send({ kind: 'open', channel: 0, at })
  await until('it is let in', () => slow.frames(0).length > 0)
  slow.pause()
  const live = await a.deps.live.open(at)
  let rounds = 0
  // More than the network between takes in, however much that is on this machine.
  while (a.deps.guests.count() > guests && rounds < 400) {
    const id = ThemeId.parse(`theme-${String(rounds).padStart(6, '0')}`)
    const said = 'x'.repeat(200 * 1024)
    await live.change(doc => openThemesDoc(doc).themes.put({ id, name: `${rounds}`, said, order: `a${rounds}` }))
    rounds += 1
  }
  expect(a.deps.guests.count()).toBe(guests)
  await until(
    'who reads has it all',
    () => Y.encodeStateVector(reader.doc).join() === live.read(doc => Y.encodeStateVector(doc).join()),
  )
  slow.close()
  reader.close()
})

test('[W15] the server goes down: channels are told to come back later, and the streams end', async () => {
  const b = await aSession()
  const stream = await bareStream(b.address, { cookie: b.organiser.cookie() })
  await stream.send({ kind: 'open', channel: 0, at: themesDocName(BreakoutId.parse(b.session.breakouts[0]?.id)) })
  await until('it is let in', () => stream.frames(0).length > 0)
  await b.stop()
  await until('the stream ends', stream.hasEnded)
  expect(stream.codeOf(0)).toBe(closeCodes.later)
})
