/** A disk that is full to the last byte, under a server as a host runs it: a small file system of its own for the data folder. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { roomDocName } from '@waymark/shared/doc/doc-name.ts'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import { NoteId, RoomId } from '@waymark/shared/model/ids.ts'
import { putNote } from '@waymark/shared/wire/notes.ts'
import { changeSession, readSession } from '@waymark/shared/wire/sessions.ts'
import { plainPages } from '@waymark/shared/wire/pages.ts'
import { openSqliteStore } from '@waymark/server/store/sqlite/sqlite-store.ts'
import { askForArchive } from '#support/archives.ts'
import { serverLine } from '#support/files.ts'
import { person, type Person } from '#support/person.ts'
import { addToDoors, fields } from '#support/plain-room.ts'
import { plainVisitor, type PlainVisitor, type SeenPage } from '#support/plain-visitor.ts'
import { preparedSession, secretOf, type PreparedSession } from '#support/prepared-session.ts'
import { runningServer, type RunningServer } from '#support/running-server.ts'
import { pdf, refusal, sendFile } from '#support/sent-file.ts'
import { smallDisk, type SmallDisk } from '#support/small-disk.ts'
import { testApp } from '#support/test-app.ts'
import { until } from '#support/wait.ts'

const elsewhere = mkdtempSync(join(tmpdir(), 'waymark-elsewhere-'))
let disk: SmallDisk
let server: RunningServer
let data: string
let at: PreparedSession
let nia: Person
let roomId: RoomId

beforeAll(async () => {
  disk = await smallDisk('4m')
  data = join(disk.path, 'data')
  server = await runningServer(data, {}, disk.within)
  at = await preparedSession(server)
  roomId = RoomId.parse(at.session.breakouts[0]?.rooms[0]?.id)
  nia = person(server.address)
  await nia.comeIn(secretOf(at.linkFor('participant')), { name: 'Nia' })
  waits = noteOf('Waits for space')
})
afterAll(async () => {
  disk.makeSpace()
  await server[Symbol.asyncDispose]()
  await disk.close()
  rmSync(elsewhere, { recursive: true, force: true })
})

let asked = 0
const noteOf = (text: string) => ({
  params: { roomId, noteId: NoteId.parse(`note-on-a-full-disk-${(asked += 1)}`) },
  body: {
    sectionId: at.session.breakouts[0]!.sections[0]!.id,
    text,
    signed: false,
    route: 'live' as const,
    askId: `ask-on-a-full-disk-${asked}`,
  },
})

/** Waits for space all through. */
let waits: ReturnType<typeof noteOf>

const comingIn = async (visitor: PlainVisitor, name: string): Promise<SeenPage> =>
  (await visitor.open(plainPages.home())).press('Come in', {
    [fields.link]: at.linkFor('participant'),
    [fields.name]: name,
  })

const isReady = async (): Promise<boolean> => (await fetch(`${server.address}/ready`)).ok

async function wordsThere(): Promise<readonly string[]> {
  const open = await at.organiser.openDoc(roomDocName(roomId))
  const texts = [...openRoomDoc(open.doc).notes.all().values()].map(({ text }) => text)
  open.close()
  return texts
}

interface Ran {
  readonly code: number | null
  readonly said: string
}

const command = (...args: readonly string[]): Ran => onDisk([...serverLine, ...args])

function onDisk(args: readonly string[]): Ran {
  const [program = '', ...line] = [...disk.within, process.execPath, ...args]
  const env = { ...process.env, WAYMARK_DATA: data }
  const { status, stdout, stderr } = spawnSync(program, line, { env, encoding: 'utf8' })
  return { code: status, said: `${stdout}${stderr}` }
}

/** As the first version of the program had it. SQLite itself asks where a path leads, so it must be asked within. */
const toVersionOne = (path: string): Ran =>
  onDisk(['-e', `new (require('node:sqlite').DatabaseSync)('${path}').exec('drop table doc; pragma user_version = 1')`])

/** Milliseconds of the processor that the server has taken since it started. */
const workOf = (processId: number): number => {
  const fields_ = readFileSync(`/proc/${processId}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields_[11]) + Number(fields_[12])) * 10
}

const sentence = /^We cannot save just now, because the disk of this server is full or fails\. .* still here\./

test('[OP19] on a full disk everybody is told in words what was not kept, whatever they do, and what was written is in the form', async () => {
  const visitor = plainVisitor(server.address)
  const inRoom = await comingIn(visitor, 'Wyn')
  disk.fill()
  const newcomer = await comingIn(plainVisitor(server.address), 'Ffion')
  expect([newcomer.status, newcomer.text]).toEqual([
    503,
    expect.stringMatching(/disk of this server is full/) as string,
  ])
  await until('that is seen', async () => !(await isReady()))
  expect(await (await fetch(`${server.address}/ready`)).json()).toEqual({
    ready: false,
    because: 'what people write cannot be saved',
  })
  const file = await sendFile(server.address, at.organiser, { sessionId: at.session.session.id, bytes: pdf })
  expect(await refusal(file)).toMatchObject({ code: 'not-saved', message: expect.stringMatching(/disk .* is full/) })
  const archive = await (await askForArchive(server, at.organiser, at.session.strategy.id)).text()
  expect(archive).toMatch(/disk of this server is full/)
  const settings = { params: { sessionId: at.session.session.id }, body: { ...at.session.session, title: 'Another' } }
  expect((await at.organiser.refused(changeSession, settings)).message).toMatch(sentence)
  const [note, form] = await Promise.all([
    nia.refused(putNote, waits),
    inRoom.press(addToDoors, { [fields.doors]: 'Ramps & rails' }),
  ])
  expect([note.code, note.message]).toEqual(['not-saved', expect.stringMatching(sentence)])
  expect([form.status, form.value(fields.unsaved)]).toEqual([503, 'Ramps & rails'])
  expect(readdirSync(join(disk.folder, 'data', 'files')), 'nothing is left of what did not fit').toEqual([])
}, 60_000)

test('[OP20] meanwhile the server lives, is at rest, and what was kept is read', async () => {
  const before = { at: performance.now(), work: workOf(server.processId()) }
  const { title } = (await at.organiser.ask(readSession, { params: { sessionId: at.session.session.id } })).session
  expect(title).toBe('First session')
  expect((await fetch(`${server.address}/health`)).status).toBe(200)
  await until('a second has gone by', () => performance.now() - before.at > 1000)
  expect(workOf(server.processId()) - before.work).toBeLessThan(500)
})

test('[OP21] a backup to another disk can be made while this one is full, and one onto it is refused and leaves nothing', async () => {
  const there = join(elsewhere, 'backup')
  expect(command('backup', there)).toMatchObject({
    code: 0,
    said: expect.stringMatching(/was read again and is whole/),
  })
  expect(readdirSync(there).toSorted()).toEqual(['links.key', 'monitoring.db', 'people.db', 'waymark.db'])
  const restored = await testApp({
    store: openSqliteStore(join(there, 'waymark.db')),
    linkKey: readFileSync(join(there, 'links.key')),
  })
  const host = person(restored.address)
  await host.comeIn(restored.hostSecret, { name: 'Olwen' })
  const { session } = await host.ask(readSession, { params: { sessionId: at.session.session.id } })
  expect(session).toEqual(at.session.session)
  await restored.stop()
  const onto = join(disk.path, 'backup')
  expect(command('backup', onto)).toMatchObject({ code: 1, said: expect.stringMatching(/ is full\. /) })
  expect(readdirSync(disk.folder).toSorted()).toEqual(['ballast', 'data'])
})

test('[OP19] once there is space, all that waited is saved by itself, without a restart, and nothing is lost when it is killed', async () => {
  expect(await isReady()).toBe(false)
  disk.makeSpace()
  await until('it is ready', isReady)
  await until('it is there', async () => (await wordsThere()).length === 2)
  await nia.ask(putNote, noteOf('Written afterwards'))
  await server.kill()
  await server.startAgain()
  expect((await wordsThere()).toSorted()).toEqual(['Ramps & rails', 'Waits for space', 'Written afterwards'])
})

test('[OP22] a server that is started on a full disk says so in a sentence; data that is to be brought up to date is not changed', async () => {
  await server.stop()
  expect(toVersionOne(join(data, 'waymark.db')).said).toBe('')
  disk.fill()
  const before = readFileSync(join(disk.folder, 'data', 'waymark.db'))
  const no = command()
  expect(no).toEqual({ code: 1, said: expect.stringMatching(/The disk that holds .* is full/) })
  expect(no.said).not.toMatch(/^\s+at /m)
  expect(readFileSync(join(disk.folder, 'data', 'waymark.db')).equals(before)).toBe(true)
  disk.makeSpace()
  await server.startAgain()
  expect((await wordsThere()).toSorted()).toEqual(['Ramps & rails', 'Waits for space', 'Written afterwards'])
})
