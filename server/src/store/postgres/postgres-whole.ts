/** Everything that is kept in Postgres, to be moved out of it or into it: no server has the database meanwhile. */
import { StorageProblem } from '#store/storage-problem.ts'
import { byStore, NotEmpty, storeNames, type StoreName, type Whole, type WholePart } from '#store/whole.ts'
import { explained } from './explained.ts'
import { codeOf } from './failures.ts'
import { postgresGuard, type Guard } from './guard.ts'
import { postgresLink, type Ask, type Link, type Session } from './link.ts'
import { dataVersion, lockSpace, migrate } from './migrate.ts'
import { migrations } from './migrations.ts'
import { postgresFiles } from './postgres-files.ts'
import { emptyStore, holdsAnything, pagesOf, tablesOf, writeParts, type StorePlace } from './postgres-parts.ts'
import { isUnfinished, markUnfinished, unfinishedDatabase, unmarkUnfinished } from './unfinished-database.ts'

export interface PostgresPlace {
  readonly url: string
  /** Where who people are is kept, if it is another database. */
  readonly peopleUrl: string | undefined
  /** Where who is in the room is kept, if it is another database. */
  readonly monitoringUrl?: string | undefined
  readonly monotonic: () => number
}

export interface PostgresWhole extends Whole, Pick<Guard, 'sameKey'> {}

/** What is there already, of this version. Nothing in it is changed. Throws a StorageProblem. */
export const postgresSource = (place: PostgresPlace): Promise<PostgresWhole> =>
  opened(place, async ({ sessions }) => {
    for (const storeName of storeNames) await checkVersion(sessions[storeName], storeName)
    if (await isUnfinished(sessions.words.ask)) throw unfinishedDatabase()
  })

/** Its tables are made where there are none. Throws a StorageProblem. */
export const postgresTarget = (place: PostgresPlace): Promise<PostgresWhole> =>
  opened(place, async ({ links, sessions }) => {
    for (const storeName of storeNames) {
      await migrate(links[storeName], [storeName])
      await checkVersion(sessions[storeName], storeName)
    }
  })

interface Opened {
  readonly links: Readonly<Record<StoreName, Link>>
  readonly sessions: Sessions
}

type Sessions = Readonly<Record<StoreName, Session>>

async function opened(
  { url, peopleUrl = url, monitoringUrl = url, monotonic }: PostgresPlace,
  ready: (opened: Opened) => Promise<void>,
): Promise<PostgresWhole> {
  const words = linkTo(url)
  const urls = { words: url, people: peopleUrl, monitoring: monitoringUrl }
  const opened = new Map([[url, words]])
  const links = byStore(storeName => linkOnce(opened, urls[storeName]))
  const guard = postgresGuard({ link: words, schema: 'words', monotonic, waitMs, noticedMs: waitMs })
  const close = async (): Promise<void> => {
    guard.close()
    for (const link of opened.values()) await link.close()
  }
  try {
    await guard.claim(true)
    const sessions = {
      words: await movingSession(links.words, 'words'),
      people: await movingSession(links.people, 'people'),
      monitoring: await movingSession(links.monitoring, 'monitoring'),
    }
    await ready({ links, sessions })
    return { ...wholeOf(sessions), sameKey: guard.sameKey, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** What belongs to no page: whether anybody else is there, and the tables. */
const patienceMs = 15_000
/** A server that was stopped just now may still be there to Postgres. */
const waitMs = 2000

/** Stores in one database share a line to it. */
function linkOnce(opened: Map<string, Link>, url: string): Link {
  const link = opened.get(url) ?? linkTo(url)
  opened.set(url, link)
  return link
}

function linkTo(url: string): Link {
  try {
    return postgresLink({ url, most: 3, patienceMs })
  } catch (error) {
    throw explained(error)
  }
}

const moving: Readonly<Record<StoreName, number>> = { words: 3, people: 4, monitoring: 5 }

/**
 * What a move that was killed had asked last may still be under way there. It is over once this lock is had, which belongs to the connection that
 * writes. It waits for each page, which may be one large change on a slow line.
 */
async function movingSession(link: Link, storeName: StoreName): Promise<Session> {
  const session = await link.openSession(explained, { isPatient: true })
  await session.ask({ text: 'select pg_advisory_lock($1, $2)', values: [lockSpace, moving[storeName]] }, explained)
  return session
}

async function checkVersion(session: Session, schema: string): Promise<void> {
  const { version } = await dataVersion(session, schema)
  if (version === migrations.length) return
  if (version === 0)
    throw new StorageProblem(
      'There is nothing of Waymark in this database. Name the one that the server used with DATABASE_URL. Nothing was changed.',
    )
  const [who, what] =
    version < migrations.length
      ? ['an older', 'Start this version on it once, and stop it: that brings the data up to date.']
      : ['a newer', 'Take that version.']
  throw new StorageProblem(
    `The data in Postgres was written by ${who} version of Waymark (data version ${version}, this one knows ${migrations.length}). ${what} Nothing was changed.`,
  )
}

function wholeOf(sessions: Sessions): Omit<PostgresWhole, 'sameKey' | 'close'> {
  const places = storeNames.map((storeName): StorePlace => ({
    storeName,
    schema: storeName,
    ask: told(sessions[storeName].ask),
  }))
  const { ask } = sessions.words
  return {
    pages: async function* (): AsyncGenerator<readonly WholePart[]> {
      for (const place of places) yield* pagesOf(place)
    },
    files: postgresFiles(told(ask), 'words'),
    begin: async () => {
      const isAgain = await isUnfinished(ask)
      for (const place of isAgain ? [] : places) if (await holdsAnything(place)) throw new NotEmpty()
      await markUnfinished(ask)
      for (const place of places) await emptyStore(place)
    },
    write: async page => {
      for (const place of places)
        await writeParts(
          place,
          page.filter(({ storeName }) => storeName === place.storeName),
        )
    },
    finish: async () => {
      for (const place of places) await place.ask({ text: `analyze ${tablesOf(place.schema)}` })
      await unmarkUnfinished(ask)
    },
  }
}

/** As sentences, where there is one for it. */
const told =
  (ask: Ask): Ask =>
  asked =>
    ask(asked, error =>
      codeOf(error) === '53100' ? new StorageProblem('The disk of Postgres is full.') : explained(error),
    )
