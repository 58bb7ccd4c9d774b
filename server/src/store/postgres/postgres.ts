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
  /** Where who is in the room is kept, if it is another database. */
  readonly monitoringUrl?: string | undefined
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
  /** Who is in the room, apart from both. */
  readonly monitoring: Store
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
 * people see; `close` ends everything, also all three stores.
 */
export async function openPostgres(settings: PostgresSettings): Promise<Postgres> {
  const { url, pool = usualPool, monotonic, patienceMs = usualPatienceMs } = settings
  const link = linkTo(url, pool, patienceMs)
  const apart = apartFrom(settings, link)
  const close = async (): Promise<void> => {
    await link.close()
    for (const other of new Set([apart.people.link, apart.monitoring.link])) if (other !== link) await other.close()
  }
  try {
    const here = others.filter(name => apart[name].link === link)
    await migrate(link, ['words', ...here])
    for (const name of others)
      if (apart[name].link !== link) await migrate(apart[name].link, [name]).catch(about(apart[name].setting))
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
    const stopAsking = others.map(name => askWhileAway(apart[name].link))
    return {
      store: storeIn(link, 'words', false),
      people: storeIn(apart.people.link, 'people', true),
      monitoring: storeIn(apart.monitoring.link, 'monitoring', true),
      files: postgresFiles(link.ask, 'words'),
      now: clock.now,
      claim: async (alone, onTaken) => {
        await guard.claim(alone, onTaken)
        if (await isUnfinished(link.ask)) throw unfinishedDatabase()
      },
      sameKey: guard.sameKey,
      pool: link.busy,
      isUp: () => link.isUp() && others.every(name => apart[name].link.isUp()),
      close: async () => {
        clock.close()
        for (const stop of stopAsking) stop()
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

/** Beside the words. */
const others = ['people', 'monitoring'] as const

type Apart = Readonly<Record<(typeof others)[number], { readonly link: Link; readonly setting: string }>>

/** Stores in one database share its connections. */
function apartFrom(
  { url, peopleUrl = url, monitoringUrl = url, pool, patienceMs }: PostgresSettings,
  words: Link,
): Apart {
  const linkOf = (own: string): Link => linkTo(own, Math.min(pool ?? usualPool, 4), patienceMs ?? usualPatienceMs)
  const people = peopleUrl === url ? words : linkOf(peopleUrl)
  const monitoring = monitoringUrl === url ? words : monitoringUrl === peopleUrl ? people : linkOf(monitoringUrl)
  return {
    people: { link: people, setting: 'PEOPLE_DATABASE_URL' },
    monitoring: { link: monitoring, setting: 'MONITORING_DATABASE_URL' },
  }
}

/** The sentence is about another setting. */
const about =
  (setting: string) =>
  (error: unknown): never => {
    if (!(error instanceof StorageProblem)) throw error
    throw new StorageProblem(error.message.replaceAll('DATABASE_URL', setting))
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
