/** Where this server keeps things, and how it reaches the others: chosen by the settings. */
import type { Bus } from '#bus/bus.ts'
import { aloneBus } from '#bus/local-bus.ts'
import type { Config } from '#config.ts'
import type { Deps } from '#deps.ts'
import { openDataFolder } from '#store/data-folder.ts'
import { keptFiles } from '#store/kept-files.ts'
import { openSqliteStore } from '#store/sqlite/sqlite-store.ts'

export interface Storage extends Pick<Deps, 'store' | 'people' | 'files' | 'linkKey'> {
  readonly bus: Bus
  /** In words, for whoever started the server. */
  readonly where: string
  readonly close: () => Promise<void>
}

/** Throws a StorageProblem. `newKey` answers 32 bytes of chance. */
export async function openStorage(config: Config, newKey: () => Uint8Array): Promise<Storage> {
  const folder = openDataFolder(config.dataFolder)
  const store = openSqliteStore(folder.database)
  const people = openSqliteStore(folder.people, { purges: true })
  const bus = aloneBus()
  return {
    store,
    people,
    files: keptFiles(folder.files),
    linkKey: config.linkKey ?? folder.linkKey(newKey),
    bus,
    where: config.dataFolder,
    close: async () => {
      await bus.close()
      await store.close()
      await people.close()
    },
  }
}
