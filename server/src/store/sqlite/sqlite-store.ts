/**
 * Rows and logs in one SQLite file, through Node's own binding. Every commit is synced to the disk before it is answered
 * (WAL, synchronous=FULL). What is removed is overwritten with zeros (secure_delete).
 */
import { closeSync, existsSync, fsyncSync, openSync } from 'node:fs'
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import type { Kind } from '#store/kinds.ts'
import type { Commit, Store } from '#store/store.ts'
import { StorageProblem } from '#store/storage-problem.ts'
import { migrations } from './migrations.ts'

/**
 * `path` of the database file, made where there is none; ':memory:' keeps nothing. Throws a StorageProblem. Where it `purges`, rows that
 * are removed are gone from the write-ahead file, too, before it is answered: dearer, and for what people ask to be forgotten.
 */
export function openSqliteStore(path: string, { purges = false }: { readonly purges?: boolean } = {}): Store {
  const db = openDatabase(path)
  const statements = prepare(db)
  return {
    commit: async change => {
      runCommit(db, statements, change)
      // Until then what was forgotten still stands in the write-ahead file.
      if ((change.forgets ?? []).length > 0 || (purges && (change.removes ?? []).length > 0))
        db.exec('pragma wal_checkpoint(truncate)')
    },
    get: async (kind, id) => {
      const found = statements.get.get(kind.name, id)
      return found === undefined ? undefined : parse(kind, found['body'])
    },
    list: async (kind, parent) => statements.list.all(kind.name, parent).map(({ body }) => parse(kind, body)),
    readLog: async doc => {
      const found = statements.log.all(doc)
      return { updates: found.map(({ body }) => blob(body)), head: Number(found.at(-1)?.['seq'] ?? 0) }
    },
    compact: async (doc, state, head) => {
      transaction(db, () => {
        statements.trim.run(doc, head)
        statements.append.run(doc, head, state)
      })
    },
    close: async () => {
      db.close()
    },
  }
}

function parse<T extends { readonly id: string }>(kind: Kind<T>, body: unknown): T {
  return kind.schema.parse(JSON.parse(String(body)))
}

function blob(value: unknown): Uint8Array {
  if (value instanceof Uint8Array) return value
  throw new Error('a log entry is not bytes')
}

type Statements = Readonly<
  Record<'put' | 'remove' | 'get' | 'list' | 'append' | 'appendNext' | 'log' | 'trim' | 'forget', StatementSync>
>

function prepare(db: DatabaseSync): Statements {
  return {
    put: db.prepare(
      'insert into record (kind, id, parent, body) values (?, ?, ?, ?) on conflict (kind, id) do update set parent = excluded.parent, body = excluded.body',
    ),
    remove: db.prepare('delete from record where kind = ? and id = ?'),
    get: db.prepare('select body from record where kind = ? and id = ?'),
    list: db.prepare('select body from record where kind = ? and parent = ? order by id'),
    append: db.prepare('insert into doc_update (doc, seq, body) values (?, ?, ?)'),
    appendNext: db.prepare(
      'insert into doc_update (doc, seq, body) select ?1, coalesce(max(seq), 0) + 1, ?2 from doc_update where doc = ?1',
    ),
    log: db.prepare('select seq, body from doc_update where doc = ? order by seq'),
    trim: db.prepare('delete from doc_update where doc = ? and seq <= ?'),
    forget: db.prepare('delete from doc_update where doc = ?'),
  }
}

function runCommit(
  db: DatabaseSync,
  statements: Statements,
  { puts = [], removes = [], updates = [], forgets = [] }: Commit,
): void {
  if (puts.length + removes.length + updates.length + forgets.length === 0) return
  transaction(db, () => {
    for (const { kind, id, parent, body } of puts) statements.put.run(kind, id, parent, JSON.stringify(body))
    for (const { kind, id } of removes) statements.remove.run(kind, id)
    for (const doc of forgets) statements.forget.run(doc)
    for (const { doc, update } of updates) statements.appendNext.run(doc, update)
  })
}

function transaction(db: DatabaseSync, work: () => void): void {
  db.exec('begin immediate')
  try {
    work()
    db.exec('commit')
  } catch (error) {
    if (db.isTransaction) db.exec('rollback')
    throw error
  }
}

function openDatabase(path: string): DatabaseSync {
  try {
    const db = new DatabaseSync(path)
    // Another server on the same file would have its own idea of the documents: this one alone holds it.
    db.exec(
      'pragma locking_mode = exclusive; pragma journal_mode = wal; pragma synchronous = full; pragma secure_delete = on; pragma busy_timeout = 0',
    )
    checkHealth(db, path)
    migrate(db, path)
    syncLog(path)
    return db
  } catch (error) {
    throw explained(error, path)
  }
}

/** A server that was killed may have written what the disk does not have yet. This one reads it, and will call it saved when it is asked for once more. */
function syncLog(path: string): void {
  const log = `${path}-wal`
  if (!existsSync(log)) return
  const opened = openSync(log, 'r+')
  try {
    fsyncSync(opened)
  } finally {
    closeSync(opened)
  }
}

function checkHealth(db: DatabaseSync, path: string): void {
  const [first] = db.prepare('pragma quick_check(1)').all()
  if (first?.['quick_check'] !== 'ok') throw damaged(path)
}

function migrate(db: DatabaseSync, path: string): void {
  const version = Number(db.prepare('pragma user_version').get()?.['user_version'] ?? 0)
  if (version > migrations.length) {
    throw new StorageProblem(
      `The data in ${path} was written by a newer version of Waymark (data version ${version}, this one knows ${migrations.length}). Start that version, or restore a backup from before. Nothing was changed.`,
    )
  }
  for (const [at, sql] of migrations.entries()) {
    if (at < version) continue
    transaction(db, () => {
      db.exec(sql)
      db.exec(`pragma user_version = ${at + 1}`)
    })
  }
}

const damaged = (path: string): StorageProblem =>
  new StorageProblem(
    `The database file ${path} is damaged. Put a backup of the data folder in its place, or move the folder away and start with an empty one. Nothing was changed.`,
  )

/** What SQLite's primary result codes mean to whoever runs the server. */
const explanations: ReadonlyMap<number, (path: string) => StorageProblem> = new Map([
  [
    5,
    path =>
      new StorageProblem(
        `Another Waymark server is using ${path}. Stop it, or give this one a data folder of its own with WAYMARK_DATA.`,
      ),
  ],
  [
    8,
    path =>
      new StorageProblem(`We cannot write to ${path}. Check who owns the folder, or name another with WAYMARK_DATA.`),
  ],
  [10, path => new StorageProblem(`The disk that holds ${path} does not answer.`)],
  [11, damaged],
  [13, path => new StorageProblem(`The disk that holds ${path} is full.`)],
  [
    14,
    path =>
      new StorageProblem(
        `We cannot open ${path}. Check that the folder is there and who owns it, or name another with WAYMARK_DATA.`,
      ),
  ],
  [26, damaged],
])

function explained(error: unknown, path: string): unknown {
  const code =
    error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : 0
  return explanations.get(code)?.(path) ?? error
}
