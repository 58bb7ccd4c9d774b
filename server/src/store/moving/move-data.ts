/** `npm start -- move-to` and `move-from`: everything between a data folder and Postgres, while no server runs on either, with what is said of it. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { openDataFolder } from '#store/data-folder.ts'
import {
  postgresSource,
  postgresTarget,
  type PostgresPlace,
  type PostgresWhole,
} from '#store/postgres/postgres-whole.ts'
import { DiskFull } from '#store/kept-files.ts'
import { sqliteSource, sqliteTarget } from '#store/sqlite/sqlite-whole.ts'
import { StorageProblem } from '#store/storage-problem.ts'
import { NotEmpty, type Whole } from '#store/whole.ts'
import { countsSaid, type Counts } from './counts.ts'
import { moveWhole, type Moved } from './move-whole.ts'

export interface MoveAsked {
  /** From the data folder to Postgres, or from Postgres to the data folder. */
  readonly way: 'to' | 'from'
  readonly dataFolder: string
  readonly postgres: PostgresPlace
  /** The key of the links, where one is set beside the data folder. */
  readonly linkKey: Uint8Array | undefined
}

export interface Around {
  readonly print: (text: string) => void
}

/** Throws a StorageProblem with what to do. */
export async function moveData(asked: MoveAsked, around: Around): Promise<void> {
  const { way, dataFolder } = asked
  const inPostgres = nameOf(asked.postgres.url)
  const [here, there] = way === 'to' ? [dataFolder, inPostgres] : [inPostgres, dataFolder]
  const linkKey = keyFor(asked)
  const { from, to, database, close } = await openBoth(asked, linkKey)
  try {
    around.print(`\nMoving everything from ${here} to ${there}. Nothing is changed in ${here}.\n`)
    const moved = await stoppable({ from, to, here, there, monotonic: asked.postgres.monotonic }, around)
    if (way === 'to') await database.sameKey(linkKey)
    else keptKey(dataFolder, linkKey)
    await to.finish()
    around.print(done(moved, { way, dataFolder, here }))
  } finally {
    await close()
  }
}

/** What is said of a database: never who comes in, and by what. Throws a StorageProblem where it is no address. */
function nameOf(url: string): string {
  const parsed = URL.parse(url)
  if (parsed === null || !['postgres:', 'postgresql:'].includes(parsed.protocol))
    throw new StorageProblem(
      'Say which Postgres, by its whole address: postgres://user:password@db.example.org:5432/waymark, behind the command or as DATABASE_URL. Write signs such as @ : / # of a password as %40 %3A %2F %23. Nothing was changed.',
    )
  return `the database ${parsed.pathname.slice(1)} at ${parsed.hostname === '' ? 'this machine' : parsed.hostname}`
}

interface Opened {
  readonly from: Whole
  readonly to: Whole
  readonly database: PostgresWhole
  readonly close: () => Promise<void>
}

/** What it comes from first: where there is nothing to move, nothing is made where it would go. */
async function openBoth({ way, dataFolder, postgres }: MoveAsked, linkKey: Uint8Array): Promise<Opened> {
  if (way === 'to') {
    const from = sqliteSource(dataFolder)
    const to = await orClosed(from, () => postgresTarget(postgres))
    return { from, to, database: to, close: () => closed(from, to) }
  }
  const from = await postgresSource(postgres)
  const to = await orClosed(from, async () => {
    await from.sameKey(linkKey)
    return sqliteTarget(dataFolder)
  })
  return { from, to, database: from, close: () => closed(from, to) }
}

async function orClosed<T>(first: Whole, open: () => Promise<T>): Promise<T> {
  try {
    return await open()
  } catch (error) {
    await first.close()
    throw error
  }
}

async function closed(...wholes: readonly Whole[]): Promise<void> {
  for (const whole of wholes) await whole.close()
}

interface Places {
  readonly from: Whole
  readonly to: Whole
  readonly here: string
  readonly there: string
  readonly monotonic: () => number
}

const signals = ['SIGINT', 'SIGTERM'] as const

/** Ends between two pages when it is asked to; asked twice, at once. */
async function stoppable({ from, to, here, there, monotonic }: Places, around: Around): Promise<Moved> {
  const stopping = new AbortController()
  const stop = (): void => {
    stopping.abort(new StorageProblem('Stopped.'))
  }
  for (const signal of signals) process.once(signal, stop)
  try {
    return await moveWhole({ from, to, tell: teller(around.print, monotonic), signal: stopping.signal })
  } catch (error) {
    throw whyUnfinished(error, here, there)
  } finally {
    for (const signal of signals) process.off(signal, stop)
  }
}

function whyUnfinished(error: unknown, here: string, there: string): unknown {
  if (error instanceof NotEmpty) return notEmpty(there)
  const isFull = error instanceof DiskFull
  if (!isFull && !(error instanceof StorageProblem)) return error
  return new StorageProblem(
    `${isFull ? `The disk of ${there} is full.` : error.message} Everything is whole in ${here}. What came to ${there} is marked as unfinished, and no server uses it: give the same command again, which begins anew.`,
  )
}

const notEmpty = (there: string): StorageProblem =>
  new StorageProblem(
    `There is something in ${there} already. Everything is moved to where nothing is, and never over what is there: name another place, or take away what is in this one. Nothing was changed.`,
  )

const everyMs = 2000

/** Long work is told of now and then. */
function teller(
  print: Around['print'],
  monotonic: () => number,
): (doing: 'moved' | 'compared', counts: Counts) => void {
  let toldAt = monotonic()
  return (doing, counts) => {
    if (monotonic() - toldAt < everyMs) return
    toldAt = monotonic()
    print(`  ${doing === 'moved' ? 'Written' : 'Compared'} so far: ${countsSaid(counts)}.`)
  }
}

interface Ways {
  readonly way: MoveAsked['way']
  readonly dataFolder: string
  readonly here: string
}

function done({ counts, digests, missing }: Moved, { way, dataFolder, here }: Ways): string {
  const lost =
    missing === 0
      ? ''
      : `\n  ${missing} more ${missing === 1 ? 'file is' : 'files are'} named and ${missing === 1 ? 'was' : 'were'} not there before, either.`
  const next =
    way === 'to'
      ? `Start the server with DATABASE_URL now. The key of the links is still ${dataFolder}/links.key: leave it there for a server with this data folder, and give it to every other one by WAYMARK_LINK_KEY_FILE. With another key none of the links that were handed out would open.`
      : 'Start the server without DATABASE_URL now. The links that were handed out open here, too.'
  return `Everything was moved, and then read again on both sides and compared: ${countsSaid(counts)}.${lost}

  where it was  ${digests[0]}
  where it is   ${digests[1]}

${next}
Keep ${here} as it is until you are sure, and let no server run on it: what people wrote there would be there alone.`
}

/** Links that were handed out open with the key alone that they were made with. Throws a StorageProblem where it is not here. */
function keyFor({ way, dataFolder, linkKey }: MoveAsked): Uint8Array {
  if (linkKey === undefined && !existsSync(join(dataFolder, 'links.key')))
    throw new StorageProblem(
      `The key of the links is not here. Put links.key in ${dataFolder}, or name it with WAYMARK_LINK_KEY_FILE: with another key none of the links that were handed out would open. Nothing was changed.`,
    )
  const isThere = existsSync(join(dataFolder, 'links.key'))
  return linkKey === undefined || (way === 'from' && isThere) ? keptKey(dataFolder, linkKey) : linkKey
}

/** The one that lies in the data folder, or else this one, put there. */
function keptKey(dataFolder: string, linkKey: Uint8Array | undefined): Uint8Array {
  const kept = openDataFolder(dataFolder, { takesMove: true }).linkKey(() => linkKey ?? new Uint8Array())
  if (linkKey === undefined || Buffer.compare(kept, linkKey) === 0) return kept
  throw new StorageProblem(
    `The links.key in ${dataFolder} is another than the key of the links that is set. Leave out one of the two: the one with which the links were handed out has to stay. Nothing was changed.`,
  )
}
