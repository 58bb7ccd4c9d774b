/**
 * One SQLite file, held as it is at one moment while it goes on being written: what comes meanwhile is in its write-ahead file alone, and none
 * of that is taken over into the file before it is let go. So another process may copy it byte for byte.
 */
import { existsSync, statSync } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'

export interface HeldDatabase {
  readonly bytes: number
  /** Of its write-ahead file, from the start, what belongs to that moment: nothing, unless the disk is too full to take it over first. */
  readonly logBytes: number
  /** May be called more than once. */
  readonly release: () => void
}

export interface Holding {
  /** One at a time. Begins and ends within a moment, so that several files are held as they are at the same one. */
  readonly hold: () => HeldDatabase
  /** Takes the write-ahead file over, and empties it: what was removed is in neither then. Once it is let go, where it is held. */
  readonly purge: () => void
}

/** As SQLite has it by itself. */
const pagesUntilTakenOver = 1000

export function holdingOf(db: DatabaseSync, path: string): Holding {
  let isHeld = false
  const takeOver = (): void => {
    db.exec('pragma wal_checkpoint(truncate)')
  }
  return {
    purge: () => {
      if (!isHeld) takeOver()
    },
    hold: () => {
      db.exec('pragma wal_autocheckpoint = 0')
      isHeld = true
      orLater(takeOver)
      let isOver = false
      return {
        bytes: statSync(path).size,
        logBytes: sizeOf(`${path}-wal`),
        release: () => {
          if (isOver || !db.isOpen) return
          isOver = true
          isHeld = false
          db.exec(`pragma wal_autocheckpoint = ${pagesUntilTakenOver}`)
          orLater(takeOver)
        },
      }
    },
  }
}

/** A disk that is full takes nothing over, and loses nothing: it stands in the write-ahead file. */
function orLater(takeOver: () => void): void {
  try {
    takeOver()
  } catch {
    // Taken over by a later commit, when there is space.
  }
}

const sizeOf = (path: string): number => (existsSync(path) ? statSync(path).size : 0)
