/**
 * The connections to one Postgres: a pool for what is asked in one statement, and sessions for what belongs to one connection. All of
 * them are bounded in number and in time; one that breaks is replaced when it is needed again.
 */
import pg from 'pg'
import { failureOf, isLost } from './failures.ts'

export interface Asked {
  readonly text: string
  readonly values?: readonly unknown[]
  /** It is parsed once a connection. */
  readonly name?: string
  /** What takes longer never comes: for what Postgres answers at once or not at all. */
  readonly withinMs?: number
}

export type Rows = readonly Readonly<Record<string, unknown>>[]

/** Throws StoreAway, an Error with a code alone, or what `explain` makes of it. */
export type Ask = (asked: Asked, explain?: (error: unknown) => Error) => Promise<Rows>

/** One connection, which is asked one thing after the other. */
export interface Session {
  readonly ask: Ask
  /** With the connection, all locks that it held are lost. */
  readonly isLost: () => boolean
  readonly end: () => void
  /** Called once. */
  readonly onLost: (told: () => void) => void
  /** The number that the server told whoever connected. */
  readonly processId: () => number | undefined
}

export interface Link {
  readonly ask: Ask
  /** One that is patient waits for whatever it has asked, however long that takes. */
  readonly openSession: (
    explain?: (error: unknown) => Error,
    how?: { readonly isPatient?: boolean },
  ) => Promise<Session>
  /** Whether the last that was asked was answered. */
  readonly isUp: () => boolean
  readonly busy: () => Busy
  readonly close: () => Promise<void>
}

/** How much the pool has to do. */
export interface Busy {
  /** Connections at work. */
  readonly used: number
  readonly most: number
  /** Asks for which none is free. */
  readonly waiting: number
}

export interface LinkSettings {
  readonly url: string
  /** Connections of the pool. */
  readonly most: number
  /** For so long the server may work on one statement. */
  readonly patienceMs: number
}

const connectMs = 5000
const idleMs = 30_000

/** A peer that is gone without a word is noticed within about ten seconds, by both sides. */
const keepAlive = { keepAlive: true, keepAliveInitialDelayMillis: 3000 }
const options = [
  'tcp_keepalives_idle=3',
  'tcp_keepalives_interval=2',
  'tcp_keepalives_count=3',
  'tcp_user_timeout=9000',
]
  .map(setting => `-c ${setting}`)
  .join(' ')

const patient = { statement_timeout: 0, query_timeout: 0 }

const ignore = (): void => undefined

export function postgresLink({ url, most, patienceMs }: LinkSettings): Link {
  const config: pg.ClientConfig = {
    ...keepAlive,
    connectionString: url,
    connectionTimeoutMillis: Math.min(connectMs, patienceMs),
    statement_timeout: patienceMs,
    // The server is asked to give up first, because then both know.
    query_timeout: patienceMs + Math.min(2000, patienceMs),
    application_name: 'waymark',
    options,
  }
  const pool = new pg.Pool({ ...config, max: most, idleTimeoutMillis: idleMs })
  const sessions = new Set<Session>()
  let up = true
  // Whoever waits for an answer is told by its promise. Without these, a connection that breaks would end the process.
  pool.on('error', ignore).on('connect', client => client.on('error', ignore))
  const noteFailure = (error: unknown): never => {
    up = !isLost(error)
    throw error
  }
  const noted = <T>(work: Promise<T>): Promise<T> =>
    work.then(answer => {
      up = true
      return answer
    }, noteFailure)
  const ask: Ask = async (asked, explain = failureOf) => {
    try {
      const client = await pool.connect().catch(noteFailure)
      return await noted(askOn(client, asked)).then(
        rows => {
          client.release()
          return rows
        },
        (error: unknown) => {
          client.release(isLost(error))
          throw error
        },
      )
    } catch (error) {
      throw explain(error)
    }
  }
  return {
    ask,
    openSession: async (explain = failureOf, { isPatient = false } = {}) => {
      try {
        const session = await noted(openSession(isPatient ? { ...config, ...patient } : config, noted))
        sessions.add(session)
        session.onLost(() => sessions.delete(session))
        return session
      } catch (error) {
        throw explain(error)
      }
    },
    isUp: () => up,
    busy: () => ({ used: pool.totalCount - pool.idleCount, most, waiting: pool.waitingCount }),
    close: async () => {
      for (const session of sessions) session.end()
      await pool.end()
    },
  }
}

async function askOn(client: pg.ClientBase, { text, values = [], name, withinMs }: Asked): Promise<Rows> {
  const result = await client.query<Record<string, unknown>>({
    text,
    values: [...values],
    ...(name === undefined ? {} : { name }),
    ...(withinMs === undefined ? {} : { query_timeout: withinMs }),
  })
  return result.rows
}

async function openSession(config: pg.ClientConfig, noted: <T>(work: Promise<T>) => Promise<T>): Promise<Session> {
  const client = new pg.Client(config)
  const told: (() => void)[] = []
  let lost = false
  let last: Promise<unknown> = Promise.resolve()
  const lose = (): void => {
    if (lost) return
    lost = true
    for (const tell of told) tell()
    void client.end().catch(ignore)
  }
  client.on('error', lose).on('end', lose)
  await client.connect()
  const askNow = async (asked: Asked): Promise<Rows> => {
    try {
      return await noted(askOn(client, asked))
    } catch (error) {
      if (isLost(error)) lose()
      throw error
    }
  }
  return {
    ask: (asked, explain = failureOf) => {
      const mine = last.then(() => askNow(asked))
      last = mine.catch(ignore)
      return mine.catch((error: unknown) => {
        throw explain(error)
      })
    },
    isLost: () => lost,
    end: lose,
    onLost: tell => told.push(tell),
    processId: () => ('processID' in client && typeof client.processID === 'number' ? client.processID : undefined),
  }
}
