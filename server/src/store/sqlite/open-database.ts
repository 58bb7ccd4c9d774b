/** One SQLite file, held by one process alone and brought up to date; and why it cannot be opened, for whoever runs the server. */
import { closeSync, existsSync, fsyncSync, openSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { StorageProblem } from '#store/storage-problem.ts'
import { migrations } from './migrations.ts'

/**
 * Made where there is none, and brought up to date; with `asItIs`, which is for one that is there, an older one is refused instead. Throws a
 * StorageProblem.
 */
export function openDatabase(path: string, { asItIs = false }: { readonly asItIs?: boolean } = {}): DatabaseSync {
  return openAnd(path, db => {
    migrate(db, path, asItIs)
    syncLog(path)
  })
}

/** Of whatever version it is; nothing in it is changed. Throws a StorageProblem where it is in use, damaged, or of a newer version. */
export const openUnchanged = (path: string): DatabaseSync => openAnd(path, db => void versionOf(db, path))

function openAnd(path: string, act: (db: DatabaseSync) => void): DatabaseSync {
  let db: DatabaseSync | undefined
  try {
    db = new DatabaseSync(path)
    // Another server on the same file would have its own idea of the documents: this one alone holds it.
    db.exec(
      'pragma locking_mode = exclusive; pragma journal_mode = wal; pragma synchronous = full; pragma secure_delete = on; pragma busy_timeout = 0',
    )
    checkHealth(db, path)
    act(db)
    return db
  } catch (error) {
    db?.close()
    throw explained(error, path)
  }
}

export function transaction(db: DatabaseSync, work: () => void): void {
  db.exec('begin immediate')
  try {
    work()
    db.exec('commit')
  } catch (error) {
    if (db.isTransaction) db.exec('rollback')
    throw error
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

function versionOf(db: DatabaseSync, path: string): number {
  const version = Number(db.prepare('pragma user_version').get()?.['user_version'] ?? 0)
  if (version > migrations.length) {
    throw new StorageProblem(
      `The data in ${path} was written by a newer version of Waymark (data version ${version}, this one knows ${migrations.length}). Start that version, or restore a backup from before. Nothing was changed.`,
    )
  }
  return version
}

function migrate(db: DatabaseSync, path: string, asItIs: boolean): void {
  const version = versionOf(db, path)
  if (asItIs && version < migrations.length) {
    throw new StorageProblem(
      `The data in ${path} was written by an older version of Waymark. Start this version on it once, and stop it: that brings the data up to date. Nothing was changed.`,
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

/** The same error, or what it means in a sentence. */
export function explained(error: unknown, path: string): unknown {
  const code =
    error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : 0
  return explanations.get(code)?.(path) ?? error
}
