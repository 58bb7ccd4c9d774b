import { afterAll, beforeAll, expect, test } from 'vitest'
import { BreakoutId, NoteId, RoomId, SessionId } from '@waymark/shared/model/ids.ts'
import { usualSettings, type BreakoutSettings } from '@waymark/shared/model/session.ts'
import { roomDocName } from '@waymark/shared/doc/doc-name.ts'
import { lookAtLink } from '@waymark/shared/wire/entry.ts'
import { setMark, showMarks } from '@waymark/shared/wire/marks.ts'
import { holdNote, keepNoteBack, putNote, withdrawNote } from '@waymark/shared/wire/notes.ts'
import { changeStep, enterRoom } from '@waymark/shared/wire/sessions.ts'
import { readWatched, readWatchDoor, setWatchDoor, Watched, watchSecretHeader } from '@waymark/shared/wire/watch.ts'
import { aSession } from '#support/a-session.ts'
import { person, type Person } from '#support/person.ts'
import { testApp, type TestApp } from '#support/test-app.ts'
import { until } from '#support/wait.ts'

let server: TestApp

beforeAll(async () => {
  server = await testApp({ options: { watchedMs: 20 } })
})
afterAll(() => server.stop())

async function scene(settings: Partial<BreakoutSettings> = {}) {
  const a = await aSession(
    {
      rooms: 2,
      breakouts: [
        {
          purpose: 'review-ambitions',
          question: 'Are the ambitions still right?',
          sections: [{ title: 'About all of them', description: '' }],
          settings: { ...usualSettings, ...settings },
        },
      ],
    },
    server,
  )
  const breakout = a.session.breakouts[0]!
  const sessionId = SessionId.parse(a.session.session.id)
  const roomIds = breakout.rooms.map(({ id }) => RoomId.parse(id))
  const [fay, nia, wil] = await Promise.all([
    a.newcomer('facilitator', 'Fay'),
    a.newcomer('participant', 'Nia Wren', 1),
    a.newcomer('participant', 'Wil Otter', 2),
  ])
  let count = 0
  return {
    ...a,
    sessionId,
    breakout,
    roomIds,
    fay,
    nia,
    wil,
    write: async (who: Person, text: string, { room = 0, at = 0, signed = false } = {}): Promise<NoteId> => {
      const noteId = NoteId.parse(`note-${sessionId}`.slice(0, 30) + `-${(count += 1)}`)
      const params = { roomId: roomIds[room]!, noteId }
      await who.ask(putNote, { params, body: { sectionId: breakout.sections[at]!.id, text, signed, route: 'live' } })
      return noteId
    },
    watched: (who: Person) => who.ask(readWatched, { params: { sessionId } }),
  }
}

const wordsIn = (watched: Watched): string[][] =>
  watched.breakout?.sections.map(({ notes }) => notes.map(({ text }) => text)) ?? []

type Scene = Awaited<ReturnType<typeof scene>>

/** As a browser that is no member asks. */
const ask = ({ address, sessionId }: Pick<Scene, 'address' | 'sessionId'>, headers: Record<string, string>) =>
  fetch(`${address}${readWatched.path.replace(':sessionId', sessionId)}`, { headers })

const secretOf = (address: string): string => address.slice(address.indexOf('#') + 1)

test('[G1] whoever looks on sees the notes of all rooms once each, in board order, and nothing that leads to anybody', async () => {
  const a = await scene()
  const first = await a.write(a.wil, 'Second room', { room: 1, signed: true })
  await a.write(a.nia, 'First room', { signed: true })
  await a.write(a.fay, 'About all', { at: 2 })
  const reader = await a.newcomer('reader', 'Rhys')
  const watched = await a.watched(reader)
  expect(wordsIn(watched)).toEqual([['First room', 'Second room'], [], ['About all']])
  expect(watched.breakout).toMatchObject({ question: 'Are the ambitions still right?', notes: 3, rooms: 2, of: 1 })
  const said = JSON.stringify(watched)
  for (const hidden of ['Nia', 'Wren', 'Wil Otter', 'Fay', first, ...a.roomIds, a.breakout.sections[0]!.id])
    expect(said).not.toContain(hidden)
  expect(Object.keys(watched.breakout?.sections[0]?.notes[0] ?? {}).toSorted()).toEqual([
    'isReadBack',
    'isSummary',
    'marks',
    'route',
    'text',
  ])
})

test('[G2] what is private, kept back, held back or withdrawn is in no picture, and marks only where they are shown', async () => {
  const a = await scene({ isPrivate: true, marks: 'agree' })
  const back = await a.write(a.nia, 'Keep this one back')
  await a.nia.ask(keepNoteBack, { params: { roomId: a.roomIds[0]!, noteId: back } })
  const stays = await a.write(a.nia, 'This one stays')
  const held = await a.write(a.nia, 'This one is held')
  const gone = await a.write(a.nia, 'This one is withdrawn')
  expect(wordsIn(await a.watched(a.fay)).flat()).toEqual([])
  const step = { params: { breakoutId: BreakoutId.parse(a.breakout.id) }, body: { step: 'share' as const } }
  await a.fay.ask(changeStep, step)
  await a.fay.ask(holdNote, { params: { roomId: a.roomIds[0]!, noteId: held }, body: { reason: 'It names somebody.' } })
  await a.nia.ask(withdrawNote, { params: { roomId: a.roomIds[0]!, noteId: gone }, body: {} })
  await a.wil.ask(enterRoom, { params: { roomId: a.roomIds[0]! } })
  await a.wil.ask(setMark, { params: { roomId: a.roomIds[0]!, noteId: stays }, body: { dots: 1 } })
  await until(
    'only what is on the board is left',
    async () =>
      wordsIn(await a.watched(a.fay))
        .flat()
        .join() === 'This one stays',
  )
  expect((await a.watched(a.fay)).breakout?.sections[0]?.notes[0]?.marks).toBeNull()
  await a.fay.ask(showMarks, { params: { roomId: a.roomIds[0]! }, body: { shown: true } })
  await until(
    'the marks are shown',
    async () => (await a.watched(a.fay)).breakout?.sections[0]?.notes[0]?.marks?.people === 1,
  )
  expect(JSON.stringify(await a.watched(a.fay))).not.toMatch(/names somebody|held|withdrawn|Keep this/)
})

test('[G3] whoever has the picture is told that nothing changed, and one who has not is sent it packed', async () => {
  const a = await scene()
  await a.write(a.nia, 'A note')
  const headers = { cookie: a.fay.cookie() }
  const whole = await ask(a, headers)
  const etag = whole.headers.get('etag') ?? ''
  expect(Watched.parse(await whole.json()).breakout?.notes).toBe(1)
  expect(whole.headers.get('content-encoding')).toBe('gzip')
  expect(whole.headers.get('cache-control')).toBe('no-store')
  const same = await ask(a, { ...headers, 'if-none-match': etag })
  expect([same.status, await same.text()]).toEqual([304, ''])
  await a.write(a.nia, 'Another')
  await until(
    'there is a new picture',
    async () => (await ask(a, { ...headers, 'if-none-match': etag })).status === 200,
  )
  const plain = await ask(a, { ...headers, 'accept-encoding': 'identity' })
  expect(plain.headers.get('content-encoding')).toBeNull()
  expect(Watched.parse(await plain.json()).breakout?.notes).toBe(2)
})

test('[G4] who looks on is no participant and nobody from outside, until the team switches the watch link on', async () => {
  const a = await scene()
  await a.write(a.nia, 'A note')
  const params = { sessionId: a.sessionId }
  expect((await a.nia.refused(readWatched, { params })).code).toBe('not-allowed')
  expect((await person(a.address).refused(readWatched, { params })).code).toBe('not-signed-in')
  const reader = await a.newcomer('reader')
  for (const who of [a.nia, reader])
    for (const route of [readWatchDoor, setWatchDoor])
      expect((await who.refused(route, { params, body: { isOpen: true, join: '' } })).code).toBe('not-allowed')
  expect(await a.fay.ask(readWatchDoor, { params })).toEqual({ address: '', join: '' })
  const join = 'waymark.example.org, or ask at the door'
  const door = await a.fay.ask(setWatchDoor, { params, body: { isOpen: true, join } })
  const secret = secretOf(door.address)
  expect(door.address).toContain(`/watch/${a.sessionId}#`)
  const open = await ask(a, { [watchSecretHeader]: secret })
  expect(Watched.parse(await open.json())).toMatchObject({ join, breakout: { notes: 1 } })
  expect(open.headers.get('set-cookie')).toBeNull()
  expect((await a.fay.ask(setWatchDoor, { params, body: { isOpen: true, join: '' } })).address).toBe(door.address)
})

test('[G4] a watch link opens the picture of its session and nothing else, and is dead from the moment it is switched off', async () => {
  const a = await scene()
  const other = await scene()
  const params = { sessionId: a.sessionId }
  const door = await a.fay.ask(setWatchDoor, { params, body: { isOpen: true, join: '' } })
  const secret = secretOf(door.address)
  const stranger = person(a.address)
  expect((await stranger.refused(lookAtLink, { body: { secret } })).code).toBe('gone')
  expect((await ask(other, { [watchSecretHeader]: secret })).status).toBe(410)
  expect((await ask(a, { [watchSecretHeader]: a.secretFor('participant') })).status).toBe(410)
  expect((await ask(a, { [watchSecretHeader]: `${secret.slice(0, -1)}é`.normalize() })).status).toBe(410)
  expect((await stranger.get(`/sync/${roomDocName(a.roomIds[0]!)}`)).status).not.toBe(200)
  expect((await ask(a, { [watchSecretHeader]: secret })).status).toBe(200)
  await a.fay.ask(setWatchDoor, { params, body: { isOpen: false, join: '' } })
  expect((await ask(a, { [watchSecretHeader]: secret })).status).toBe(410)
  const again = await a.fay.ask(setWatchDoor, { params, body: { isOpen: true, join: '' } })
  expect(secretOf(again.address)).not.toBe(secret)
  expect((await ask(a, { [watchSecretHeader]: secret })).status).toBe(410)
  expect((await ask(a, { cookie: a.fay.cookie(), [watchSecretHeader]: secret })).status).toBe(200)
})
