/** A disk without space, or one that fails, as SQLite says it: what could not be kept is refused as such, and whether it would be now is tried. */
import type { DatabaseSync } from 'node:sqlite'
import { StoreFull } from '#store/store.ts'

export interface Space {
  /** Throws StoreFull in the place of what SQLite says of the disk. */
  readonly orFull: <T>(act: () => T) => T
  /** True unless the last that was to be kept was not; then something small is written, which changes nothing. */
  readonly isThere: () => boolean
}

/** SQLite's primary result codes: the disk fails, and the disk is full. */
const ofTheDisk: ReadonlySet<number> = new Set([10, 13])

export function spaceOf(db: DatabaseSync): Space {
  let isShort = false
  const orFull = <T>(act: () => T): T => {
    try {
      const done = act()
      isShort = false
      return done
    } catch (error) {
      if (!isOfTheDisk(error)) throw error
      isShort = true
      throw new StoreFull('full')
    }
  }
  const write = (): void => {
    const version = Number(db.prepare('pragma user_version').get()?.['user_version'] ?? 0)
    db.exec(`pragma user_version = ${version}`)
  }
  return {
    orFull,
    isThere: () => {
      if (!isShort) return true
      try {
        orFull(write)
      } catch {
        return false
      }
      return true
    },
  }
}

const isOfTheDisk = (error: unknown): boolean =>
  error instanceof Error &&
  'errcode' in error &&
  typeof error.errcode === 'number' &&
  ofTheDisk.has(error.errcode & 0xff)
