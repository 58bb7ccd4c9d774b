import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listLinks, readSession, readStrategy } from '@waymark/shared/wire/sessions.ts'
import { openDataFolder } from '@waymark/server/store/data-folder.ts'
import { moveData, type MoveAsked } from '@waymark/server/store/moving/move-data.ts'
import { openPostgres } from '@waymark/server/store/postgres/postgres.ts'
import { postgresSource, postgresTarget } from '@waymark/server/store/postgres/postgres-whole.ts'
import { openSqliteStore } from '@waymark/server/store/sqlite/sqlite-store.ts'
import { sqliteSource } from '@waymark/server/store/sqlite/sqlite-whole.ts'
import { StorageProblem } from '@waymark/server/store/storage-problem.ts'
import type { Whole, WholePart } from '@waymark/server/store/whole.ts'
import { aSeries, type ASeries } from '#support/a-series.ts'
import { manifestIn, partsOf, taken } from '#support/archives.ts'
import { chanceOf, seedOfRun } from '#support/chance.ts'
import { root, serverLine } from '#support/files.ts'
import { holdTable } from '#support/held-table.ts'
import { person } from '#support/person.ts'
import { startPostgres, type Postgres } from '#support/postgres.ts'
import { secretOf } from '#support/prepared-session.ts'
import { runningServer, type RunningServer } from '#support/running-server.ts'
import { testApp } from '#support/test-app.ts'
import { until } from '#support/wait.ts'
import { partsIn } from '#support/whole-parts.ts'

const folder = mkdtempSync(join(tmpdir(), 'waymark-moving-'))
const data = join(folder, 'data')
let postgres: Postgres
let server: RunningServer
let series: ASeries

/** The demo, as a server makes it at its first start, and a series with all that one can have. */
beforeAll(async () => {
  const starting = runningServer(data)
  postgres = await startPostgres()
  server = await starting
  await server.stop()
  const app = await testApp({
    store: openSqliteStore(join(data, 'waymark.db')),
    people: openSqliteStore(join(data, 'people.db')),
    monitoring: openSqliteStore(join(data, 'monitoring.db')),
    linkKey: readFileSync(join(data, 'links.key')),
  })
  series = await aSeries(app, chanceOf(1), 1)
  cpSync(app.filesFolder, join(data, 'files'), { recursive: true })
  await app.stop()
}, 60_000)
afterAll(async () => {
  await server[Symbol.asyncDispose]()
  await postgres.stop()
  rmSync(folder, { recursive: true, force: true })
})

interface Ran {
  readonly code: number | null
  readonly said: string
}

interface Running {
  readonly kill: (signal: NodeJS.Signals) => void
  readonly ended: Promise<Ran>
}

/** The command as it is given, with its own settings alone. */
function begun(args: readonly string[], settings: Readonly<Record<string, string>> = {}): Running {
  const env = { ...process.env, WAYMARK_DATA: data, ...settings }
  const child = spawn(process.execPath, [...serverLine, ...args], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
  const ended = new Promise<Ran>(resolve => {
    child.on('close', code => {
      resolve({ code, said })
    })
  })
  return { kill: signal => child.kill(signal), ended }
}

const ran = (args: readonly string[], settings?: Readonly<Record<string, string>>): Promise<Ran> =>
  begun(args, settings).ended

/** What the team sees of it, and the archive of it but for when it was made. */
async function seen(at: RunningServer) {
  const host = person(at.address)
  await host.comeIn(secretOf(at.organiserLink), { name: 'Hywel' })
  const archive = partsOf(await taken(at, host, series.strategyId))
  const { madeAt, ...manifest } = manifestIn(archive)
  expect(madeAt).not.toBe('')
  const { sessions } = await host.ask(readStrategy, { params: { strategyId: series.strategyId } })
  const sessionId = sessions[0]!.id
  const { links } = await host.ask(listLinks, { params: { sessionId } })
  return {
    manifest,
    parts: Object.entries(archive)
      .filter(([name]) => name !== 'manifest.json')
      .map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')]),
    links: links.map(({ role, address }) => [role, secretOf(address)]),
    session: (await host.ask(readSession, { params: { sessionId } })).breakouts,
  }
}

const digestsIn = (said: string): readonly string[] => said.match(/\b[0-9a-f]{64}\b/g) ?? []

test('[MV13] [MV14] [MV16] moved to Postgres and back by a command, everything is there, links open, and the archive of a series is the same', async () => {
  await server.startAgain()
  const before = await seen(server)
  const printed = server.organiserLink
  await server.stop()
  const there = await ran(['move-to', postgres.url])
  expect(there.said).toMatch(/Everything was moved, .* compared: [\d,]+ rows, \d+ documents with \d+ changes, 1 file\./)
  expect(there.code).toBe(0)
  const onPostgres = await runningServer(data, { DATABASE_URL: postgres.url })
  expect(secretOf(onPostgres.organiserLink)).toBe(secretOf(printed))
  expect(await seen(onPostgres)).toEqual(before)
  await onPostgres.stop()
  const old = join(folder, 'old')
  renameSync(data, old)
  cpSync(join(old, 'links.key'), join(data, 'links.key'))
  const back = await ran(['move-from'], { DATABASE_URL: postgres.url })
  expect(back.said).toMatch(/Everything was moved/)
  for (const { said } of [there, back]) {
    expect(digestsIn(said)).toHaveLength(2)
    expect(new Set(digestsIn(said)).size).toBe(1)
    for (const form of ['hex', 'base64', 'base64url'] as const) expect(said).not.toContain(key().toString(form))
  }
  await server.startAgain()
  expect(server.organiserLink).toBe(printed)
  expect(await seen(server)).toEqual(before)
  await server.stop()
  rmSync(old, { recursive: true })
}, 120_000)

const key = (): Buffer => readFileSync(join(data, 'links.key'))
const monotonic = (): number => performance.now()

/** The same without a process of its own: what it says, at the end why not. */
async function move(asked: Partial<MoveAsked> & { readonly url?: string }, now = monotonic): Promise<string> {
  const { url = postgres.url, ...more } = asked
  const printed: string[] = []
  const place = { url, peopleUrl: undefined, monotonic: now }
  const print = (text: string): void => void printed.push(text)
  await moveData({ way: 'to', dataFolder: data, postgres: place, linkKey: undefined, ...more }, { print }).catch(
    (error: unknown) => printed.push(error instanceof StorageProblem ? error.message : `a fault: ${String(error)}`),
  )
  return printed.join('\n')
}

const contents = (at: string): readonly string[] => (existsSync(at) ? readdirSync(at).toSorted() : [])

test('[MV15] [MV4] whatever stands in the way is said in a sentence, without passwords, and nothing is changed', async () => {
  const nowhere = join(folder, 'nowhere')
  cpSync(join(data, 'links.key'), join(nowhere, 'links.key'))
  const empty = await postgres.newDatabase()
  const bare = await postgres.newDatabase()
  await postgres.ask(bare, "create role guest login password 'a-guest'; revoke create on schema public from public")
  const wrong: readonly (readonly [string, RegExp])[] = [
    [await move({}), /something in the database d1 at 127\.0\.0\.1 already\..* Nothing was changed/],
    [await move({ way: 'from' }), /something in .*data already\..* Nothing was changed/],
    [await move({ url: 'our database' }), /Say which Postgres, by its whole address/],
    [await move({ url: 'https://db.example.org' }), /Say which Postgres/],
    [await move({ url: postgres.urlAs(postgres.url, 'waymark', 'not-the-password') }), /Postgres does not let us in/],
    [await move({ url: postgres.urlAs(bare, 'guest', 'a-guest') }), /may not make tables/],
    [await move({ url: postgres.url.replace(String(postgres.port), '1') }), /Postgres cannot be reached/],
    [await move({ url: `${empty}-not-there` }), /no database of the name/],
    [await move({ way: 'from', url: empty, dataFolder: nowhere }), /nothing of Waymark in this database/],
    [await move({ url: empty, dataFolder: nowhere }), /no waymark\.db in .*nowhere/],
  ]
  for (const [said, sentence] of wrong) {
    expect(said).toMatch(sentence)
    expect(said).not.toMatch(/a fault|not-the-password|a-guest/)
    expect(said).not.toContain(new URL(postgres.url).password)
  }
  expect(contents(nowhere)).toEqual(['links.key'])
  for (const url of [empty, bare])
    expect(
      await postgres.ask(url, "select 1 from pg_namespace where nspname in ('words', 'people', 'monitoring')"),
    ).toEqual([])
}, 60_000)

test('[MV15] data of a newer version is left alone, and so is what a server has', async () => {
  await postgres.ask(postgres.url, 'update words.data_version set version = 99')
  const newer = join(folder, 'newer')
  cpSync(join(data, 'links.key'), join(newer, 'links.key'))
  expect(await move({ way: 'from', dataFolder: newer })).toMatch(/newer version of Waymark .*data version 99/)
  await postgres.ask(postgres.url, 'update words.data_version set version = 1')
  const held = openSqliteStore(join(data, 'waymark.db'))
  expect(await move({ url: await postgres.newDatabase() })).toMatch(/Another Waymark server is using/)
  await held.close()
}, 60_000)

test('[MV16] without the key of the links, or with another, nothing is moved', async () => {
  const other = join(folder, 'another-key')
  expect(await move({ way: 'from', dataFolder: other })).toMatch(/key of the links is not here.*WAYMARK_LINK_KEY_FILE/)
  const linkKey = new Uint8Array(32).fill(7)
  expect(await move({ way: 'from', dataFolder: other, linkKey })).toMatch(/with another key/)
  cpSync(join(data, 'links.key'), join(other, 'links.key'))
  expect(await move({ way: 'from', dataFolder: other, linkKey })).toMatch(/is another than the key .* that is set/)
  expect(contents(other)).toEqual(['links.key'])
  rmSync(join(other, 'links.key'))
  expect(await move({ way: 'from', dataFolder: other, linkKey: key() })).toMatch(/Everything was moved/)
  expect(readFileSync(join(other, 'links.key')).equals(key())).toBe(true)
}, 60_000)

test('[MV14] long work is told of now and then, as counts', async () => {
  let clock = 0
  const said = await move({ url: await postgres.newDatabase() }, () => (clock += 3000))
  expect(said).toMatch(/ {2}Written so far: [\d,]+ rows, /)
  expect(said).toMatch(/ {2}Compared so far: /)
  expect(said).not.toMatch(/Our Direction|Olwen/)
}, 60_000)

test('[MV11] [MV15] where Postgres is lost on the way, that is said, and what is to be done', async () => {
  const url = await postgres.newDatabase()
  await (await postgresTarget({ url, peopleUrl: undefined, monotonic })).close()
  const held = await holdTable(url, 'words.doc_update', 'share')
  const said = move({ url })
  await until('it waits', held.isWaitedFor)
  await postgres.ask(url, "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'waymark'")
  expect(await said).toMatch(
    /Postgres cannot be reached\..* Everything is whole in .*data\. What came to .* is marked as/,
  )
  await held.letGo()
  expect(await move({ url })).toMatch(/Everything was moved/)
}, 60_000)

const stages = ['record', 'doc', 'doc_update', 'file'] as const

test('[MV11] [MV12] stopped or killed wherever it is, what it came from is whole and the other refused, until it is begun anew', async () => {
  const seed = seedOfRun()
  const chance = chanceOf(seed)
  const url = await postgres.newDatabase()
  await (await postgresTarget({ url, peopleUrl: undefined, monotonic })).close()
  const serving = async (): Promise<void> => {
    const opened = await openPostgres({ url, monotonic })
    await opened.claim(true).finally(opened.close)
  }
  const before = await allIn(sqliteSource(data))
  for (const signal of ['SIGINT', 'SIGKILL'] as const) {
    const held = await holdTable(url, `words.${chance.pick(stages)}`, 'share')
    const running = begun(['move-to', url])
    await until(`it waits (SEED=${seed})`, held.isWaitedFor)
    running.kill(signal)
    await (signal === 'SIGKILL' ? running.ended : undefined)
    await held.letGo()
    const { code, said } = await running.ended
    expect([code, /Stopped\./.test(said)], `${said} (SEED=${seed})`).toEqual(
      signal === 'SIGINT' ? [1, true] : [null, false],
    )
    await expect(serving()).rejects.toThrow(/A move into this database was not finished/)
    expect(await allIn(sqliteSource(data))).toEqual(before)
  }
  expect(await move({ url })).toMatch(/Everything was moved/)
  const to = join(folder, 'killed')
  cpSync(join(data, 'links.key'), join(to, 'links.key'))
  const held = await holdTable(url, `words.${chance.pick(stages)}`, 'access exclusive')
  const running = begun(['move-from', url], { WAYMARK_DATA: to })
  await until(`it waits (SEED=${seed})`, held.isWaitedFor)
  running.kill('SIGKILL')
  await running.ended
  await held.letGo()
  expect(() => openDataFolder(to)).toThrow(/was not finished/)
  expect(await allIn(await postgresSource({ url, peopleUrl: undefined, monotonic }))).toEqual(before)
  expect(await move({ way: 'from', url, dataFolder: to })).toMatch(/Everything was moved/)
  expect(await allIn(sqliteSource(to))).toEqual(before)
}, 60_000)

async function allIn(whole: Whole): Promise<WholePart[]> {
  const parts = await partsIn(whole)
  await whole.close()
  return parts
}
