/**
 * Rows and logs in one SQLite file, through Node's own binding. Every commit is synced to the disk before it is answered
 * (WAL, synchronous=FULL). What is removed is overwritten with zeros (secure_delete).
 */
import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { bytes } from '#store/kept-as.ts'
import type { Kind } from '#store/kinds.ts'
import { localTurns } from '#store/local-turns.ts'
import { overtakenIn } from '#store/overtaken-in.ts'
import { staleIn } from '#store/stale-in.ts'
import { Overtaken, Stale, type Commit, type Heads, type LogName, type LogPlace, type Store } from '#store/store.ts'
import { holdingOf, type Holding } from './held-database.ts'
import { spaceOf } from './space.ts'
import { openDatabase, transaction } from './open-database.ts'

export type SqliteStore = Store & Pick<Holding, 'hold'>

/**
 * `path` of the database file, made where there is none; ':memory:' keeps nothing. Throws a StorageProblem. Where it `purges`, rows that
 * are removed are gone from the write-ahead file, too, before it is answered: dearer, and for what people ask to be forgotten.
 */
export function openSqliteStore(path: string, { purges = false }: { readonly purges?: boolean } = {}): SqliteStore {
  const db = openDatabase(path)
  const { hold, purge } = holdingOf(db, path)
  const statements = prepare(db)
  const space = spaceOf(db)
  return {
    isShared: false,
    commit: async change =>
      space.orFull(() => {
        const heads = commitTo(db, statements, change)
        // Until then what was forgotten still stands in the write-ahead file.
        const { forgets = [], begins = [], removes = [] } = change
        if (forgets.length + begins.length > 0 || (purges && removes.length > 0)) purge()
        return heads
      }),
    hasSpace: space.isThere,
    hold,
    get: async (kind, id) => {
      const found = statements.get.get(kind.name, id)
      return found === undefined ? undefined : parse(kind, found['body'])
    },
    list: async (kind, parent) => statements.list.all(kind.name, parent).map(({ body }) => parse(kind, body)),
    readLog: async (doc, since) => {
      const place = placeOf(statements, doc)
      const from = since !== undefined && since.epoch === place?.epoch ? since.head : 0
      return {
        updates: statements.log.all(doc, from).map(({ body }) => bytes(body)),
        ...(place ?? nowhere),
      }
    },
    places: async docs =>
      new Map(
        docs.flatMap(doc => {
          const place = placeOf(statements, doc)
          return place === undefined ? [] : [[doc, place]]
        }),
      ),
    compact: async (doc, state, place) => space.orFull(() => compactIn(db, statements, { doc, state, place })),
    ...localTurns(),
    purge: async () => {
      db.exec('pragma wal_checkpoint(truncate)')
    },
    close: async () => {
      db.close()
    },
  }
}

const nowhere: LogPlace = { head: 0, epoch: '' }

function placeOf(statements: Statements, doc: LogName): LogPlace | undefined {
  const found = statements.place.get(doc)
  return found === undefined ? undefined : { head: Number(found['head']), epoch: String(found['epoch']) }
}

interface Compaction {
  readonly doc: LogName
  readonly state: Uint8Array
  readonly place: LogPlace
}

function compactIn(db: DatabaseSync, statements: Statements, { doc, state, place }: Compaction): boolean {
  let isDone = false
  transaction(db, () => {
    const entries = Number(statements.entries.get(doc, place.head)?.['n'])
    isDone = placeOf(statements, doc)?.epoch === place.epoch && entries > 1
    if (!isDone) return
    statements.trim.run(doc, place.head)
    statements.append.run(doc, place.head, state)
  })
  return isDone
}

function parse<T extends { readonly id: string }>(kind: Kind<T>, body: unknown): T {
  return kind.schema.parse(JSON.parse(String(body)))
}

type Statements = Readonly<
  Record<
    | 'put'
    | 'remove'
    | 'get'
    | 'list'
    | 'place'
    | 'begin'
    | 'next'
    | 'append'
    | 'log'
    | 'entries'
    | 'trim'
    | 'forget'
    | 'empty',
    StatementSync
  >
>

function prepare(db: DatabaseSync): Statements {
  return {
    put: db.prepare(
      'insert into record (kind, id, parent, body) values (?, ?, ?, ?) on conflict (kind, id) do update set parent = excluded.parent, body = excluded.body',
    ),
    remove: db.prepare('delete from record where kind = ? and id = ?'),
    get: db.prepare('select body from record where kind = ? and id = ?'),
    list: db.prepare('select body from record where kind = ? and parent = ? order by id'),
    place: db.prepare('select head, epoch from doc where name = ?'),
    begin: db.prepare(
      'insert into doc (name, head, epoch) values (?, 0, ?) on conflict (name) do update set epoch = excluded.epoch',
    ),
    next: db.prepare(
      "insert into doc (name, head, epoch) values (?, 1, '') on conflict (name) do update set head = head + 1 returning head",
    ),
    append: db.prepare('insert into doc_update (doc, seq, body) values (?, ?, ?)'),
    log: db.prepare('select body from doc_update where doc = ? and seq > ? order by seq'),
    entries: db.prepare('select count(*) as n from doc_update where doc = ? and seq <= ?'),
    trim: db.prepare('delete from doc_update where doc = ? and seq <= ?'),
    forget: db.prepare('delete from doc where name = ?'),
    empty: db.prepare('delete from doc_update where doc = ?'),
  }
}

function commitTo(db: DatabaseSync, statements: Statements, change: Commit): Heads {
  const { puts = [], removes = [], updates = [], begins = [], forgets = [] } = change
  const heads = new Map<LogName, number>()
  if (puts.length + removes.length + updates.length + begins.length + forgets.length === 0) return heads
  transaction(db, () => {
    refuseLate(statements, change)
    for (const { kind, id, parent, body } of puts) statements.put.run(kind, id, parent, JSON.stringify(body))
    for (const { kind, id } of removes) statements.remove.run(kind, id)
    for (const doc of forgets) {
      statements.empty.run(doc)
      statements.forget.run(doc)
    }
    for (const { doc, epoch } of begins) {
      if (placeOf(statements, doc)?.epoch === epoch) continue
      statements.empty.run(doc)
      statements.begin.run(doc, epoch)
    }
    for (const { doc, update } of updates) {
      const head = Number(statements.next.get(doc)?.['head'])
      statements.append.run(doc, head, update)
      heads.set(doc, head)
    }
  })
  return heads
}

/** What was made of something else than what is there now. */
function refuseLate(statements: Statements, change: Commit): void {
  const stale = staleIn(change, doc => placeOf(statements, doc))
  if (stale.size > 0) throw new Stale(stale)
  const overtaken = overtakenIn(change.puts ?? [], ({ kind, id }) => statements.get.get(kind, id)?.['body'])
  if (overtaken.length > 0) throw new Overtaken(overtaken)
}
