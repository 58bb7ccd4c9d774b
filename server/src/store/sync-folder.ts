/** What a folder holds is on the disk once the folder was told to keep the names. */
import { closeSync, fsyncSync, openSync } from 'node:fs'

/** Puts the names in it on the disk. Windows has no way to ask for that. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const opened = openSync(folder, 'r')
  try {
    fsyncSync(opened)
  } finally {
    closeSync(opened)
  }
}
