/** The mark of a data folder that everything is being moved into: it stands there from before the first word until all of it was compared. */
import { closeSync, existsSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { StorageProblem } from './storage-problem.ts'
import { syncFolder } from './sync-folder.ts'

const markIn = (folder: string): string => join(folder, 'unfinished-move')

export const isUnfinished = (folder: string): boolean => existsSync(markIn(folder))

export const unfinishedFolder = (folder: string): StorageProblem =>
  new StorageProblem(
    `A move into ${folder} was not finished, so not everything is there. Give the same command again, which begins anew, or remove everything in that folder but links.key. What was to be moved is whole where it was.`,
  )

/** On the disk when this answers. */
export function markUnfinished(folder: string): void {
  const mark = openSync(markIn(folder), 'w', 0o600)
  try {
    writeSync(mark, 'What is in this folder is not everything: it was being moved here.\n')
    fsyncSync(mark)
  } finally {
    closeSync(mark)
  }
  syncFolder(folder)
}

/** Everything else has to be on the disk by now. */
export function unmarkUnfinished(folder: string): void {
  rmSync(markIn(folder), { force: true })
  syncFolder(folder)
}
