/**
 * Data as every released version left it, kept as SQL in `released`: a folder for each version of SQLite's, a file for each of Postgres's.
 * They were written by the programs of those versions through their own doors, with the key of the links that is 32 times 7.
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Kind } from '@waymark/server/store/kinds.ts'
import * as wordKinds from '@waymark/server/store/kinds.ts'
import * as peopleKinds from '@waymark/server/store/people-kinds.ts'
import { copyFolder } from '@waymark/server/store/copying/copy-folder.ts'
import { folderAtRest } from '@waymark/server/store/copying/folder-at-once.ts'
import { keptFiles } from '@waymark/server/store/kept-files.ts'
import { migrations as ofPostgres } from '@waymark/server/store/postgres/migrations.ts'
import { openPostgres } from '@waymark/server/store/postgres/postgres.ts'
import { migrations as ofSqlite } from '@waymark/server/store/sqlite/migrations.ts'
import { openSqliteStore } from '@waymark/server/store/sqlite/sqlite-store.ts'
import { home } from '@waymark/shared/wire/sessions.ts'
import { partsOf, taken } from '#support/archives.ts'
import { person } from '#support/person.ts'
import { startPostgres, type Postgres } from '#support/postgres.ts'
import { testApp } from '#support/test-app.ts'

const released = join(import.meta.dirname, 'released')
const sqliteVersions = ofSqlite.map((_sql, at) => at + 1)
const folder = mkdtempSync(join(tmpdir(), 'waymark-released-'))
const linkKey = new Uint8Array(32).fill(7)
let postgres: Postgres
beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(async () => {
  await postgres.stop()
  rmSync(folder, { recursive: true, force: true })
})

const names = ['waymark', 'people', 'monitoring'] as const

/** A data folder as that version left it. */
function dataOf(version: number, to = join(folder, `sqlite-${version}`)): string {
  mkdirSync(to)
  for (const name of names) {
    const sql = join(released, `sqlite-${version}`, `${name}.sql`)
    if (!existsSync(sql)) continue
    const db = new DatabaseSync(join(to, `${name}.db`))
    db.exec(`pragma journal_mode = wal; begin; ${readFileSync(sql, 'utf8')} commit`)
    if (name === 'waymark') filesOf(db, join(to, 'files'))
    db.close()
  }
  return to
}

/** Their bytes are nobody's matter here: as many as there were. */
function filesOf(db: DatabaseSync, to: string): void {
  mkdirSync(to)
  for (const { body } of db.prepare("select body from record where kind = 'file'").all()) {
    const { id, bytes } = wordKinds.files.schema.parse(JSON.parse(String(body)))
    writeFileSync(join(to, id), Buffer.alloc(bytes, 'x'))
  }
}

interface Rows {
  readonly version: unknown
  readonly record: readonly Record<string, unknown>[]
  readonly updates: readonly Record<string, unknown>[]
}

function rowsIn(path: string): Rows {
  const db = new DatabaseSync(path)
  try {
    return {
      version: db.prepare('pragma user_version').get()?.['user_version'],
      record: db.prepare("select * from record where kind <> 'doc-epoch' order by kind, id").all(),
      updates: db.prepare('select doc, seq, hex(body) as body from doc_update order by doc, seq').all(),
    }
  } finally {
    db.close()
  }
}

const kindsIn = (module: object): ReadonlyMap<string, Kind<{ readonly id: string }>> =>
  new Map(
    Object.values(module)
      .filter(
        (one: unknown): one is Kind<{ readonly id: string }> =>
          typeof one === 'object' && one !== null && 'schema' in one,
      )
      .map(kind => [kind.name, kind]),
  )
const words = kindsIn(wordKinds)
const people = kindsIn(peopleKinds)

/** Opens it with this version of the program, as an organiser of then: the archive of what is there but for when it was made. */
async function seenIn(data: string): Promise<Record<string, string>> {
  const app = await testApp({
    store: openSqliteStore(join(data, 'waymark.db')),
    people: openSqliteStore(join(data, 'people.db'), { purges: true }),
    monitoring: openSqliteStore(join(data, 'monitoring.db'), { purges: true }),
    files: keptFiles(join(data, 'files')),
    linkKey,
  })
  try {
    const host = person(app.address)
    await host.comeIn(app.hostSecret, { name: 'Hywel' })
    const { strategies } = await host.ask(home, {})
    const ours = strategies.find(({ title }) => title.startsWith('Our Direction &'))!
    const archive = partsOf(await taken(app, host, ours.id))
    return Object.fromEntries(
      Object.entries(archive)
        .filter(([name]) => name !== 'manifest.json')
        .map(([name, bytes]) => [name, Buffer.from(bytes).toString('latin1')]),
    )
  } finally {
    await app.stop()
  }
}

test('[ST32] data as every released version left it is kept for these tests', () => {
  const kept = readdirSync(released).toSorted()
  expect(kept, 'a new version needs data as the one before left it').toEqual([
    ...ofPostgres.map((_one, at) => `postgres-${at + 1}.sql`),
    ...sqliteVersions.map(version => `sqlite-${version}`),
  ])
})

test('[ST32] what made a released version of the tables is never changed', () => {
  expect(ofPostgres[0]?.sql('words')).toBe(readFileSync(join(released, 'postgres-1.sql'), 'utf8'))
  for (const version of sqliteVersions) {
    const made = new DatabaseSync(':memory:')
    made.exec(ofSqlite.slice(0, version).join(''))
    const then = new DatabaseSync(':memory:')
    then.exec(readFileSync(join(released, `sqlite-${version}`, 'waymark.sql'), 'utf8'))
    expect(tablesOf(made)).toEqual(tablesOf(then))
  }
})

const tablesOf = (db: DatabaseSync): readonly string[] =>
  db
    .prepare('select sql from sqlite_master where sql is not null order by name')
    .all()
    .map(({ sql }) => String(sql).replaceAll(/\s+/g, ' '))

test.each(sqliteVersions)(
  '[ST33] data of version %i opens with this version: every row and log is there and read, links of then open, and starting again changes nothing',
  async version => {
    const data = dataOf(version)
    const before = rowsIn(join(data, 'waymark.db'))
    expect(before.version).toBe(version)
    const seen = await seenIn(data)
    const after = rowsIn(join(data, 'waymark.db'))
    expect(after.version).toBe(ofSqlite.length)
    expect(after.updates).toEqual(before.updates)
    for (const row of before.record) expect(after.record).toContainEqual(row)
    for (const { kind, body } of before.record) readAs(words, kind, body)
    const peopleThen = rowsIn(join(data, 'people.db')).record
    for (const { kind, body } of peopleThen) readAs(people, kind, body)
    expect(new Set(peopleThen.map(({ kind }) => kind))).toEqual(new Set(['payment-terms', 'payment-offer']))
    expect(Object.keys(seen).length).toBeGreaterThan(10)
    expect(await seenIn(data)).toEqual(seen)
  },
)

function readAs(kinds: ReadonlyMap<string, Kind<{ readonly id: string }>>, name: unknown, body: unknown): void {
  const kind = kinds.get(String(name))
  expect(kind, `the kind ${String(name)} is known`).toBeDefined()
  kind?.schema.parse(JSON.parse(String(body)))
}

test.each(sqliteVersions)(
  '[ST34] a backup of data of version %i is of that version, so the program of then opens it again',
  async version => {
    const data = dataOf(version, join(folder, `before-${version}`))
    const backup = join(folder, `backup-${version}`)
    const before = names
      .filter(name => existsSync(join(data, `${name}.db`)))
      .map(name => rowsIn(join(data, `${name}.db`)))
    await copyFolder({ from: data, to: backup, told: () => undefined }, folderAtRest(data))
    await seenIn(data)
    const kept = names.filter(name => existsSync(join(backup, `${name}.db`)))
    expect(kept.map(name => rowsIn(join(backup, `${name}.db`)))).toEqual(before)
  },
)

test('[ST33] data without who people are and who is in the room, as before there were such, gets empty ones', async () => {
  const data = dataOf(1, join(folder, 'words-alone'))
  for (const name of ['people', 'monitoring']) rmSync(join(data, `${name}.db`), { force: true })
  const seen = await seenIn(data)
  expect(seen).toEqual(await seenIn(cpOf(data)))
  expect(rowsIn(join(data, 'monitoring.db')).record).toEqual([])
})

function cpOf(data: string): string {
  cpSync(data, `${data}-again`, { recursive: true })
  return `${data}-again`
}

test('[ST35] Postgres as the first version left it, without a place for who is in the room, gets one while a server of then goes on', async () => {
  const { url, before } = await postgresOfThen()
  const opened = await openPostgres({ url, monotonic: () => performance.now() })
  await postgres.ask(url, "insert into words.record values ('seat', 'of-then', 'of-then', '{}')")
  expect(await recordsIn(url, 'words')).toBe(before + 1)
  expect(await recordsIn(url, 'monitoring')).toBe(0)
  const { strategies } = wordKinds
  expect(await opened.store.list(strategies, wordKinds.wholeServer)).toHaveLength(2)
  await opened.close()
  await (await openPostgres({ url, monotonic: () => performance.now() })).close()
  expect(await recordsIn(url, 'words')).toBe(before + 1)
})

const recordsIn = async (url: string, schema: string): Promise<number> =>
  Number((await postgres.ask(url, `select count(*) as n from ${schema}.record`))[0]?.['n'])

/** With the rows of the words that SQLite had at that time. */
async function postgresOfThen(): Promise<{ readonly url: string; readonly before: number }> {
  const url = await postgres.newDatabase()
  const tables = readFileSync(join(released, 'postgres-1.sql'), 'utf8')
  for (const schema of ['words', 'people'])
    await postgres.ask(
      url,
      `create schema ${schema}; create table ${schema}.data_version (version integer not null, oldest_program integer not null);
       insert into ${schema}.data_version values (1, 1); ${tables.replaceAll('words.', `${schema}.`)}`,
    )
  const rows = readFileSync(join(released, 'sqlite-2', 'waymark.sql'), 'utf8')
    .split(/^(?=insert into )/m)
    .filter(sql => sql.startsWith('insert into record'))
    .map(sql =>
      sql.replace('insert into record', 'insert into words.record').replace(/pragma user_version[^;]*;\s*$/, ''),
    )
  await postgres.ask(url, rows.join(''))
  return { url, before: rows.length }
}
