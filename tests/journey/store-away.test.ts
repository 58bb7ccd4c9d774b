import { afterAll, beforeAll, expect, test } from 'vitest'
import { roomDocName, themesDocName } from '@waymark/shared/doc/doc-name.ts'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import { NoteId, RoomId } from '@waymark/shared/model/ids.ts'
import { putNote } from '@waymark/shared/wire/notes.ts'
import { plainPages } from '@waymark/shared/wire/pages.ts'
import { changeSession, readRoom } from '@waymark/shared/wire/sessions.ts'
import { closeCodes } from '@waymark/shared/wire/sync.ts'
import { openSqliteStore } from '@waymark/server/store/sqlite/sqlite-store.ts'
import { aSession, type ASession } from '#support/a-session.ts'
import { awayStore } from '#support/away-store.ts'
import { closed, opened } from '#support/bare-sockets.ts'
import { addToDoors, fields, inRoom, textsIn } from '#support/plain-room.ts'
import { testApp } from '#support/test-app.ts'
import { until } from '#support/wait.ts'

const disk = awayStore(openSqliteStore(':memory:'))
let a: ASession
let roomId: RoomId
beforeAll(async () => {
  a = await aSession({}, await testApp({ store: disk.store, options: { unsavedMs: 400 } }))
  roomId = RoomId.parse(a.session.breakouts[0]?.rooms[0]?.id)
})
afterAll(async () => {
  disk.beAway(false)
  await a.stop()
})

const noteOf = (name: string, askId: string) => ({
  params: { roomId, noteId: NoteId.parse(name.padEnd(12, '0')) },
  body: {
    sectionId: a.session.breakouts[0]!.sections[0]!.id,
    text: name,
    signed: false,
    route: 'live' as const,
    askId,
  },
})

/** While the store is away; it is there again afterwards. */
async function whileAway<T>(act: () => Promise<T>): Promise<T> {
  disk.beAway(true)
  try {
    return await act()
  } finally {
    disk.beAway(false)
  }
}

const send = (cookie: string, path: string, method: string, body?: unknown): Promise<Response> =>
  fetch(`${a.address}${path}`, {
    method,
    headers: { cookie, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })

test('[OP6] while the store is away whoever asks or sends is told so in a sentence, and when to try again', async () => {
  const nia = await a.newcomer('participant', 'Nia', 1)
  const { params, body } = noteOf('while-away', 'ask-while-away')
  const path = `/api/rooms/${roomId}/notes/${params.noteId}`
  const [sent, asked] = await whileAway(() =>
    Promise.all([
      send(nia.cookie(), path, 'PUT', body),
      send(nia.cookie(), readRoom.path.replace(':roomId', roomId), 'GET'),
    ]),
  )
  expect([sent.status, Number(sent.headers.get('retry-after'))]).toEqual([503, 5])
  expect(await sent.json()).toEqual({
    code: 'not-saved',
    message: expect.stringMatching(/^We cannot save just now.* still here\. Try again in a moment\.$/) as string,
    at: [],
  })
  expect([asked.status, Number(asked.headers.get('retry-after'))]).toEqual([503, 5])
  expect(await asked.json()).toEqual(
    expect.objectContaining({ code: 'not-saved', message: expect.stringMatching(/^We cannot open this/) as string }),
  )
  await nia.ask(putNote, { params, body })
  expect(await textsIn(a, 1)).toEqual(['while-away'])
})

test('[OP6] what an organiser changes is refused whole, and taken when it is sent again', async () => {
  const change = { params: { sessionId: a.session.session.id }, body: { ...changeOf(), title: 'Another title' } }
  const no = await whileAway(() => a.organiser.refused(changeSession, change))
  expect(no.code).toBe('not-saved')
  await a.organiser.ask(changeSession, change)
  const { text } = await a.organiser.get('/ready').then(async reply => ({ text: await reply.text() }))
  expect(text).toBe('{"ready":true}')
})

const changeOf = () => {
  const { title, startsAt } = a.session.session
  return { title, startsAt }
}

test('[OP7] words typed into a form without JavaScript are in the page that says they could not be saved, and are saved from there', async () => {
  const { page } = await inRoom(a, 2, 'Ffion')
  const typed = { [fields.doors]: 'Ramps & rails,\nand a bell', [fields.lights]: 'Half a sentence' }
  const no = await whileAway(() => page.press(addToDoors, typed))
  expect([no.status, no.title]).toEqual([503, expect.stringMatching(/^This is not saved yet/)])
  expect(no.text).toContain('We cannot save just now')
  expect(no.markup).toMatch(/Ramps &amp; rails,\r?\nand a bell/)
  expect(no.markup).toContain('Half a sentence')
  const saved = await no.press('Try again')
  expect(saved.status).toBe(200)
  expect(await textsIn(a, 2)).toEqual(['Ramps & rails,\nand a bell'])
  expect(saved.value(fields.lights)).toBe('Half a sentence')
})

test('[OP7] a page that cannot be opened just now is not called unsaved', async () => {
  const { visitor } = await inRoom(a, 2)
  const no = await whileAway(() => visitor.open(plainPages.room(roomId)))
  expect([no.status, no.title]).toEqual([503, expect.stringMatching(/^This page cannot be opened just now/)])
  expect((await visitor.open(no.link('Try again'))).status).not.toBe(503)
})

test('[OP8] a request that waits for a store that cannot save is answered after a while, and has happened once when it is sent again', async () => {
  const nia = await a.newcomer('participant', 'Nia', 1)
  const before = await textsIn(a, 1)
  const open = await nia.openDoc(roomDocName(roomId))
  const asked = noteOf('slow-to-save', 'ask-slow-to-save')
  disk.beUnableToSave()
  const no = await nia.refused(putNote, asked)
  expect(openRoomDoc(open.doc).notes.all().size).toBe(before.length)
  disk.beAway(false)
  expect(no.code).toBe('not-saved')
  // What was tried meanwhile is tried again a little later; until then our pages ask again.
  const again = (): Promise<boolean> =>
    nia.ask(putNote, asked).then(
      () => true,
      () => false,
    )
  await until('it is saved', again)
  await until('it is there', () => openRoomDoc(open.doc).notes.all().size === before.length + 1)
  expect(await textsIn(a, 1)).toEqual([...before, 'slow-to-save'])
  open.close()
})

test('[OP9] who comes to a document while the store is away is asked to come back, and who is there stays', async () => {
  const fay = await a.newcomer('facilitator', 'Fay')
  const name = themesDocName(a.session.breakouts[0]!.id)
  const there = fay.openSocket(name)
  await opened(there)
  const status = await whileAway(
    () =>
      new Promise<number | undefined>(resolve => {
        const socket = fay.openSocket(name)
        socket.once('unexpected-response', (_request, response) => {
          resolve(response.statusCode)
        })
        socket.once('error', () => undefined)
      }),
  )
  expect(status).toBe(503)
  expect(there.readyState).toBe(there.OPEN)
  const gone = closed(there)
  // Rights that cannot be asked for are not rights that are gone.
  await whileAway(() => a.deps.guests.refresh())
  expect(await gone).toBe(closeCodes.later)
})

test('[OP10] the store is asked at most once a second whether it is there, however many want to know', async () => {
  await fetch(`${a.address}/ready`)
  const before = disk.gets()
  const all = await Promise.all(Array.from({ length: 30 }, () => fetch(`${a.address}/ready`)))
  expect(all.every(({ ok }) => ok)).toBe(true)
  expect(disk.gets() - before).toBeLessThanOrEqual(1)
})

test('[OP10] a server lives while its store is away, and says why nobody should be sent to it', async () => {
  const said = await whileAway(async () => {
    await until('it is seen', async () => (await fetch(`${a.address}/ready`)).status === 503)
    return {
      alive: (await fetch(`${a.address}/health`)).status,
      ready: (await (await fetch(`${a.address}/ready`)).json()) as unknown,
    }
  })
  expect(said).toEqual({ alive: 200, ready: { ready: false, because: 'the store does not answer' } })
  await until('it is ready again', async () => (await fetch(`${a.address}/ready`)).ok)
})

test('[OP10] a store that says nothing at all is away, too', async () => {
  disk.beSilent()
  await until('it is seen', async () => (await fetch(`${a.address}/ready`)).status === 503)
  expect((await fetch(`${a.address}/health`)).status).toBe(200)
  disk.beAway(false)
  await until('it is ready again', async () => (await fetch(`${a.address}/ready`)).ok)
})
