/** The one folder that holds everything: the database, the key of the links and the files of sessions. To copy it is to back it up. */
import { accessSync, constants, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { StorageProblem } from './storage-problem.ts'
import { syncFolder } from './sync-folder.ts'
import { isUnfinished, unfinishedFolder } from './unfinished-move.ts'

export interface DataFolder {
  readonly database: string
  /** Who people are, apart from the words. */
  readonly people: string
  /** Who is in the room, as people said it, and never who said it. */
  readonly monitoring: string
  /** Where the files of sessions lie. */
  readonly files: string
  /**
   * Made where there is none, and on the disk when this answers. Ask once the database is held, so that of two servers that start at
   * once only one makes a key. `newKey` answers 32 bytes of chance. Throws a StorageProblem.
   */
  readonly linkKey: (newKey: () => Uint8Array) => Uint8Array
}

const keyBytes = 32

/**
 * Made where there is none. Throws a StorageProblem when it cannot be written, and where a move into it was not finished; `takesMove` opens it
 * so that it can be.
 */
export function openDataFolder(
  folder: string,
  { takesMove = false }: { readonly takesMove?: boolean } = {},
): DataFolder {
  orExplained(folder, () => {
    makeFolder(folder)
    accessSync(folder, constants.W_OK | constants.X_OK)
  })
  if (!takesMove && isUnfinished(folder)) throw unfinishedFolder(folder)
  return {
    database: join(folder, 'waymark.db'),
    people: join(folder, 'people.db'),
    monitoring: join(folder, 'monitoring.db'),
    files: join(folder, 'files'),
    linkKey: newKey => orExplained(folder, () => keyIn(folder, newKey)),
  }
}

function orExplained<T>(folder: string, act: () => T): T {
  try {
    return act()
  } catch (error) {
    if (error instanceof StorageProblem) throw error
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC')
      throw new StorageProblem(`The disk that holds ${folder} is full. Make space, and start again.`)
    throw new StorageProblem(
      `We cannot write to the data folder ${folder}. Check who owns it, or name another with WAYMARK_DATA.`,
    )
  }
}

/** A folder is on the disk once the one above it was told to keep its name. */
export function makeFolder(folder: string): void {
  const first = mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (first === undefined) return
  const above = dirname(resolve(first))
  for (let made = resolve(folder); made.length > above.length; made = dirname(made)) syncFolder(dirname(made))
}

/** A key is whole or not there at all, whenever the power goes: it gets its name once it is on the disk. */
function keyIn(folder: string, newKey: () => Uint8Array): Uint8Array {
  const file = join(folder, 'links.key')
  if (!existsSync(file)) {
    writeFileSync(`${file}.new`, newKey(), { mode: 0o600, flush: true })
    renameSync(`${file}.new`, file)
  }
  syncFolder(folder)
  const key = readFileSync(file)
  if (key.byteLength === keyBytes) return key
  throw new StorageProblem(
    `The key of the links, ${file}, is damaged. Put it back from a backup: with another key, none of the links that were handed out would open.`,
  )
}
