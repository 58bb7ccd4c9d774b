/** Puts the packages in place, exactly those of the lock file, and only when it, or the Node they are for, has changed. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { quietly, root } from './processes.mjs'
import { Stop, during } from './say.mjs'
import { memory, remember, toolchain, wanted, whyNot } from './toolchain.mjs'

export const packages = ['shared', 'server', 'client', 'tests']

const stamp = join(memory, 'installed')

/** Answers the toolchain, with everything installed. */
export async function installed() {
  const now = wantedStamp()
  const fresh = existsSync(join(root, 'node_modules', '.modules.yaml')) && read(stamp) === now
  const tools = await toolchain({ needsPnpm: !fresh })
  if (!fresh) {
    await install(tools)
    mkdirSync(memory, { recursive: true })
    writeFileSync(stamp, now)
    remember(tools)
  }
  return tools
}

async function install({ pnpm, env }) {
  // The age of new versions is looked at when a package is added; a frozen lock file holds what was looked at, by its checksum.
  const args = ['install', '--frozen-lockfile', '--reporter=append-only', '--config.minimumReleaseAge=0']
  const { code, output } = await during(
    'Installing the packages. The first time takes about a quarter of a minute.',
    () => quietly(pnpm, [...args, '--config.confirmModulesPurge=false'], { env, script: true }),
  )
  if (code !== 0) throw new Stop(whyNot('The packages could not be installed', code, output))
}

function wantedStamp() {
  const files = [
    'pnpm-lock.yaml',
    'pnpm-workspace.yaml',
    'package.json',
    ...packages.map(name => `${name}/package.json`),
  ]
  const hash = createHash('sha256')
  for (const file of files) hash.update(file).update(readFileSync(join(root, file)))
  return hash.update(JSON.stringify([wanted, process.platform, process.arch])).digest('hex')
}

/** Undefined when there is no such file. */
export const read = path => (existsSync(path) ? readFileSync(path, 'utf8') : undefined)
