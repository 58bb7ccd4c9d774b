/** A database that was copied, read from one end to the other, with its write-ahead file taken over. */
import { open } from 'node:fs/promises'
import { StorageProblem } from '#store/storage-problem.ts'
import { openUnchanged } from './open-database.ts'

/** On the disk when this answers. Throws a StorageProblem. */
export async function checkCopy(path: string): Promise<void> {
  const db = openUnchanged(path)
  try {
    const [first] = db.prepare('pragma integrity_check(1)').all()
    if (first?.['integrity_check'] !== 'ok')
      throw new StorageProblem(
        `The copy ${path} cannot be read again as it should. Nothing was changed where it comes from.`,
      )
    db.exec('pragma wal_checkpoint(truncate)')
  } finally {
    db.close()
  }
  const file = await open(path, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}
