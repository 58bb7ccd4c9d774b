/**
 * A data folder, copied while it is held: the databases as they are at one moment, the files that belong to them, and the key of the links.
 * Where it goes is marked as unfinished until all of it is on the disk and was read again, so that no server uses half of it.
 */
import { constants, createReadStream, createWriteStream, existsSync, readdirSync, rmdirSync, rmSync } from 'node:fs'
import { chmod, copyFile, open, stat } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { makeFolder } from '#store/data-folder.ts'
import { checkCopy } from '#store/sqlite/check-copy.ts'
import { StorageProblem } from '#store/storage-problem.ts'
import { syncFolder } from '#store/sync-folder.ts'
import { isUnfinished, markUnfinished, unmarkUnfinished } from '#store/unfinished-move.ts'
import { databaseNames, type FolderAtOnce, type Held } from './folder-at-once.ts'

export interface Copying {
  readonly from: string
  readonly to: string
  readonly told: (copied: Copied) => void
}

export interface Copied {
  readonly bytes: number
  readonly files: number
  readonly ofFiles: number
  readonly hasKey: boolean
}

/** Throws a StorageProblem where it may not go there: nothing that is there is written over. */
export function mayBeCopied({ from, to }: Pick<Copying, 'from' | 'to'>): void {
  const between = relative(resolve(from), resolve(to))
  if (between === '' || !between.startsWith('..')) throw new StorageProblem(`Name a folder that is not within ${from}.`)
  if (existsSync(to) && !isUnfinished(to) && namesOf(to).length > 0)
    throw new StorageProblem(
      `There is something in ${to} already. Name a folder that is empty or not there. Nothing was changed.`,
    )
}

/** Throws a StorageProblem; then what was copied is gone again. */
export async function copyFolder(copying: Copying, { folder, isStillHeld }: Held): Promise<Copied> {
  const { to } = copying
  const wasThere = existsSync(to)
  try {
    makeFolder(to)
    await chmod(to, 0o700)
    markUnfinished(to)
    removeCopied(to)
    const copied = await copyAll(copying, folder)
    await isStillHeld()
    for (const { name } of folder.databases) await checkCopy(join(to, name))
    for (const made of [join(to, 'files'), to]) if (existsSync(made)) syncFolder(made)
    unmarkUnfinished(to)
    return copied
  } catch (error) {
    giveBack(to, wasThere)
    throw said(error, to)
  }
}

async function copyAll({ from, to, told }: Copying, held: FolderAtOnce): Promise<Copied> {
  let bytes = 0
  let files = 0
  const hasKey = existsSync(join(from, keyName))
  const copied = (size: number): Copied => {
    bytes += size
    return { bytes, files, ofFiles: held.files.length, hasKey }
  }
  for (const { name, logBytes } of held.databases) {
    told(copied(await copyOne(join(from, name), join(to, name))))
    if (logBytes > 0) told(copied(await copyStart(join(from, `${name}-wal`), join(to, `${name}-wal`), logBytes)))
  }
  if (hasKey) copied(await copyOne(join(from, keyName), join(to, keyName)))
  if (held.files.length > 0) makeFolder(join(to, 'files'))
  for (const name of held.files) {
    const size = await copyOne(join(from, 'files', name), join(to, 'files', name))
    files += 1
    told(copied(size))
  }
  return copied(0)
}

const keyName = 'links.key'

/** On the disk when this answers, and for its owner alone. Answers how many bytes. */
async function copyOne(from: string, to: string): Promise<number> {
  await copyFile(from, to, constants.COPYFILE_FICLONE)
  return settle(to)
}

async function copyStart(from: string, to: string, bytes: number): Promise<number> {
  await pipeline(createReadStream(from, { end: bytes - 1 }), createWriteStream(to))
  return settle(to)
}

async function settle(path: string): Promise<number> {
  await chmod(path, 0o600)
  const file = await open(path, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
  return (await stat(path)).size
}

const ours = [...databaseNames.flatMap(name => [name, `${name}-wal`, `${name}-shm`]), 'files']

/** The key stays where it is: a copy that was begun anew has the same. */
function removeCopied(folder: string): void {
  for (const name of ours) rmSync(join(folder, name), { recursive: true, force: true })
}

function giveBack(folder: string, wasThere: boolean): void {
  if (!isUnfinished(folder)) return
  removeCopied(folder)
  rmSync(join(folder, keyName), { force: true })
  unmarkUnfinished(folder)
  if (!wasThere) rmdirSync(folder)
}

const namesOf = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder)
  } catch (error) {
    throw said(error, folder)
  }
}

const sentences: Readonly<Record<string, (folder: string) => string>> = {
  ENOSPC: folder => `The disk that holds ${folder} is full. What was copied was removed again.`,
  EDQUOT: folder =>
    `There is no more space for us on the disk that holds ${folder}. What was copied was removed again.`,
  EACCES: folder => `We cannot write to ${folder}. Check who owns it, or name another folder.`,
  EROFS: folder => `We cannot write to ${folder}: that disk may only be read.`,
  ENOTDIR: folder => `${folder} is no folder. Name another.`,
}

function said(error: unknown, folder: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const sentence = sentences[code]
  return sentence === undefined ? error : new StorageProblem(sentence(folder))
}
