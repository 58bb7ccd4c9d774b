/** `npm start -- backup FOLDER` and `npm start -- restore FOLDER`, as whoever runs a server gives them, while people write. */
import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { roomDocName } from '@waymark/shared/doc/doc-name.ts'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import { NoteId, RoomId } from '@waymark/shared/model/ids.ts'
import { listFiles } from '@waymark/shared/wire/files.ts'
import { putNote } from '@waymark/shared/wire/notes.ts'
import { keptFiles } from '@waymark/server/store/kept-files.ts'
import { openSqliteStore } from '@waymark/server/store/sqlite/sqlite-store.ts'
import { root, serverLine } from '#support/files.ts'
import { person } from '#support/person.ts'
import { preparedSession, secretOf } from '#support/prepared-session.ts'
import { runningServer } from '#support/running-server.ts'
import { added, fetchFile, pdf, sendFile } from '#support/sent-file.ts'
import { testApp } from '#support/test-app.ts'
import { until } from '#support/wait.ts'

const folder = mkdtempSync(join(tmpdir(), 'waymark-backups-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

interface Ran {
  readonly code: number | null
  readonly said: string
}

function command(args: readonly string[], settings: Readonly<Record<string, string>>): Promise<Ran> {
  const env = { ...process.env, ...settings }
  const child = spawn(process.execPath, [...serverLine, ...args], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
  return new Promise(resolve => {
    child.on('close', code => {
      resolve({ code, said })
    })
  })
}

test('[OP23] a backup is made while people write, and restored where nothing is: all that was called saved before it is there, with its files, and links open', async () => {
  await using server = await runningServer(join(folder, 'data'))
  const at = await preparedSession(server)
  const sessionId = at.session.session.id
  const roomId = RoomId.parse(at.session.breakouts[0]?.rooms[0]?.id)
  const saved: string[] = []
  let isOver = false
  const write = async (): Promise<void> => {
    for (let n = 0; !isOver; n += 1) {
      const text = `Said ${n} times`
      const noteId = NoteId.parse(`note-during-a-backup-${n}`)
      const sectionId = at.session.breakouts[0]!.sections[0]!.id
      await at.organiser.ask(putNote, {
        params: { roomId, noteId },
        body: { sectionId, text, signed: false, route: 'live' },
      })
      saved.push(text)
    }
  }
  const file = await added(await sendFile(server.address, at.organiser, { sessionId, bytes: pdf }))
  const writing = write()
  await until('something is saved', () => saved.length > 3)
  const before = [...saved]
  const backup = join(folder, 'backup')
  const done = await command(['backup', backup], { WAYMARK_DATA: server.dataFolder })
  const meanwhile = saved.length
  const restored = join(folder, 'restored')
  const again = await command(['restore', backup], { WAYMARK_DATA: restored })
  isOver = true
  await writing
  expect(done).toEqual({ code: 0, said: expect.stringMatching(/The backup is in .* whole\.\s+[\d.]+ MB, 1 file of/) })
  expect(again).toEqual({ code: 0, said: expect.stringMatching(/again, and was read again\. Start the server\./) })
  expect(readdirSync(restored).toSorted()).toEqual(['files', 'links.key', 'monitoring.db', 'people.db', 'waymark.db'])
  const there = await testApp({
    store: openSqliteStore(join(restored, 'waymark.db')),
    files: keptFiles(join(restored, 'files')),
    linkKey: readFileSync(join(restored, 'links.key')),
  })
  const host = person(there.address)
  await host.comeIn(secretOf(at.linkFor('facilitator')), { name: 'Ruth' })
  const open = await host.openDoc(roomDocName(roomId))
  const texts = [...openRoomDoc(open.doc).notes.all().values()].map(({ text }) => text)
  open.close()
  expect(texts).toEqual(expect.arrayContaining(before))
  expect(texts.length).toBeLessThanOrEqual(meanwhile + 1)
  expect((await host.ask(listFiles, { params: { sessionId } })).files.map(({ id }) => id)).toEqual([file.id])
  expect(Buffer.from(await (await fetchFile(host, file.id)).arrayBuffer()).equals(Buffer.from(pdf))).toBe(true)
  await there.stop()
}, 90_000)

test('[OP24] what stands in the way of a backup or of a restoration is said in a sentence, and nothing is changed', async () => {
  const data = join(folder, 'nothing-here')
  const [none, full, postgres] = await Promise.all([
    command(['backup', join(folder, 'b1')], { WAYMARK_DATA: data }),
    command(['restore', join(folder, 'backup')], { WAYMARK_DATA: root }),
    command(['backup', join(folder, 'b2')], { WAYMARK_DATA: data, DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }),
  ])
  expect(none).toEqual({ code: 1, said: expect.stringMatching(/^\nThere is no waymark\.db in .*nothing-here/) })
  expect(full).toEqual({ code: 1, said: expect.stringMatching(/There is something in .* Nothing was changed\./) })
  expect(postgres).toEqual({ code: 1, said: expect.stringMatching(/lies in Postgres: back it up with pg_dump/) })
  expect(readdirSync(folder)).not.toEqual(expect.arrayContaining([expect.stringMatching(/^b\d$|nothing/)]))
})
