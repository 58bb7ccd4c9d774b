/** What whoever runs the server may set about where things are kept and how several servers share it, read from the environment. No sentence about it says a password. */
import { readFileSync } from 'node:fs'
import * as z from 'zod/mini'

export interface PostgresSettings {
  readonly url: string
  /** Where who people are is kept, if it is another database. */
  readonly peopleUrl: string | undefined
  /** Where who is in the room is kept, if it is another database. */
  readonly monitoringUrl: string | undefined
  /** Connections at most, of this server. */
  readonly pool: number
}

export interface StoreSettings {
  /** Undefined: SQLite, in the data folder. */
  readonly postgres: PostgresSettings | undefined
  /** Undefined: this server is the only one. */
  readonly redisUrl: string | undefined
  /** Keeps several installations on one Redis apart. */
  readonly redisPrefix: string | undefined
  /** Undefined: the one in the data folder. */
  readonly linkKey: Uint8Array | undefined
  /** For so long the server says that it is going down, and serves on, before it sends anybody away. */
  readonly drainMs: number
}

export type Environment = Readonly<Record<string, string | undefined>>

const keyBytes = 32
const usualDrain = 5

export function readStoreSettings(environment: Environment): StoreSettings {
  const set = (name: string): string | undefined => (environment[name] === '' ? undefined : environment[name])
  const [url, redisUrl, peopleUrl, monitoringUrl] = [
    address(set, 'DATABASE_URL', postgresSchemes),
    address(set, 'REDIS_URL', redisSchemes),
    address(set, 'PEOPLE_DATABASE_URL', postgresSchemes),
    address(set, 'MONITORING_DATABASE_URL', postgresSchemes),
  ]
  const pool = whole(set, 'WAYMARK_POOL', { from: 2, to: 500, otherwise: 10 })
  const drain = whole(set, 'WAYMARK_DRAIN_SECONDS', {
    from: 0,
    to: 600,
    otherwise: redisUrl === undefined ? 0 : usualDrain,
  })
  const linkKey = readLinkKey(set)
  if (url === undefined && redisUrl !== undefined)
    throw new Error(
      'REDIS_URL is for several servers, and they need a store that they share: set DATABASE_URL to a Postgres too, or leave REDIS_URL out.',
    )
  for (const [name, apart] of Object.entries({
    PEOPLE_DATABASE_URL: peopleUrl,
    MONITORING_DATABASE_URL: monitoringUrl,
  }))
    if (url === undefined && apart !== undefined)
      throw new Error(`${name} goes with DATABASE_URL: set both, or neither.`)
  if (redisUrl !== undefined && linkKey === undefined)
    throw new Error(
      'Several servers need one key of the links, or the links of one would not open on the others: set WAYMARK_LINK_KEY, or WAYMARK_LINK_KEY_FILE, to the same on all of them.',
    )
  return {
    postgres: url === undefined ? undefined : { url, peopleUrl, monitoringUrl, pool },
    redisUrl,
    redisPrefix: set('WAYMARK_REDIS_PREFIX'),
    linkKey,
    drainMs: drain * 1000,
  }
}

type Set = (name: string) => string | undefined

/** A setting that is a secret may stand in a file, whose name is set instead: so it is in no list of processes. */
function secret(set: Set, name: string): string | undefined {
  const [value, file] = [set(name), set(`${name}_FILE`)]
  if (value !== undefined && file !== undefined) throw new Error(`Set ${name} or ${name}_FILE, not both.`)
  return file === undefined ? value : bytesOf(file, `${name}_FILE`).toString('utf8').trim()
}

function bytesOf(file: string, name: string): Buffer {
  try {
    return readFileSync(file)
  } catch {
    throw new Error(`The file that ${name} names cannot be read.`)
  }
}

interface Schemes {
  readonly allowed: readonly string[]
  readonly example: string
}

const postgresSchemes: Schemes = {
  allowed: ['postgres:', 'postgresql:'],
  example: 'postgres://user:password@db.example.org:5432/waymark',
}
const redisSchemes: Schemes = { allowed: ['redis:', 'rediss:'], example: 'redis://:password@redis.example.org:6379' }

/** A user of Postgres who comes in by a socket of this machine names no host. */
function address(set: Set, name: string, { allowed, example }: Schemes): string | undefined {
  const value = secret(set, name)
  if (value === undefined) return undefined
  const scheme = URL.parse(value)?.protocol ?? ''
  if (allowed.includes(scheme)) return value
  throw new Error(
    `${name} must be a whole address: ${example}. Write signs such as @ : / # of a password as %40 %3A %2F %23.`,
  )
}

function whole(
  set: Set,
  name: string,
  { from, to, otherwise }: { readonly from: number; readonly to: number; readonly otherwise: number },
): number {
  const value = set(name)
  if (value === undefined) return otherwise
  const number = /^\d{1,4}$/.test(value) ? Number(value) : NaN
  if (number >= from && number <= to) return number
  throw new Error(`${name} must be a whole number from ${from} to ${to}.`)
}

const KeyText = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}=?$/))

/** As text, or, in a file, as the bytes of a `links.key` of a data folder. */
function readLinkKey(set: Set): Uint8Array | undefined {
  const [text, file] = [set('WAYMARK_LINK_KEY'), set('WAYMARK_LINK_KEY_FILE')]
  if (text !== undefined && file !== undefined)
    throw new Error('Set WAYMARK_LINK_KEY or WAYMARK_LINK_KEY_FILE, not both.')
  if (text !== undefined) return keyOf(text, 'WAYMARK_LINK_KEY')
  if (file === undefined) return undefined
  const bytes = bytesOf(file, 'WAYMARK_LINK_KEY_FILE')
  return bytes.byteLength === keyBytes ? bytes : keyOf(bytes.toString('latin1').trim(), 'WAYMARK_LINK_KEY_FILE')
}

function keyOf(text: string, name: string): Uint8Array {
  const parsed = KeyText.safeParse(text)
  const key = parsed.success ? Buffer.from(parsed.data, 'base64url') : undefined
  if (key?.byteLength === keyBytes) return key
  throw new Error(`${name} must be 32 bytes of chance as base64url, which are 43 letters, digits, - and _.`)
}
