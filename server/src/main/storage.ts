/** Where this server keeps things, and how it reaches the others of the same store: chosen by the settings. */
import type pino from 'pino'
import type { Bus } from '#bus/bus.ts'
import { aloneBus } from '#bus/local-bus.ts'
import { redisBus } from '#bus/redis-bus.ts'
import type { Config } from '#config.ts'
import type { Deps } from '#deps.ts'
import { openDataFolder } from '#store/data-folder.ts'
import { databaseNames, type DatabaseName, type FolderAtOnce } from '#store/copying/folder-at-once.ts'
import { keptFiles, type FilesOfFolder } from '#store/kept-files.ts'
import { openPostgres } from '#store/postgres/postgres.ts'
import { openSqliteStore, type SqliteStore } from '#store/sqlite/sqlite-store.ts'
import type { StorageProblem } from '#store/storage-problem.ts'
import type { PostgresSettings } from '#store-settings.ts'
import type { Given } from './given.ts'

export interface Storage extends Pick<
  Deps,
  'store' | 'people' | 'monitoring' | 'files' | 'linkKey' | 'now' | 'bus' | 'pool'
> {
  /** In words, for whoever started the server. */
  readonly where: string
  /** All of the folder as it is at one moment, for whoever copies it; where it lies in a folder. One at a time. */
  readonly hold?: () => FolderHeld
  readonly close: () => Promise<void>
}

export interface FolderHeld {
  readonly folder: FolderAtOnce
  readonly release: () => void
}

export interface Opening {
  readonly given: Given
  readonly logger: pino.Logger
  /** Somebody else has taken what this server alone may use. */
  readonly onTaken: (problem: StorageProblem) => void
}

/** Throws a StorageProblem, whose sentence says what to do. */
export async function openStorage(config: Config, opening: Opening): Promise<Storage> {
  if (config.postgres === undefined) return inFolder(config, opening)
  return inPostgres(config, config.postgres, opening)
}

function inFolder(config: Config, { given }: Opening): Storage {
  const folder = openDataFolder(config.dataFolder)
  const store = openSqliteStore(folder.database)
  const people = openSqliteStore(folder.people, { purges: true })
  const monitoring = openSqliteStore(folder.monitoring, { purges: true })
  const files = keptFiles(folder.files)
  return {
    store,
    people,
    monitoring,
    files,
    hold: () => heldAtOnce({ 'waymark.db': store, 'people.db': people, 'monitoring.db': monitoring }, files),
    linkKey: config.linkKey ?? folder.linkKey(given.newKey),
    now: given.now,
    bus: aloneBus(),
    where: config.dataFolder,
    close: async () => {
      await store.close()
      await people.close()
      await monitoring.close()
    },
  }
}

/** Without a pause in between: of the databases and the files it is the same moment. */
function heldAtOnce(stores: Readonly<Record<DatabaseName, SqliteStore>>, files: FilesOfFolder): FolderHeld {
  const databases = databaseNames.map(name => ({ name, ...stores[name].hold() }))
  const { names, release } = files.hold()
  return {
    folder: { databases: databases.map(({ name, bytes, logBytes }) => ({ name, bytes, logBytes })), files: [...names] },
    release: () => {
      release()
      for (const database of databases) database.release()
    },
  }
}

/** All servers go by the clock of their Postgres. */
async function inPostgres(config: Config, settings: PostgresSettings, opening: Opening): Promise<Storage> {
  const { given, onTaken } = opening
  const linkKey = config.linkKey ?? openDataFolder(config.dataFolder).linkKey(given.newKey)
  const bus = await busOf(config, opening)
  const postgres = await openPostgres({ ...settings, monotonic: given.timers.monotonic })
  await postgres.claim(bus.isAlone, onTaken)
  await postgres.sameKey(linkKey)
  const { store, people, monitoring, files, now, pool } = postgres
  return {
    store,
    people,
    monitoring,
    files,
    linkKey,
    now,
    pool,
    bus,
    where: config.linkKey === undefined ? `Postgres, and the key of the links in ${config.dataFolder}` : 'Postgres',
    close: async () => {
      await bus.close()
      await postgres.close()
    },
  }
}

const busOf = async ({ redisUrl, redisPrefix }: Config, { given, logger }: Opening): Promise<Bus> =>
  redisUrl === undefined
    ? aloneBus()
    : await redisBus({
        url: redisUrl,
        newId: given.newId,
        prefix: redisPrefix,
        onFailure: error => {
          logger.error({ fault: error.message }, 'the other servers cannot be reached at once; trying again')
        },
      })
