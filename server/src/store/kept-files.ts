/**
 * Files beside the database, each under its id. One is written under another name, put on the disk, and gets its own name last: whenever
 * the power goes, a file is whole or not there. What is left of one that never got its name goes when the server starts.
 */
import { createReadStream, existsSync, readdirSync } from 'node:fs'
import { open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import type { FileId } from '@waymark/shared/model/ids.ts'
import { makeFolder } from './data-folder.ts'
import { syncFolder } from './sync-folder.ts'

/** One that has come in whole, is on the disk, and has no name yet. */
export interface Received {
  readonly size: number
  /** Fewer bytes at the end of it. */
  readonly read: (at: number, length: number) => Promise<Uint8Array>
  readonly keep: () => Promise<void>
  /** May be called after all. */
  readonly drop: () => Promise<void>
}

export interface KeptFiles {
  /** Throws TooLarge and DiskFull, and whatever `bytes` throws; then nothing of it is left. */
  readonly receive: (id: FileId, bytes: AsyncIterable<Uint8Array>, most: number) => Promise<Received>
  /** Undefined where there is none. */
  readonly read: (id: FileId) => Promise<{ readonly size: number; readonly bytes: Readable } | undefined>
  /** So many bytes of a kept one from there on: fewer at the end of it, none where there is none. */
  readonly part: (id: FileId, at: number, length: number) => Promise<Uint8Array>
  /** May be asked for one that is not there. */
  readonly remove: (id: FileId) => Promise<void>
  /**
   * Removes what is none of these, and what never got its name. What came a moment ago stays, whichever server of the store it came to:
   * its row may be on its way.
   */
  readonly tidy: (known: ReadonlySet<string>) => Promise<void>
}

/** Those of a folder, which another process may copy while it is held. */
export interface FilesOfFolder extends KeptFiles {
  /** The names of those that are there. None of them goes before it is let go, whatever is removed meanwhile. One at a time. */
  readonly hold: () => { readonly names: readonly string[]; readonly release: () => void }
}

export class TooLarge extends Error {}
export class DiskFull extends Error {}

/** What is asked of the disk that can fail while a file comes in. */
export type Disk = Pick<typeof import('node:fs/promises'), 'open'>

const unnamed = '.new'
const withoutEnd = (name: string): string => (name.endsWith(unnamed) ? name.slice(0, -unnamed.length) : name)

export function keptFiles(folder: string, disk: Disk = { open }): FilesOfFolder {
  const pathOf = (id: FileId): string => join(folder, id)
  /** A folder has one server: what did not come to it was there before it started. */
  const own = new Set<string>()
  let later: FileId[] | undefined
  const remove = async (id: FileId): Promise<void> => {
    if (later !== undefined) return void later.push(id)
    await rm(pathOf(id), { force: true })
    own.delete(id)
  }
  return {
    receive: async (id, bytes, most) => {
      makeFolder(folder)
      own.add(id)
      const path = `${pathOf(id)}${unnamed}`
      const drop = (): Promise<void> => rm(path, { force: true })
      try {
        const size = await write({ disk, path, bytes, most })
        return {
          size,
          read: (at, length) => readPart(path, at, length),
          keep: async () => {
            await rename(path, pathOf(id))
            syncFolder(folder)
          },
          drop,
        }
      } catch (error) {
        await drop()
        throw isFull(error) ? new DiskFull() : error
      }
    },
    read: async id => {
      const size = await sizeOf(pathOf(id))
      return size === undefined ? undefined : { size, bytes: createReadStream(pathOf(id)) }
    },
    part: async (id, at, length) =>
      (await sizeOf(pathOf(id))) === undefined ? new Uint8Array() : readPart(pathOf(id), at, length),
    remove,
    hold: () => {
      later = []
      return {
        names: namesIn(folder),
        release: () => {
          const due = later ?? []
          later = undefined
          // What cannot be removed now is known to nobody, and goes when the server starts.
          for (const id of due) void remove(id).catch(() => undefined)
        },
      }
    },
    tidy: async known => {
      const names = await readdir(folder).catch(() => [])
      const stays = (name: string): boolean => known.has(name) || own.has(withoutEnd(name))
      await Promise.all(names.filter(name => !stays(name)).map(name => rm(join(folder, name), { force: true })))
    },
  }
}

/** In a folder of files: those that have their name. */
export const namesIn = (folder: string): readonly string[] =>
  existsSync(folder) ? readdirSync(folder).filter(name => !name.endsWith(unnamed)) : []

interface Writing {
  readonly disk: Disk
  readonly path: string
  readonly bytes: AsyncIterable<Uint8Array>
  readonly most: number
}

async function write({ disk, path, bytes, most }: Writing): Promise<number> {
  const file = await disk.open(path, 'w', 0o600)
  try {
    let size = 0
    for await (const chunk of bytes) {
      size += chunk.byteLength
      if (size > most) throw new TooLarge()
      for (let done = 0; done < chunk.byteLength;) done += (await file.write(chunk, done)).bytesWritten
    }
    await file.sync()
    return size
  } finally {
    await file.close()
  }
}

async function readPart(path: string, at: number, length: number): Promise<Uint8Array> {
  const file = await open(path, 'r')
  try {
    const { bytesRead, buffer } = await file.read(new Uint8Array(length), 0, length, at)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

const sizeOf = (path: string): Promise<number | undefined> =>
  stat(path).then(
    ({ size }) => size,
    () => undefined,
  )

const isFull = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT')
