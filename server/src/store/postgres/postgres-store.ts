/**
 * Rows and logs in one schema of a Postgres, which other servers use at the same time. A commit is one statement, and so all or
 * nothing, on the disk before it is answered.
 */
import type { Kind } from '#store/kinds.ts'
import {
  Overtaken,
  Stale,
  type DocLog,
  type Heads,
  type LogName,
  type LogPlace,
  type StaleWhy,
  type Store,
} from '#store/store.ts'
import { commitValues } from './commit-values.ts'
import { codeOf, failureOf, isRolledBack } from './failures.ts'
import type { Ask, Link, Rows } from './link.ts'
import { readRows } from './read-rows.ts'
import type { Turns } from './turns.ts'

export interface StoreSettings {
  readonly link: Link
  readonly turns: Turns
  /** Where its tables are: they were made before. */
  readonly schema: string
  /** The room of rows that are removed is given back before it is answered. */
  readonly purges?: boolean
}

/** Throws StoreAway where Postgres does not answer. */
export function postgresStore({ link, turns, schema, purges = false }: StoreSettings): Store {
  const asks = statements(schema)
  const rows = readRows(link.ask, schema)
  return {
    isShared: true,
    commit: async change => {
      const values = commitValues(change)
      if (values === undefined) return new Map()
      // Within a turn on the connection that holds it: once the turn is lost, nothing that was decided in it is kept.
      const ask = turns.session()?.ask ?? link.ask
      const heads = headsIn(await retried(() => ask({ ...asks.keep, values }, explained)))
      if (purges && (change.removes ?? []).length > 0)
        await link.ask({ text: `vacuum ${schema}.record` }).catch(() => undefined)
      return heads
    },
    get: async (kind, id) => {
      const found = await rows.body(kind.name, id)
      return found === undefined ? undefined : parse(kind, found)
    },
    list: async (kind, parent) => {
      const found = await rows.bodies(kind.name, parent)
      return found.map(body => parse(kind, body))
    },
    readLog: (doc, since) => readLog(link.ask, asks.log, { doc, since }),
    places: async docs => {
      const found = await link.ask({ ...asks.places, values: [docs] })
      const wanted = new Map<unknown, LogName>(docs.map(doc => [doc, doc]))
      return new Map(
        found.flatMap(row => {
          const doc = wanted.get(row['name'])
          return doc === undefined ? [] : [[doc, placeIn(row)]]
        }),
      )
    },
    compact: async (doc, state, { head, epoch }) => {
      const values = [doc, Buffer.from(state), head, epoch]
      const [answer] = await retried(() => link.ask({ ...asks.compact, values }, explained))
      return answer?.['done'] === true
    },
    inTurn: turns.inTurn,
    ifFree: turns.ifFree,
    purge: async () => {
      for (const table of ['record', 'doc', 'doc_update'])
        await link.ask({ text: `vacuum ${schema}.${table}` }).catch(() => undefined)
    },
    close: turns.close,
  }
}

const commitArguments = Array.from({ length: 20 }, (_, at) => `$${at + 1}`).join(', ')

/** Each connection parses each of them once. */
const statements = (schema: string) => ({
  keep: { name: `keep-${schema}`, text: `select doc, head from ${schema}.keep(${commitArguments})` },
  places: { name: `places-${schema}`, text: `select name, head, epoch from ${schema}.doc where name = any ($1)` },
  compact: { name: `compact-${schema}`, text: `select ${schema}.compact($1, $2, $3, $4) as done` },
  // The place and the entries are of one moment.
  log: {
    name: `log-${schema}`,
    text: `select d.head, d.epoch, l.body from ${schema}.doc d
      left join ${schema}.doc_update l on l.doc = d.name and l.seq > case when d.epoch = $3::text then $2::bigint else 0 end
      where d.name = $1 order by l.seq`,
  },
})

interface Reading {
  readonly doc: LogName
  readonly since: LogPlace | undefined
}

async function readLog(ask: Ask, log: { readonly text: string }, { doc, since }: Reading): Promise<DocLog> {
  const rows = await ask({ ...log, values: [doc, since?.head ?? 0, since?.epoch ?? null] })
  const [first] = rows
  if (first === undefined) return { updates: [], head: 0, epoch: '' }
  return { updates: rows.flatMap(({ body }) => (body instanceof Uint8Array ? [plain(body)] : [])), ...placeIn(first) }
}

const plain = (bytes: Uint8Array): Uint8Array => new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)

const placeIn = ({ head, epoch }: Rows[number]): LogPlace => ({ head: Number(head), epoch: String(epoch) })

const headsIn = (rows: Rows): Heads => new Map(rows.map(({ doc, head }) => [doc as LogName, Number(head)]))

function parse<T extends { readonly id: string }>(kind: Kind<T>, body: string): T {
  return kind.schema.parse(JSON.parse(body))
}

const mostTries = 5

/** What was rolled back for certain may be asked for again. */
class RolledBack extends Error {}

async function retried(work: () => Promise<Rows>): Promise<Rows> {
  for (let tries = 1; tries < mostTries; tries += 1) {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof RolledBack)) throw error
    }
  }
  return work().catch((error: unknown) => {
    throw error instanceof RolledBack ? failureOf(error) : error
  })
}

const overtaken = (rows: readonly (readonly [string, string])[]): Overtaken =>
  new Overtaken(rows.map(([kind, id]) => ({ kind, id })))

function explained(error: unknown): Error {
  if (isRolledBack(error)) return new RolledBack('rolled back')
  const detail = error instanceof Error && 'detail' in error ? String(error.detail) : '{}'
  if (codeOf(error) === 'WM003') return overtaken(JSON.parse(detail) as [string, string][])
  if (codeOf(error) !== 'WM001') return failureOf(error)
  return new Stale(new Map(Object.entries(JSON.parse(detail) as Record<LogName, StaleWhy>) as [LogName, StaleWhy][]))
}
