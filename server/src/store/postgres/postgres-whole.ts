/** Everything that is kept in Postgres, to be moved out of it or into it: no server has the database meanwhile. */
import { StorageProblem } from '#store/storage-problem.ts'
import { halves, NotEmpty, type Half, type Whole, type WholePart } from '#store/whole.ts'
import { explained } from './explained.ts'
import { codeOf } from './failures.ts'
import { postgresGuard, type Guard } from './guard.ts'
import { postgresLink, type Ask, type Link, type Session } from './link.ts'
import { dataVersion, lockSpace, migrate } from './migrate.ts'
import { migrations } from './migrations.ts'
import { postgresFiles } from './postgres-files.ts'
import { emptyHalf, holdsAnything, pagesOf, tablesOf, writeParts, type HalfPlace } from './postgres-parts.ts'
import { isUnfinished, markUnfinished, unfinishedDatabase, unmarkUnfinished } from './unfinished-database.ts'

export interface PostgresPlace {
  readonly url: string
  /** Where who people are is kept, if it is another database. */
  readonly peopleUrl: string | undefined
  readonly monotonic: () => number
}

export interface PostgresWhole extends Whole, Pick<Guard, 'sameKey'> {}

/** What is there already, of this version. Nothing in it is changed. Throws a StorageProblem. */
export const postgresSource = (place: PostgresPlace): Promise<PostgresWhole> =>
  opened(place, async ({ sessions }) => {
    for (const half of halves) await checkVersion(sessions[half], half)
    if (await isUnfinished(sessions.words.ask)) throw unfinishedDatabase()
  })

/** Its tables are made where there are none. Throws a StorageProblem. */
export const postgresTarget = (place: PostgresPlace): Promise<PostgresWhole> =>
  opened(place, async ({ links, sessions }) => {
    for (const half of halves) {
      await migrate(links[half], [half])
      await checkVersion(sessions[half], half)
    }
  })

interface Opened {
  readonly links: Readonly<Record<Half, Link>>
  readonly sessions: Sessions
}

type Sessions = Readonly<Record<Half, Session>>

async function opened(
  { url, peopleUrl = url, monotonic }: PostgresPlace,
  ready: (opened: Opened) => Promise<void>,
): Promise<PostgresWhole> {
  const words = linkTo(url)
  const links = { words, people: peopleUrl === url ? words : linkTo(peopleUrl) }
  const guard = postgresGuard({ link: words, schema: 'words', monotonic, waitMs, noticedMs: waitMs })
  const close = async (): Promise<void> => {
    guard.close()
    for (const link of new Set(Object.values(links))) await link.close()
  }
  try {
    await guard.claim(true)
    const sessions = {
      words: await movingSession(links.words, 'words'),
      people: await movingSession(links.people, 'people'),
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

function linkTo(url: string): Link {
  try {
    return postgresLink({ url, most: 2, patienceMs })
  } catch (error) {
    throw explained(error)
  }
}

const moving: Readonly<Record<Half, number>> = { words: 3, people: 4 }

/**
 * What a move that was killed had asked last may still be under way there. It is over once this lock is had, which belongs to the connection that
 * writes. It waits for each page, which may be one large change on a slow line.
 */
async function movingSession(link: Link, half: Half): Promise<Session> {
  const session = await link.openSession(explained, { isPatient: true })
  await session.ask({ text: 'select pg_advisory_lock($1, $2)', values: [lockSpace, moving[half]] }, explained)
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
  const places = halves.map((half): HalfPlace => ({ half, schema: half, ask: told(sessions[half].ask) }))
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
      for (const place of places) await emptyHalf(place)
    },
    write: async page => {
      for (const place of places)
        await writeParts(
          place,
          page.filter(({ half }) => half === place.half),
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
