import * as encoding from 'lib0/encoding'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type WebSocket from 'ws'
import * as Y from 'yjs'
import { roomDocName, themesDocName } from '@waymark/shared/doc/doc-name.ts'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import { openThemesDoc } from '@waymark/shared/doc/themes-doc.ts'
import { BreakoutId, NoteId, RoomId, ThemeId } from '@waymark/shared/model/ids.ts'
import { closeCodes, savedMessage } from '@waymark/shared/wire/sync.ts'
import { putNote } from '@waymark/shared/wire/notes.ts'
import { revokeLink } from '@waymark/shared/wire/sessions.ts'
import { presenceFrame, step2Frame, updateFrame } from '@waymark/server/sync/messages.ts'
import { aSession, type ASession } from '#support/a-session.ts'
import { until } from '#support/wait.ts'

let a: ASession
let room: ReturnType<typeof roomDocName>
let roomId: RoomId
let themes: ReturnType<typeof themesDocName>

beforeAll(async () => {
  a = await aSession()
  const breakout = a.session.breakouts[0]
  roomId = RoomId.parse(breakout?.rooms[0]?.id)
  room = roomDocName(roomId)
  themes = themesDocName(BreakoutId.parse(breakout?.id))
})
afterAll(() => a.stop())

const noteId = (name: string): NoteId => NoteId.parse(name.padEnd(12, '0'))
const closed = (socket: WebSocket): Promise<number> =>
  new Promise(resolve => {
    socket.on('close', code => {
      resolve(code)
    })
  })
const opened = (socket: WebSocket): Promise<void> =>
  new Promise((resolve, reject) => {
    socket
      .on('open', () => {
        resolve()
      })
      .on('error', reject)
  })
/** The HTTP status of an upgrade that is refused. */
const refusedWith = (socket: WebSocket): Promise<number> =>
  new Promise(resolve => {
    socket
      .on('unexpected-response', (_request, response) => {
        resolve(response.statusCode ?? 0)
        socket.terminate()
      })
      .on('error', () => undefined)
  })

function forgery(text: string): Uint8Array {
  const doc = new Y.Doc()
  openRoomDoc(doc).notes.put({
    id: noteId('forged'),
    sectionId: a.session.breakouts[0]!.sections[0]!.id,
    text,
    order: 'a0',
    signedBy: null,
    route: 'live',
  })
  return Y.encodeStateAsUpdate(doc)
}

/** The same message with its kinds spelt in two bytes each, which a look at the first bytes would pass. */
function speltLong(update: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  for (const byte of [0x80, 0x00, 0x82, 0x00]) encoding.write(encoder, byte)
  encoding.writeVarUint8Array(encoder, update)
  return encoding.toUint8Array(encoder)
}

test('[P2] a participant who writes into the room document is cut, however the message is spelt, and nobody sees it', async () => {
  const writer = await a.newcomer('participant', 'Nia', 1)
  const watcher = await (await a.newcomer('participant', null, 1)).openDoc(room)
  for (const message of [updateFrame(forgery('forged')), speltLong(forgery('forged'))]) {
    const socket = writer.openSocket(room)
    await opened(socket)
    socket.send(message)
    expect(await closed(socket)).toBe(closeCodes.notAllowed)
  }
  await writer.ask(putNote, {
    params: { roomId, noteId: noteId('honest') },
    body: { sectionId: a.session.breakouts[0]!.sections[0]!.id, text: 'honest', signed: false, route: 'live' },
  })
  await until('the honest note comes', () => openRoomDoc(watcher.doc).notes.all().has(noteId('honest')))
  expect(openRoomDoc(watcher.doc).notes.all().has(noteId('forged'))).toBe(false)
  watcher.close()
})

test('[P2] what a reader holds and the server does not is not taken from its answer to step 1', async () => {
  const reader = await a.newcomer('participant', null, 1)
  const open = await reader.openDoc(room)
  open.provider.disconnect()
  openRoomDoc(open.doc).notes.put({
    id: noteId('smuggled'),
    sectionId: a.session.breakouts[0]!.sections[0]!.id,
    text: 'smuggled',
    order: 'a1',
    signedBy: null,
    route: 'live',
  })
  open.provider.connect()
  await until('it is back', () => open.provider.synced)
  const other = await (await a.newcomer('participant', null, 1)).openDoc(room)
  expect(openRoomDoc(other.doc).notes.all().has(noteId('smuggled'))).toBe(false)
  open.close()
  other.close()
})

test('[P3] nobody comes in without a link, into another room, or from another site’s page', async () => {
  const { person } = await import('#support/person.ts')
  expect(await refusedWith(person(a.address).openSocket(room))).toBe(401)
  const elsewhere = await a.newcomer('participant', null, 2)
  expect(await refusedWith(elsewhere.openSocket(room))).toBe(409)
  expect(await refusedWith(elsewhere.openSocket(themes))).toBe(403)
  const here = await a.newcomer('participant', null, 1)
  expect(await refusedWith(here.openSocket(room, { origin: 'https://elsewhere.example' }))).toBe(403)
  expect(await refusedWith(here.openSocket('nothing:of-this-kind'))).toBe(404)
})

test('[P4] when a link is taken back, those who came by it are out at once, sockets too', async () => {
  const facilitator = await a.newcomer('facilitator', 'Fay')
  const socket = facilitator.openSocket(themes)
  await opened(socket)
  const gone = closed(socket)
  const link = a.links.find(({ role }) => role === 'facilitator')
  await a.organiser.ask(revokeLink, { params: { linkId: link!.id } })
  expect(await gone).toBe(closeCodes.notAllowed)
  expect(await refusedWith(facilitator.openSocket(themes))).toBe(410)
  await expect(facilitator.comeIn(a.secretFor('facilitator'))).rejects.toThrow(/link-revoked/)
})

test('[W1] frames that cannot be read cut their sender and nobody else', async () => {
  const bystander = await (await a.newcomer('participant', null, 1)).openDoc(room)
  const sender = await a.newcomer('participant', null, 1)
  const junk = [
    Uint8Array.of(),
    Uint8Array.of(0),
    Uint8Array.of(0, 0),
    Uint8Array.of(0, 2, 200),
    Uint8Array.of(9, 1, 2),
    Uint8Array.of(0, 7, 0),
    Uint8Array.of(255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255),
    Uint8Array.of(0, 0, 3, 255, 255, 255),
    Uint8Array.of(1, 1, 255),
  ]
  for (const frame of junk) {
    const socket = sender.openSocket(room)
    await opened(socket)
    socket.send(frame)
    expect(await closed(socket), `frame ${frame.join(' ')}`).toBe(closeCodes.malformed)
  }
  const organiserSocket = a.organiser.openSocket(themes)
  await opened(organiserSocket)
  organiserSocket.send(updateFrame(Uint8Array.of(1, 2, 3, 4)))
  expect(await closed(organiserSocket)).toBe(closeCodes.malformed)
  const texts = a.organiser.openSocket(themes)
  await opened(texts)
  texts.send('not bytes')
  expect(await closed(texts)).toBe(closeCodes.malformed)
  expect(bystander.provider.wsconnected).toBe(true)
  bystander.close()
})

test('[W2] an update whose ancestors are missing is not kept: its sender is asked for them, and counted when they come', async () => {
  const { doc, second, whole } = twoThemes('asked')
  const socket = a.organiser.openSocket(`${themes}?saved=1`)
  const counted: number[] = []
  const asked = new Promise<void>(resolve => {
    socket.on('message', (data: Buffer) => {
      if (data[0] === savedMessage) counted.push(data[1] ?? 0)
      if (data[0] === 0 && data[1] === 0) resolve()
    })
  })
  await opened(socket)
  socket.send(updateFrame(second))
  await asked
  const live = await a.deps.live.open(themes)
  expect(live.read(kept => kept.store.pendingStructs)).toBeNull()
  expect(live.read(kept => openThemesDoc(kept).themes.all().has(ThemeId.parse('asked-second')))).toBe(false)
  expect(counted).toEqual([])
  socket.send(step2Frame(whole))
  await until('both are counted', () => counted.at(-1) === 2)
  expect(live.read(kept => [...openThemesDoc(kept).themes.all().keys()])).toEqual(
    expect.arrayContaining([...openThemesDoc(doc).themes.all().keys()]),
  )
  socket.terminate()
})

test('[W2] who goes on to send what builds on nothing is cut', async () => {
  const { second } = twoThemes('goes-on')
  const socket = a.organiser.openSocket(themes)
  await opened(socket)
  const cut = closed(socket)
  const sending = setInterval(() => {
    socket.send(updateFrame(second))
  }, 1)
  expect(await cut).toBe(closeCodes.tooSlow)
  clearInterval(sending)
})

function twoThemes(name: string) {
  const doc = new Y.Doc()
  const put = (which: string): void => {
    openThemesDoc(doc).themes.put({ id: ThemeId.parse(`${name}-${which}`), name, said: '', order: 'a0' })
  }
  put('first')
  const before = Y.encodeStateVector(doc)
  put('second')
  return { doc, second: Y.encodeStateAsUpdate(doc, before), whole: Y.encodeStateAsUpdate(doc) }
}

test('[P5] presence says who somebody is as the server knows them, whatever they say', async () => {
  const nia = await a.newcomer('participant', 'Nia', 1)
  const watcher = await (await a.newcomer('participant', 'Wil', 1)).openDoc(room)
  const socket = nia.openSocket(room)
  await opened(socket)
  socket.send(
    presenceFrame([
      {
        client: 4711,
        clock: 1,
        state: JSON.stringify({
          user: { key: 'x', name: 'The Organiser', role: 'organiser' },
          writing: true,
          secret: 'x',
        }),
      },
    ]),
  )
  await until('Nia is seen', () => watcher.provider.awareness.getStates().has(4711))
  const seen = watcher.provider.awareness.getStates().get(4711)
  expect(seen).toMatchObject({ user: { name: 'Nia', role: 'participant' }, writing: true })
  expect(seen).not.toHaveProperty('secret')
  // Of somebody else's window nothing can be said.
  socket.send(presenceFrame([{ client: watcher.doc.clientID, clock: 1000, state: 'null' }]))
  socket.close()
  await until('Nia is gone', () => !watcher.provider.awareness.getStates().has(4711))
  expect(watcher.provider.awareness.getStates().has(watcher.doc.clientID)).toBe(true)
  watcher.close()
})
