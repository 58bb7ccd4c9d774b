/** What belongs to a data folder at one moment: the databases and how long they are, and the files by name. A server tells it to the command that copies. */
import { existsSync, statSync, type Stats } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod/mini'
import { namesIn } from '#store/kept-files.ts'
import { openUnchanged } from '#store/sqlite/open-database.ts'
import { StorageProblem } from '#store/storage-problem.ts'

export const databaseNames = ['waymark.db', 'people.db', 'monitoring.db'] as const
export type DatabaseName = (typeof databaseNames)[number]

const length = z.int().check(z.minimum(0))

export const FolderAtOnce = z.object({
  databases: z.array(z.object({ name: z.enum(databaseNames), bytes: length, logBytes: length })),
  /** Of the folder of files. */
  files: z.array(z.string().check(z.regex(/^[\w-]{1,64}$/))),
})
export type FolderAtOnce = z.infer<typeof FolderAtOnce>

/** Held for whoever copies it. */
export interface Held {
  readonly folder: FolderAtOnce
  /** Asked once all was copied. Throws a StorageProblem where it was not as it is here all the while. */
  readonly isStillHeld: () => Promise<void>
}

/** One that no server uses. Throws a StorageProblem where there is none. */
export function folderAtRest(folder: string): Held {
  const there = databaseNames.filter(name => existsSync(join(folder, name)))
  if (!there.includes('waymark.db'))
    throw new StorageProblem(`There is no waymark.db in ${folder}, so there is nothing to copy.`)
  const paths = there.flatMap(name => [join(folder, name), join(folder, `${name}-wal`)])
  const before = asSeen(paths)
  return {
    folder: {
      databases: there.map(name => {
        const path = join(folder, name)
        return { name, bytes: sizeOf(path), logBytes: sizeOf(`${path}-wal`) }
      }),
      files: [...namesIn(join(folder, 'files'))],
    },
    isStillHeld: async () => {
      if (asSeen(paths) !== before)
        throw new StorageProblem(
          `Something was written in ${folder} meanwhile. Stop the server that uses it, or let it run from the start. What was copied was removed again.`,
        )
    },
  }
}

/** Throws a StorageProblem where a server uses it, or where it is damaged, newer or cannot be written. What stands in write-ahead files is taken over. */
export function mustBeAtRest(folder: string): void {
  for (const name of databaseNames) if (existsSync(join(folder, name))) openUnchanged(join(folder, name)).close()
}

const statOf = (path: string): Stats | undefined => statSync(path, { throwIfNoEntry: false })
const sizeOf = (path: string): number => statOf(path)?.size ?? 0
const asSeen = (paths: readonly string[]): string =>
  paths.map(path => `${sizeOf(path)} ${statOf(path)?.mtimeMs ?? 0}`).join('\n')
