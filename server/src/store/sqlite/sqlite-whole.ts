/** Everything in a data folder, to be moved out of it or into it: the SQLite files, held by this process alone, and the files of sessions. */
import { existsSync, readdirSync } from 'node:fs'
import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { bytes, text } from '#store/kept-as.ts'
import { openDataFolder } from '#store/data-folder.ts'
import { keptFiles } from '#store/kept-files.ts'
import { StorageProblem } from '#store/storage-problem.ts'
import { isUnfinished, markUnfinished, unfinishedFolder, unmarkUnfinished } from '#store/unfinished-move.ts'
import { byStore, inPages, NotEmpty, storeNames, type StoreName, type Whole, type WholePart } from '#store/whole.ts'
import { explained, openDatabase, transaction } from './open-database.ts'

type Databases = Readonly<Record<StoreName, DatabaseSync>>

/** What is there already, of this version. Nothing in it is changed. Throws a StorageProblem. */
export function sqliteSource(folder: string): Whole {
  for (const name of ['waymark.db', 'people.db', 'monitoring.db'])
    if (!existsSync(`${folder}/${name}`))
      throw new StorageProblem(
        `There is no ${name} in ${folder}, so there is nothing to move. Name the data folder with WAYMARK_DATA; if that is the one, start the server on it once, and stop it.`,
      )
  return wholeOf(folder, { asItIs: true })
}

/** Made where there is none. Throws a StorageProblem. */
export const sqliteTarget = (folder: string): Whole => wholeOf(folder, { asItIs: false })

function wholeOf(folder: string, { asItIs }: { readonly asItIs: boolean }): Whole {
  const paths = openDataFolder(folder, { takesMove: true })
  const dbs = openAll({ words: paths.database, people: paths.people, monitoring: paths.monitoring }, asItIs)
  try {
    // Asked once the databases are held: a move into this folder that is under way holds them.
    if (asItIs && isUnfinished(folder)) throw unfinishedFolder(folder)
    return whole(folder, paths.files, dbs)
  } catch (error) {
    closeAll(dbs)
    throw error
  }
}

function openAll(paths: Readonly<Record<StoreName, string>>, asItIs: boolean): Databases {
  const open: DatabaseSync[] = []
  try {
    return byStore(storeName => {
      const db = openDatabase(paths[storeName], { asItIs })
      open.push(db)
      return db
    })
  } catch (error) {
    for (const db of open) db.close()
    throw error
  }
}

function closeAll(dbs: Databases): void {
  for (const storeName of storeNames) dbs[storeName].close()
}

function whole(folder: string, filesFolder: string, dbs: Databases): Whole {
  const files = keptFiles(filesFolder)
  const writers = byStore(storeName => writerOf(dbs[storeName]))
  return {
    pages: async function* () {
      for (const storeName of storeNames) yield* inPages(partsOf(dbs[storeName], storeName))
    },
    files,
    begin: async () => {
      const isAgain = isUnfinished(folder)
      if (!isAgain && (storeNames.some(storeName => holdsAnything(dbs[storeName])) || holdsFiles(filesFolder)))
        throw new NotEmpty()
      markUnfinished(folder)
      if (!isAgain) return
      for (const storeName of storeNames) empty(dbs[storeName])
      await files.tidy(new Set())
    },
    write: async page => {
      for (const storeName of storeNames) {
        const own = page.filter(part => part.storeName === storeName)
        if (own.length > 0)
          written(folder, () => {
            transaction(dbs[storeName], () => own.forEach(writers[storeName]))
          })
      }
    },
    finish: async () => {
      for (const storeName of storeNames) dbs[storeName].exec('pragma wal_checkpoint(truncate)')
      unmarkUnfinished(folder)
    },
    close: async () => {
      closeAll(dbs)
    },
  }
}

/** A disk that is full is said to be. */
function written(folder: string, act: () => void): void {
  try {
    act()
  } catch (error) {
    throw explained(error, folder)
  }
}

/** SQLite compares names by their UTF-8 bytes. */
function* partsOf(db: DatabaseSync, storeName: StoreName): Generator<WholePart> {
  for (const row of db.prepare('select kind, id, parent, body from record order by kind, id').iterate())
    yield {
      of: 'row',
      storeName,
      kind: text(row['kind']),
      id: text(row['id']),
      parent: text(row['parent']),
      body: text(row['body']),
    }
  for (const row of db.prepare('select name, head, epoch from doc order by name').iterate())
    yield { of: 'log', storeName, doc: text(row['name']), head: Number(row['head']), epoch: text(row['epoch']) }
  for (const row of db.prepare('select doc, seq, body from doc_update order by doc, seq').iterate())
    yield { of: 'entry', storeName, doc: text(row['doc']), number: Number(row['seq']), bytes: bytes(row['body']) }
}

function writerOf(db: DatabaseSync): (part: WholePart) => void {
  const statements: Readonly<Record<WholePart['of'], StatementSync>> = {
    row: db.prepare('insert into record (kind, id, parent, body) values (?, ?, ?, ?)'),
    log: db.prepare('insert into doc (name, head, epoch) values (?, ?, ?)'),
    entry: db.prepare('insert into doc_update (doc, seq, body) values (?, ?, ?)'),
  }
  return part => {
    if (part.of === 'row') statements.row.run(part.kind, part.id, part.parent, part.body)
    else if (part.of === 'log') statements.log.run(part.doc, part.head, part.epoch)
    else statements.entry.run(part.doc, part.number, part.bytes)
  }
}

const tables = ['record', 'doc', 'doc_update'] as const

const holdsAnything = (db: DatabaseSync): boolean =>
  tables.some(table => db.prepare(`select 1 from ${table} limit 1`).get() !== undefined)

const holdsFiles = (folder: string): boolean => existsSync(folder) && readdirSync(folder).length > 0

function empty(db: DatabaseSync): void {
  transaction(db, () => {
    for (const table of tables) db.exec(`delete from ${table}`)
  })
}
