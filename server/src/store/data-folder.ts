/** The one folder that holds everything: the database and the key of the links. To copy it is to back it up. */
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { StorageProblem } from './storage-problem.ts'

export interface DataFolder {
  readonly database: string
  readonly linkKey: Uint8Array
}

const keyBytes = 32

/** Made where there is none. Throws a StorageProblem when it cannot be written. `newKey` answers 32 bytes of chance. */
export function openDataFolder(folder: string, newKey: () => Uint8Array): DataFolder {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.W_OK | constants.X_OK)
    return { database: join(folder, 'waymark.db'), linkKey: keyIn(join(folder, 'links.key'), newKey) }
  } catch (error) {
    if (error instanceof StorageProblem) throw error
    throw new StorageProblem(
      `We cannot write to the data folder ${folder}. Check who owns it, or name another with WAYMARK_DATA.`,
    )
  }
}

function keyIn(file: string, newKey: () => Uint8Array): Uint8Array {
  if (!existsSync(file)) writeFileSync(file, newKey(), { mode: 0o600, flag: 'wx' })
  const key = readFileSync(file)
  if (key.byteLength === keyBytes) return key
  throw new StorageProblem(
    `The key of the links, ${file}, is damaged. Put it back from a backup: with another key, none of the links that were handed out would open.`,
  )
}
