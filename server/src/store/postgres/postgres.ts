/** Everything that is kept in Postgres: the rows and logs of the words, who people are, files, and the clock that all servers go by. */
import { StorageProblem } from '#store/storage-problem.ts'
import type { KeptFiles } from '#store/kept-files.ts'
import type { Store } from '#store/store.ts'
import { postgresGuard, type Guard } from './guard.ts'
import { postgresLink, type Busy, type Link } from './link.ts'
import { migrate } from './migrate.ts'
import { postgresClock, type Clock } from './postgres-clock.ts'
import { postgresFiles } from './postgres-files.ts'
import { postgresStore } from './postgres-store.ts'
import { postgresTurns } from './turns.ts'
import { isUnfinished, unfinishedDatabase } from './unfinished-database.ts'

export interface PostgresSettings {
  /** postgres://user:password@host:port/database */
  readonly url: string
  /** Where who people are is kept, if it is another database than that of the words. */
  readonly peopleUrl?: string | undefined
  /** Connections at most for what is asked in one go; as many as twelve others hold turns and the place of this server. */
  readonly pool?: number | undefined
  /** Milliseconds that only grow. */
  readonly monotonic: () => number
  /** For so long one statement, or one turn, is waited for before Postgres is said to be away. */
  readonly patienceMs?: number | undefined
}

export interface Postgres extends Pick<Clock, 'now'>, Pick<Guard, 'claim' | 'sameKey'> {
  readonly store: Store
  /** Who people are, apart from the words: in a schema of its own, or in another database. */
  readonly people: Store
  readonly files: KeptFiles
  /** Whether Postgres answered what it was asked last. It is asked at least every ten seconds, and every second while it is away. */
  readonly isUp: () => boolean
  /** Of the connections for the words. */
  readonly pool: () => Busy
  readonly close: () => Promise<void>
}

const usualPool = 10
const usualPatienceMs = 15_000
const claimMs = 3000
const askEveryMs = 1000

/**
 * Makes the tables where there are none. Throws a StorageProblem, whose sentence tells whoever starts the server what to do; afterwards
 * all that is asked throws StoreAway while Postgres cannot be reached, and works again when it can.
 *
 * A server that starts calls `claim(bus.isAlone)` and `sameKey(linkKey)` before it does anything else. `now` is the clock for all that
 * people see; `close` ends everything, also `store` and `people`.
 */
export async function openPostgres(settings: PostgresSettings): Promise<Postgres> {
  const { url, peopleUrl = url, pool = usualPool, monotonic, patienceMs = usualPatienceMs } = settings
  const link = linkTo(url, pool, patienceMs)
  const peopleLink = peopleUrl === url ? link : linkTo(peopleUrl, Math.min(pool, 4), patienceMs)
  const close = async (): Promise<void> => {
    await link.close()
    if (peopleLink !== link) await peopleLink.close()
  }
  try {
    await migrate(link, peopleLink === link ? ['words', 'people'] : ['words'])
    if (peopleLink !== link) await migrate(peopleLink, ['people']).catch(ofPeople)
    const clock = await postgresClock({ link, monotonic })
    const guard = postgresGuard({
      link,
      schema: 'words',
      monotonic,
      waitMs: Math.min(claimMs, patienceMs),
      noticedMs: patienceMs,
    })
    const storeIn = (to: Link, schema: string, purges: boolean): Store =>
      postgresStore({
        link: to,
        schema,
        purges,
        turns: postgresTurns({ link: to, of: schema, sessions: purges ? 1 : 4, monotonic, patienceMs }),
      })
    const stopAsking = askWhileAway(peopleLink)
    return {
      store: storeIn(link, 'words', false),
      people: storeIn(peopleLink, 'people', true),
      files: postgresFiles(link.ask, 'words'),
      now: clock.now,
      claim: async (alone, onTaken) => {
        await guard.claim(alone, onTaken)
        if (await isUnfinished(link.ask)) throw unfinishedDatabase()
      },
      sameKey: guard.sameKey,
      pool: link.busy,
      isUp: () => link.isUp() && peopleLink.isUp(),
      close: async () => {
        clock.close()
        stopAsking()
        guard.close()
        await close()
      },
    }
  } catch (error) {
    await close()
    throw error
  }
}

/** So that it is noticed when it is back. Answers how to stop it. */
function askWhileAway(link: Link): () => void {
  const asking = setInterval(() => {
    if (!link.isUp()) void link.ask({ text: 'select 1', withinMs: askEveryMs }).catch(() => undefined)
  }, askEveryMs)
  asking.unref()
  return () => {
    clearInterval(asking)
  }
}

/** The sentence is about another setting. */
function ofPeople(error: unknown): never {
  if (!(error instanceof StorageProblem)) throw error
  throw new StorageProblem(error.message.replaceAll('DATABASE_URL', 'PEOPLE_DATABASE_URL'))
}

function linkTo(url: string, most: number, patienceMs: number): Link {
  try {
    return postgresLink({ url, most, patienceMs })
  } catch {
    throw new StorageProblem(
      'DATABASE_URL is not an address that we can read. It is written postgres://user:password@db.example.org:5432/waymark.',
    )
  }
}
