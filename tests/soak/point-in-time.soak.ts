/** A Postgres that archives what it writes, a copy of it taken while people write, and a restore to a moment between two of their notes. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, chownSync, cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { expect, test } from 'vitest'
import { roomDocName } from '@waymark/shared/doc/doc-name.ts'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import { NoteId, RoomId } from '@waymark/shared/model/ids.ts'
import { putNote } from '@waymark/shared/wire/notes.ts'
import { aSession } from '#support/a-session.ts'
import { isRoot, postgresPrograms } from '#support/fetch-postgres.ts'
import { freePort } from '#support/free-port.ts'
import { person } from '#support/person.ts'
import { startPostgres } from '#support/postgres.ts'
import { runningServer } from '#support/running-server.ts'
import type { TestApp } from '#support/test-app.ts'
import { until } from '#support/wait.ts'

const owner = isRoot ? { uid: 65_534, gid: 65_534 } : {}
const ownedFolder = (name: string): string => {
  const folder = mkdtempSync(join(tmpdir(), name))
  if (isRoot) chownSync(folder, 65_534, 65_534)
  return folder
}

const hashIn = (link: string): string => link.slice(link.indexOf('#') + 1)

test('[S1] a Postgres that is restored to a moment has all that was saved before it and nothing after', async () => {
  const archive = ownedFolder('waymark-wal-')
  const copy = ownedFolder('waymark-copy-')
  const postgres = await startPostgres({
    lines: ['archive_mode = on', `archive_command = 'test ! -f ${archive}/%f && cp %p ${archive}/%f'`],
  })
  const before = await runningServer(undefined, { DATABASE_URL: postgres.url })
  const a = await aSession({}, { address: before.address, hostSecret: hashIn(before.organiserLink) } as TestApp)
  const roomId = RoomId.parse(a.session.breakouts[0]?.rooms[0]?.id)
  const nia = await a.newcomer('participant', 'Nia', 1)
  const write = (text: string) =>
    nia.ask(putNote, {
      params: { roomId, noteId: NoteId.parse(text.replaceAll(' ', '-').padEnd(12, '-')) },
      body: { sectionId: a.session.breakouts[0]!.sections[0]!.id, text, signed: false, route: 'live' },
    })

  await write('Before the copy')
  await copied(postgres.url, postgres.dataFolder, join(copy, 'data'), () => write('During the copy'))
  await write('After the copy')
  const [found] = await postgres.ask(postgres.url, 'select clock_timestamp()::text as moment')
  const moment = String(found?.['moment'])
  await write('Too late')
  await postgres.ask(postgres.url, 'select pg_switch_wal()')
  await until('the log is archived', async () => {
    const [state] = await postgres.ask(postgres.url, 'select last_archived_wal as last from pg_stat_archiver')
    return readdirSync(archive).includes(String(state?.['last']))
  })
  await before.stop()
  await postgres.kill()

  const port = await freePort()
  appendFileSync(
    join(copy, 'data', 'postgresql.conf'),
    `\nrestore_command = 'cp ${archive}/%f %p'\nrecovery_target_time = '${moment}'\nrecovery_target_action = 'promote'\narchive_mode = off\n`,
  )
  writeFileSync(join(copy, 'data', 'recovery.signal'), '')
  const restored = await restoredAt(join(copy, 'data'), port)
  const url = Object.assign(new URL(postgres.url), { port: String(port) }).href
  const after = await runningServer(before.dataFolder, { DATABASE_URL: url })
  const again = person(after.address)
  await again.comeIn(a.secretFor('facilitator'), { name: 'Fay' })
  const open = await again.openDoc(roomDocName(roomId))
  const texts = [...openRoomDoc(open.doc).notes.all().values()].map(({ text }) => text)
  process.stdout.write(`Restored to ${moment}: ${JSON.stringify(texts)}\n`)
  expect(texts.toSorted((one, other) => one.localeCompare(other))).toEqual([
    'After the copy',
    'Before the copy',
    'During the copy',
  ])
  open.close()
  await after[Symbol.asyncDispose]()
  const ended = once(restored, 'exit')
  restored.kill('SIGINT')
  await ended
  await postgres.stop()
  for (const folder of [archive, copy]) rmSync(folder, { recursive: true, force: true })
})

/** As pg_basebackup does, which is not in the package: the files are copied between a start and a stop of the backup, on one connection. */
async function copied(url: string, from: string, to: string, meanwhile: () => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`select pg_backup_start('copy', true)`)
  cpSync(from, to, {
    recursive: true,
    filter: path => !path.endsWith('postmaster.pid') && !path.endsWith('postmaster.opts'),
  })
  await meanwhile()
  const { rows } = await client.query<{ labelfile: string }>('select labelfile from pg_backup_stop()')
  writeFileSync(join(to, 'backup_label'), rows[0]?.labelfile ?? '')
  await client.end()
  if (isRoot) for (const name of ['.', ...namesUnder(to)]) chownSync(join(to, name), 65_534, 65_534)
}

const namesUnder = (folder: string): string[] => readdirSync(folder, { recursive: true }).map(String)

async function restoredAt(dataFolder: string, port: number) {
  const program = join(await postgresPrograms(), 'bin', 'postgres')
  const args = ['-D', dataFolder, '-p', String(port), '-c', 'listen_addresses=127.0.0.1']
  const child = spawn(program, args, { cwd: dataFolder, stdio: ['ignore', 'ignore', 'pipe'], ...owner })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  process.once('exit', () => child.kill('SIGKILL'))
  await until(
    'the restored Postgres is ready to be written to',
    () => {
      if (child.exitCode !== null) throw new Error(said)
      return said.includes('archive recovery complete') && said.includes('ready to accept connections')
    },
    60_000,
  )
  return child
}
