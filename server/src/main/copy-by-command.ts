/** `npm start -- backup FOLDER` copies the data folder to there, also while a server uses it; `npm start -- restore FOLDER` copies a backup to where the data is to lie. */
import type { Config } from '#config.ts'
import { copyFolder, mayBeCopied, type Copied } from '#store/copying/copy-folder.ts'
import { folderAtRest, mustBeAtRest, type Held } from '#store/copying/folder-at-once.ts'
import { StorageProblem } from '#store/storage-problem.ts'
import type { Given } from './given.ts'
import { heldByServer } from './hold-socket.ts'
import { print } from './print.ts'

export interface AskedCopy {
  readonly command: 'backup' | 'restore'
  readonly folder: string
}

const tellEveryMs = 2000

export async function copyByCommand(config: Config, given: Given, { command, folder }: AskedCopy): Promise<void> {
  const data = config.dataFolder
  if (command === 'backup' && config.postgres !== undefined)
    throw new StorageProblem(
      'The data lies in Postgres: back it up with pg_dump, and the key of the links with it. docs/running.md says how.',
    )
  const [from, to] = command === 'backup' ? [data, folder] : [folder, data]
  mayBeCopied({ from, to })
  const held = command === 'backup' ? await inUseOrNot(from) : await ofBackup(from)
  const copied = await copyFolder({ from, to, told: now(given.timers) }, held)
  print(`\n${said[command](to)}\n\n  ${inWords(copied)}${keyOf(config, copied)}`)
  // A line to the server may still be open.
  process.exit(0)
}

async function inUseOrNot(folder: string): Promise<Held> {
  const held = await heldByServer(folder)
  if (held !== undefined) return held
  mustBeAtRest(folder)
  return folderAtRest(folder)
}

/** It may lie on a disk that can only be read. Whether it is whole is looked at in the copy. */
async function ofBackup(folder: string): Promise<Held> {
  if ((await heldByServer(folder)) !== undefined)
    throw new StorageProblem(`A server uses ${folder}: that is no backup. Nothing was changed.`)
  return folderAtRest(folder)
}

const said: Readonly<Record<AskedCopy['command'], (to: string) => string>> = {
  backup: to => `The backup is in ${to}. It was read again and is whole.`,
  restore: to => `Everything is in ${to} again, and was read again. Start the server.`,
}

const keyOf = ({ linkKey }: Config, { hasKey }: Copied): string =>
  hasKey
    ? '\n\nWhoever has it can read everything and open all links: keep it as you keep the data.'
    : linkKey === undefined
      ? '\n\nThere is no links.key in it: links that were handed out open nothing without the key that they were made with.'
      : '\n\nThe key of the links is not in it, because it is set (WAYMARK_LINK_KEY): keep that, too, apart from this.'

const inWords = ({ bytes, files }: Copied): string =>
  `${megabytes(bytes)} MB, ${files === 1 ? '1 file' : `${files} files`} of sessions.`

const megabytes = (bytes: number): string => (Math.ceil(bytes / 100_000) / 10).toLocaleString('en-GB')

function now({ monotonic }: Given['timers']): (copied: Copied) => void {
  let last = monotonic()
  return ({ bytes, files, ofFiles }) => {
    if (monotonic() - last < tellEveryMs) return
    last = monotonic()
    print(`  Copied so far: ${megabytes(bytes)} MB, ${files} of ${ofFiles} files.`)
  }
}
