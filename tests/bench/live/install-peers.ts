/** Brings the servers that we measure ourselves against, these versions exactly, into a folder of their own beside the project's packages. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '#support/files.ts'

/** @y/websocket-server 0.1.1 is the last for Yjs 13 and with LevelDB built in; y-leveldb 0.2 is the newest that goes with it. */
export const versions = {
  '@hocuspocus/server': '4.7.0',
  '@hocuspocus/extension-sqlite': '4.7.0',
  '@y/websocket-server': '0.1.1',
  'y-leveldb': '0.2.0',
  'y-protocols': '1.0.7',
  yjs: '13.6.33',
} as const

const beside = join(root, 'node_modules', '.cache')

/** Answers the folder. Throws an Error whose message is a sentence. */
export const installPeers = (): string =>
  install('waymark-bench', { dependencies: versions, overrides: { 'y-leveldb': '$y-leveldb' } })

export interface Wanted {
  readonly dependencies: Readonly<Record<string, string>>
  readonly overrides?: Readonly<Record<string, string>>
}

/** Into a folder of that name, where they are not there already. Answers the folder; throws an Error whose message is a sentence. */
export function install(name: string, packages: Wanted): string {
  const folder = join(beside, name)
  const wanted = JSON.stringify({ private: true, ...packages }, undefined, 2)
  const done = join(folder, 'installed')
  if (existsSync(done) && readFileSync(done, 'utf8') === wanted) return folder
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), wanted)
  // Without scripts: nothing of theirs runs before it is measured, and the binaries that are needed are in the packages.
  const { status, stdout, stderr, error } = spawnSync(
    'npm',
    ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    { cwd: folder, encoding: 'utf8' },
  )
  if (status !== 0) {
    const why = error?.message ?? `${stdout}${stderr}`.trim()
    throw new Error(`The servers to measure against could not be installed from npm, so nothing was measured.\n${why}`)
  }
  writeFileSync(done, wanted)
  return folder
}
