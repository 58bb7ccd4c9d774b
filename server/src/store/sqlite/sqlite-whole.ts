/** Everything in a data folder, to be moved out of it or into it: both SQLite files, held by this process alone, and the files of sessions. */
import { existsSync, readdirSync } from 'node:fs'
import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { bytes, text } from '#store/kept-as.ts'
import { openDataFolder } from '#store/data-folder.ts'
import { keptFiles } from '#store/kept-files.ts'
import { StorageProblem } from '#store/storage-problem.ts'
import { isUnfinished, markUnfinished, unfinishedFolder, unmarkUnfinished } from '#store/unfinished-move.ts'
import { halves, inPages, NotEmpty, type Half, type Whole, type WholePart } from '#store/whole.ts'
import { explained, openDatabase, transaction } from './open-database.ts'

type Databases = Readonly<Record<Half, DatabaseSync>>

/** What is there already, of this version. Nothing in it is changed. Throws a StorageProblem. */
export function sqliteSource(folder: string): Whole {
  for (const name of ['waymark.db', 'people.db'])
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
  const dbs = openBoth(paths.database, paths.people, asItIs)
  try {
    // Asked once the databases are held: a move into this folder that is under way holds them.
    if (asItIs && isUnfinished(folder)) throw unfinishedFolder(folder)
    return whole(folder, paths.files, dbs)
  } catch (error) {
    closeBoth(dbs)
    throw error
  }
}

function openBoth(words: string, people: string, asItIs: boolean): Databases {
  const first = openDatabase(words, { asItIs })
  try {
    return { words: first, people: openDatabase(people, { asItIs }) }
  } catch (error) {
    first.close()
    throw error
  }
}

function closeBoth(dbs: Databases): void {
  for (const half of halves) dbs[half].close()
}

function whole(folder: string, filesFolder: string, dbs: Databases): Whole {
  const files = keptFiles(filesFolder)
  const writers = { words: writerOf(dbs.words), people: writerOf(dbs.people) }
  return {
    pages: async function* () {
      for (const half of halves) yield* inPages(partsOf(dbs[half], half))
    },
    files,
    begin: async () => {
      const isAgain = isUnfinished(folder)
      if (!isAgain && (halves.some(half => holdsAnything(dbs[half])) || holdsFiles(filesFolder))) throw new NotEmpty()
      markUnfinished(folder)
      if (!isAgain) return
      for (const half of halves) empty(dbs[half])
      await files.tidy(new Set())
    },
    write: async page => {
      for (const half of halves) {
        const own = page.filter(part => part.half === half)
        if (own.length > 0)
          written(folder, () => {
            transaction(dbs[half], () => own.forEach(writers[half]))
          })
      }
    },
    finish: async () => {
      for (const half of halves) dbs[half].exec('pragma wal_checkpoint(truncate)')
      unmarkUnfinished(folder)
    },
    close: async () => {
      closeBoth(dbs)
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
function* partsOf(db: DatabaseSync, half: Half): Generator<WholePart> {
  for (const row of db.prepare('select kind, id, parent, body from record order by kind, id').iterate())
    yield {
      of: 'row',
      half,
      kind: text(row['kind']),
      id: text(row['id']),
      parent: text(row['parent']),
      body: text(row['body']),
    }
  for (const row of db.prepare('select name, head, epoch from doc order by name').iterate())
    yield { of: 'log', half, doc: text(row['name']), head: Number(row['head']), epoch: text(row['epoch']) }
  for (const row of db.prepare('select doc, seq, body from doc_update order by doc, seq').iterate())
    yield { of: 'entry', half, doc: text(row['doc']), number: Number(row['seq']), bytes: bytes(row['body']) }
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
