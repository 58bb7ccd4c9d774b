import pino from 'pino'
import { afterEach, expect, test } from 'vitest'
import { roomDocName, themesDocName } from '@waymark/shared/doc/doc-name.ts'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import { openThemesDoc } from '@waymark/shared/doc/themes-doc.ts'
import { NoteId, RoomId, ThemeId } from '@waymark/shared/model/ids.ts'
import { buildDraft, exportPath, readDraft } from '@waymark/shared/wire/drafts.ts'
import { putNote, withdrawNote } from '@waymark/shared/wire/notes.ts'
import { closeCodes } from '@waymark/shared/wire/sync.ts'
import { metrics } from '@waymark/server/http/metrics.ts'
import { aSession, type ASession } from '#support/a-session.ts'
import { bareGet, bareSocket, ended } from '#support/bare-http.ts'
import { closed, opened, refusedUpgrade } from '#support/bare-sockets.ts'
import { preparedSession } from '#support/prepared-session.ts'
import { runningServer } from '#support/running-server.ts'
import { testApp, type TestApp } from '#support/test-app.ts'
import { until } from '#support/wait.ts'

const running: Pick<TestApp, 'stop'>[] = []
afterEach(async () => {
  for (const app of running.splice(0)) await app.stop()
})

async function sessionOn(options: NonNullable<Parameters<typeof testApp>[0]>['options'] = {}): Promise<ASession> {
  const a = await aSession({}, await testApp({ options }))
  running.push(a)
  return a
}
const roomIdOf = ({ session }: ASession): RoomId => RoomId.parse(session.breakouts[0]?.rooms[0]?.id)

const raw = async (...asked: Parameters<typeof bareGet>): Promise<number> => (await bareGet(...asked)).status

test('[W23] a live connection is opened from this server’s own pages only, by the name people see or by its own', async () => {
  const a = await sessionOn()
  const nia = await a.newcomer('participant', 'Nia', 1)
  const room = roomDocName(roomIdOf(a))
  const from = async (headers: Record<string, string>) => (await refusedUpgrade(nia.openSocket(room, headers)))?.status
  expect(await from({ origin: a.address })).toBeUndefined()
  expect(await from({ origin: 'https://board.example', host: 'board.example' })).toBeUndefined()
  // A proxy that tells us its own name for us.
  expect(await from({ origin: a.address, host: 'inside.example:3000' })).toBeUndefined()
  for (const origin of [
    'https://elsewhere.example',
    'null',
    '',
    'file://',
    'not an address',
    `${a.address}.elsewhere.example`,
  ])
    expect(await from({ origin }), origin).toBe(403)
  // Whoever is no proxy on this machine may say what it likes of another host: browsers cannot.
  expect(await from({ origin: 'https://elsewhere.example', 'x-forwarded-host': 'inside.example' })).toBe(403)
})

test('[W23] nothing is changed from another site’s page either', async () => {
  const a = await sessionOn()
  const nia = await a.newcomer('participant', 'Nia', 1)
  const put = (headers: Record<string, string>) =>
    fetch(`${a.address}/api/rooms/${roomIdOf(a)}/notes/note-0000001`, {
      method: 'PUT',
      headers: { cookie: nia.cookie(), 'content-type': 'application/json', ...headers },
      body: JSON.stringify({
        sectionId: a.session.breakouts[0]!.sections[0]!.id,
        text: 'x',
        signed: false,
        route: 'live',
      }),
    })
  for (const origin of ['https://elsewhere.example', 'null']) expect((await put({ origin })).status).toBe(403)
  expect((await put({ origin: a.address })).status).toBe(200)
})

test('[W25] half a request and none at all are not waited for, and who has come in stays', async () => {
  const a = await sessionOn({ patience: { headersMs: 300, requestMs: 600, lookMs: 50 } })
  const room = roomDocName(roomIdOf(a))
  const nia = await a.newcomer('participant', 'Nia', 1)
  const stays = nia.openSocket(room)
  await opened(stays)
  const half = [
    '',
    'GET /sync/room',
    `GET /sync/${room} HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\n`,
    `POST /api/come-in HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"secret":`,
  ]
  const sockets = half.map(begin => {
    const socket = bareSocket(a.address)
    socket.write(begin)
    return socket
  })
  await Promise.all(sockets.map(ended))
  expect(stays.readyState).toBe(stays.OPEN)
  stays.terminate()
})

test('[W26] the measures are read from this machine, or with the token, and to others are not there', async () => {
  const token = 'a-token-of-some-length'
  const a = await sessionOn({ metrics: metrics(), metricsToken: token })
  const without = await sessionOn({ metrics: metrics() })
  const through = { 'x-forwarded-for': '192.0.2.1' }
  expect(await raw(a.address, '/metrics', {})).toBe(200)
  for (const header of ['x-forwarded-for', 'x-real-ip', 'forwarded', 'via', 'x-forwarded-proto'])
    expect(await raw(a.address, '/metrics', { [header]: 'x' }), header).toBe(404)
  expect(await raw(a.address, '/metrics', { host: 'waymark.example.org' })).toBe(404)
  expect(await raw(a.address, '/metrics', { ...through, authorization: `Bearer ${token}` })).toBe(200)
  for (const wrong of [`Bearer ${token}x`, 'Bearer', `Basic ${token}`, 'Bearer undefined', `Bearer ${token.slice(1)}`])
    expect(await raw(a.address, '/metrics', { ...through, authorization: wrong }), wrong).toBe(404)
  expect(await raw(without.address, '/metrics', { ...through, authorization: 'Bearer ' })).toBe(404)
  expect(await raw(without.address, '/metrics', { ...through, authorization: 'Bearer undefined' })).toBe(404)
})

test('[W26] the measures count what happens, without a name, a word or an id', async () => {
  const measured = metrics()
  const a = await sessionOn({ metrics: measured })
  const roomId = roomIdOf(a)
  const nia = await a.newcomer('participant', 'Nia Penrhyn', 1)
  const socket = nia.openSocket(roomDocName(roomId))
  await opened(socket)
  await nia.ask(putNote, {
    params: { roomId, noteId: NoteId.parse('measured-note') },
    body: { sectionId: a.session.breakouts[0]!.sections[0]!.id, text: 'Unmistakable', signed: true, route: 'live' },
  })
  const malformed = nia.openSocket(roomDocName(roomId))
  await opened(malformed)
  malformed.send(Uint8Array.of(9, 9, 9))
  expect(await closed(malformed)).toBe(closeCodes.malformed)
  await refusedUpgrade(nia.openSocket('room:of-nobody-0000'))
  const read = async (): Promise<string> => (await fetch(`${a.address}/metrics`)).text()
  const valueOf = async (line: string): Promise<number> => {
    const text = await read()
    return Number(
      text
        .split('\n')
        .find(one => one.startsWith(`${line} `))
        ?.split(' ')[1],
    )
  }
  expect(await valueOf('waymark_lines_open{by="websocket"}')).toBe(1)
  expect(await valueOf('waymark_documents_open')).toBe(1)
  expect(await valueOf('waymark_cuts_total{why="malformed"}')).toBe(1)
  expect(await valueOf('waymark_refusals_total{status="404"}')).toBe(1)
  expect(await valueOf('waymark_saving_fails')).toBe(0)
  expect(await valueOf('waymark_updates_kept_total')).toBeGreaterThan(0)
  expect(await valueOf('waymark_rows_kept_total')).toBeGreaterThan(0)
  expect(await valueOf('waymark_commit_seconds_count')).toBeGreaterThan(0)
  expect(await valueOf('waymark_tick_seconds_count')).toBeGreaterThan(0)
  expect(await valueOf('waymark_nodejs_eventloop_lag_seconds')).toBeGreaterThanOrEqual(0)
  const text = await read()
  for (const secret of ['Unmistakable', 'Nia', 'Penrhyn', roomId, 'measured-note', nia.cookie().split('=')[1] ?? '-'])
    expect(text).not.toContain(secret)
  socket.terminate()
  await until('nobody is counted any more', async () => (await valueOf('waymark_lines_open{by="websocket"}')) === 0)
})

test('[W27] going down, what was asked is kept, then everybody is sent away to come back later, and nobody is ready', async () => {
  const a = await aSession()
  const roomId = roomIdOf(a)
  const nia = await a.newcomer('participant', 'Nia', 1)
  const socket = nia.openSocket(`${roomDocName(roomId)}?saved=1`)
  const stubborn = nia.openSocket(roomDocName(roomId))
  await Promise.all([opened(socket), opened(stubborn)])
  stubborn.pause()
  const gone = closed(socket)
  const answered = nia.ask(putNote, {
    params: { roomId, noteId: NoteId.parse('just-in-time') },
    body: { sectionId: a.session.breakouts[0]!.sections[0]!.id, text: 'just in time', signed: false, route: 'live' },
  })
  const live = await a.deps.live.open(roomDocName(roomId))
  await until('it is written', () => live.read(doc => openRoomDoc(doc).notes.all().size) === 1)
  const stopped = a.app.close()
  const late = fetch(`${a.address}/ready`).then(
    ({ status }) => status,
    () => 503,
  )
  expect(await gone).toBe(closeCodes.later)
  // While the stubborn one is waited for, whoever comes back already is told so, and keeps nobody here.
  expect((await refusedUpgrade(nia.openSocket(roomDocName(roomId))))?.status).toBe(503)
  expect(await answered).toEqual({})
  expect(await late).toBe(503)
  await stopped
  await a.deps.live.settled()
  await a.deps.store.close()
  stubborn.terminate()
})

test('[W27] told to stop, the process sends everybody away, ends by itself, and lets them in again when it is back', async () => {
  await using server = await runningServer()
  const { session, organiser } = await preparedSession(server)
  const room = roomDocName(RoomId.parse(session.breakouts[0]?.rooms[0]?.id))
  const page = await organiser.openDoc(room)
  const socket = organiser.openSocket(room)
  await opened(socket)
  const gone = closed(socket)
  await server.stop()
  expect(await gone).toBe(closeCodes.later)
  await until('the page knows that it is away', () => !page.provider.wsconnected)
  await server.startAgain()
  await until('the page is back by itself', () => page.provider.synced, 30_000)
  page.close()
})

test('[W28] no log holds words, names, links, cookies or addresses, however much is logged', async () => {
  let log = ''
  const logger = pino({ level: 'trace' }, { write: (line: string) => (log += line) })
  const a = await sessionOn({ logger, metrics: metrics() })
  const roomId = roomIdOf(a)
  const breakout = a.session.breakouts[0]!
  const nia = await a.newcomer('participant', 'Nia Penrhyn', 1)
  const fay = await a.newcomer('facilitator', 'Fay Ystwyth')
  const params = { roomId, noteId: NoteId.parse('logged-note-1') }
  const body = { sectionId: breakout.sections[0]!.id, text: 'Unmistakable words', signed: true, route: 'live' as const }
  await nia.ask(putNote, { params, body })
  const room = await nia.openDoc(roomDocName(roomId))
  const themes = await fay.openDoc(themesDocName(breakout.id))
  openThemesDoc(themes.doc).themes.put({
    id: ThemeId.parse('theme-logged'),
    name: 'Unmistakable theme',
    said: '',
    order: 'a0',
  })
  await nia.ask(withdrawNote, { params })
  await a.organiser.ask(buildDraft, { params: { draftId: a.session.draftId } })
  await a.organiser.ask(readDraft, { params: { draftId: a.session.draftId } })
  expect((await a.organiser.get(exportPath(a.session.draftId, 'md'))).status).toBe(200)
  // What goes wrong is what gets logged.
  await nia.refused(putNote, { params, body: { ...body, text: 'Unmistakable again' } })
  await fetch(`${a.address}/api/come-in`, {
    method: 'POST',
    body: '{"secret": "Unmistakable',
    headers: { 'content-type': 'application/json', cookie: nia.cookie() },
  })
  await fetch(`${a.address}/api/Unmistakable?secret=Unmistakable`, {
    headers: { cookie: nia.cookie(), 'x-forwarded-for': '192.0.2.77' },
  })
  const odd = nia.openSocket(roomDocName(roomId), { 'x-forwarded-for': '192.0.2.77' })
  await opened(odd)
  const gone = closed(odd)
  odd.send('Unmistakable text')
  await gone
  const huge = nia.openSocket(roomDocName(roomId))
  await opened(huge)
  const away = closed(huge)
  huge.send(Buffer.alloc(3 * 1024 * 1024, 'Unmistakable '))
  await away
  const junk = bareSocket(a.address)
  junk.write(`GARBAGE Unmistakable\r\ncookie: ${nia.cookie()}\r\n\r\n`)
  await ended(junk)
  a.deps.live.drop(roomDocName(roomId))
  logger.info('the last line')
  room.close()
  themes.close()
  expect(log).toContain('the last line')
  const secrets = [
    'Unmistakable',
    'Penrhyn',
    'Ystwyth',
    'Olwen',
    a.hostSecret,
    a.secretFor('participant'),
    ...[nia, fay, a.organiser].map(somebody => somebody.cookie().split('=')[1] ?? '-'),
    '192.0.2.77',
  ]
  const spelt = (secret: string): string[] => [
    secret,
    Buffer.from(secret).join(','),
    Buffer.from(secret).toString('hex'),
  ]
  expect(secrets.flatMap(spelt).filter(secret => log.includes(secret))).toEqual([])
})
