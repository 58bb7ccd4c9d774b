/** `npm start -- move-to URL` and `move-from URL`: everything from the data folder to Postgres, and back. While no server runs on either. */
import type { Config } from '#config.ts'
import { moveData } from '#store/moving/move-data.ts'
import type { Given } from './given.ts'
import { print } from './print.ts'

export interface AskedMove {
  readonly command: 'move-to' | 'move-from'
  /** Where left out, the one that is set. */
  readonly url: string | undefined
}

export const moveByCommand = (config: Config, { timers }: Given, { command, url }: AskedMove): Promise<void> =>
  moveData(
    {
      way: command === 'move-to' ? 'to' : 'from',
      dataFolder: config.dataFolder,
      linkKey: config.linkKey,
      postgres: {
        url: url ?? config.postgres?.url ?? '',
        peopleUrl: config.postgres?.peopleUrl,
        monitoringUrl: config.postgres?.monitoringUrl,
        monotonic: timers.monotonic,
      },
    },
    { print },
  )
