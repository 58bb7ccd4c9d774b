/** A real Postgres on a free port of this machine, which tests start, stop, kill and hold up. */
import { execFile, execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { appendFileSync, chownSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { isRoot, postgresPrograms } from './fetch-postgres.ts'
import { freePort } from './free-port.ts'
import { until } from './wait.ts'

export interface Postgres {
  readonly port: number
  /** Of a fresh database, as whoever may do everything. */
  readonly url: string
  /** The address of another fresh one. */
  readonly newDatabase: () => Promise<string>
  /** The address of a database, reached by another name and password. */
  readonly urlAs: (url: string, user: string, password: string) => string
  /** Runs statements and answers the rows of the last. */
  readonly ask: (url: string, sql: string) => Promise<readonly Record<string, unknown>[]>
  /** It ends as a service does, and stays down. */
  readonly shutDown: () => Promise<void>
  /** All its processes end at once, without a word, and it stays down. */
  readonly kill: () => Promise<void>
  readonly startAgain: () => Promise<void>
  readonly restart: () => Promise<void>
  /** It holds its connections, and answers nothing. */
  readonly pause: () => void
  readonly resume: () => void
  readonly dataFolder: string
  /** What it has written about itself. */
  readonly log: () => string
  /** It ends, and all that it kept goes. */
  readonly stop: () => Promise<void>
}

/** Those of nobody; root may not run it. */
const owner = isRoot ? { uid: 65_534, gid: 65_534 } : {}
const user = 'waymark'

/** In front of a command, on Linux: whoever kills the tests ends it, too. */
const setpriv = '/usr/bin/setpriv'
const diesWithUs = existsSync(setpriv)
const untilThen = ['--pdeathsig', 'QUIT']

export interface PostgresSettings {
  /** Lines of postgresql.conf. */
  readonly lines?: readonly string[]
}

export async function startPostgres({ lines = [] }: PostgresSettings = {}): Promise<Postgres> {
  const programs = await postgresPrograms()
  const folder = mkdtempSync(join(tmpdir(), 'waymark-postgres-'))
  if (isRoot) chownSync(folder, 65_534, 65_534)
  const dataFolder = join(folder, 'data')
  const port = await freePort()
  const password = randomBytes(9).toString('base64url')
  await makeData({ programs, folder, password, lines })
  const server = ownServer({ programs, folder, port })
  const addressOf = (name: string): string => `postgres://${user}:${password}@127.0.0.1:${port}/${name}`
  await server.start()
  let made = 0
  const newDatabase = async (): Promise<string> => {
    made += 1
    const name = `d${made}`
    await ask(addressOf('postgres'), `create database ${name}`)
    return addressOf(name)
  }
  return {
    ...server,
    port,
    url: await newDatabase(),
    newDatabase,
    urlAs: (url, name, secret) => Object.assign(new URL(url), { username: name, password: secret }).href,
    ask,
    startAgain: server.start,
    restart: async () => {
      await server.shutDown()
      await server.start()
    },
    dataFolder,
    log: () => readFileSync(join(folder, 'log'), 'utf8'),
    stop: async () => {
      server.resume()
      await server.kill()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

interface Making {
  readonly programs: string
  readonly folder: string
  readonly password: string
  readonly lines: readonly string[]
}

async function makeData({ programs, folder, password, lines }: Making): Promise<void> {
  const secret = join(folder, 'password')
  writeFileSync(secret, password, { mode: 0o600 })
  if (isRoot) chownSync(secret, 65_534, 65_534)
  const data = join(folder, 'data')
  const args = [
    '-D',
    data,
    '-U',
    user,
    '-A',
    'scram-sha-256',
    '--pwfile',
    secret,
    '-E',
    'UTF8',
    '--locale',
    'C',
    '--wal-segsize',
    '1',
  ]
  await promisify(execFile)(join(programs, 'bin', 'initdb'), [...args, '--no-sync'], { cwd: folder, ...owner })
  const own = [
    "unix_socket_directories = ''",
    'shared_buffers = 32MB',
    'min_wal_size = 2MB',
    'max_wal_size = 64MB',
    ...lines,
  ]
  appendFileSync(join(data, 'postgresql.conf'), `\n${own.join('\n')}\n`)
}

interface Running {
  readonly programs: string
  readonly folder: string
  readonly port: number
}

function ownServer({ programs, folder, port }: Running) {
  let child: ChildProcess | undefined
  /** The first of them first, so that it starts no others meanwhile. */
  const all = (): readonly number[] => (child?.pid === undefined ? [] : [child.pid, ...childrenOf(child.pid)])
  const signalAll = (...signals: readonly NodeJS.Signals[]): void => {
    if (child?.pid !== undefined) sendTo(child.pid, 'SIGSTOP')
    const pids = all()
    for (const signal of signals) for (const pid of pids) sendTo(pid, signal)
  }
  const endWith = async (end: () => void): Promise<void> => {
    if (child === undefined) return
    const ended = once(child, 'exit')
    if (child.exitCode === null && child.signalCode === null) {
      end()
      await ended
    }
    child = undefined
  }
  const kill = (): Promise<void> =>
    endWith(() => {
      signalAll('SIGKILL')
    })
  const launch = (): ChildProcess => {
    const args = ['-D', join(folder, 'data'), '-p', String(port), '-c', 'listen_addresses=127.0.0.1']
    const stdio = ['ignore', 'ignore', 'pipe'] as const
    const program = join(programs, 'bin', 'postgres')
    const how = { cwd: folder, stdio: [...stdio], ...owner }
    const started = diesWithUs ? spawn(setpriv, [...untilThen, program, ...args], how) : spawn(program, args, how)
    started.stderr?.on('data', (said: Buffer) => {
      appendFileSync(join(folder, 'log'), said)
    })
    return started
  }
  process.once('exit', () => {
    if (child !== undefined) signalAll('SIGKILL')
  })
  return {
    start: () =>
      // One whose processes were killed is only let start again once the last of them has gone.
      until('Postgres listens', async () => {
        const started = child ?? launch()
        child = started
        if (started.exitCode !== null) child = undefined
        return answers(port)
      }),
    // A fast one: it ends the connections, and puts everything on the disk.
    shutDown: () => endWith(() => child?.kill('SIGINT')),
    kill,
    pause: () => {
      signalAll('SIGSTOP')
    },
    resume: () => {
      signalAll('SIGCONT')
    },
  }
}

function sendTo(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // It has ended by itself.
  }
}

/** Each of its processes leads a group of its own. */
const childrenOf = (parent: number): readonly number[] =>
  execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    .split('\n')
    .map(line => line.trim().split(/\s+/).map(Number))
    .flatMap(([pid = 0, of]) => (of === parent ? [pid] : []))

/** Somebody without a password is asked for one as soon as it is ready. */
async function answers(port: number): Promise<boolean> {
  const client = new pg.Client({ host: '127.0.0.1', port, user, password: '-', database: 'postgres' })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === '28P01'
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function ask(url: string, sql: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    const result: pg.QueryResult<Record<string, unknown>> | readonly pg.QueryResult<Record<string, unknown>>[] =
      await client.query(sql)
    return Array.isArray(result)
      ? (result.at(-1)?.rows ?? [])
      : (result as pg.QueryResult<Record<string, unknown>>).rows
  } finally {
    await client.end()
  }
}
