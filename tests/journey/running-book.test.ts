/** What docs/running.md tells whoever runs a server to type: every block that is marked as `sh` is run as it stands there. */
import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { root, source } from '#support/files.ts'
import { runningServer, type RunningServer } from '#support/running-server.ts'

const book = source('docs/running.md')
const folder = mkdtempSync(join(tmpdir(), 'waymark-book-'))
let server: RunningServer
beforeAll(async () => {
  server = await runningServer(join(folder, 'lib', 'waymark'))
})
afterAll(async () => {
  await server[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true, force: true })
})

const blocks = [...book.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, commands = '']) => commands)

/** On this machine folders and ports are others, and the test run around it is nobody's matter. */
async function typed(commands: string): Promise<string> {
  const here = commands
    .replaceAll('/var/lib/', `${folder}/lib/`)
    .replaceAll('/var/backups/', `${folder}/backups/`)
    .replaceAll('http://localhost:3000', server.address)
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(?:VITEST|NODE_ENV$|WAYMARK_|npm_|TEST$)/.test(name)),
  )
  const { stdout } = await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', here], { cwd: root, env })
  return stdout
}

/** What each of them says, in the order of the book. */
const said: readonly RegExp[] = [
  /^[\w-]{43}\n$/,
  /The backup is in .*backups\/waymark-monday\. It was read again and is whole\./,
  /Everything is in .*lib\/waymark-restored again/,
  /\{"ready":true\}waymark_saving_fails 0\n/,
]

const canType = ['bash', 'curl', 'openssl', 'npm'].every(name => spawnSync(name, ['--version']).error === undefined)

test.runIf(canType)('[OP28] the commands in the book of whoever runs it do what the book says', async () => {
  expect(blocks).toHaveLength(said.length)
  for (const [at, commands] of blocks.entries()) expect(await typed(commands)).toMatch(said[at]!)
  expect(readdirSync(join(folder, 'lib', 'waymark-restored'))).toContain('waymark.db')
})

test('[OP28] whatever the book leads to within itself is there', () => {
  const headings = [...book.matchAll(/^#+ (.+)$/gm)].map(([, text = '']) =>
    text
      .toLowerCase()
      .replaceAll(/[^\w\s-]/g, '')
      .trim()
      .replaceAll(' ', '-'),
  )
  const led = [...book.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor = '']) => anchor)
  expect(led.length).toBeGreaterThan(10)
  expect(led.filter(anchor => !headings.includes(anchor))).toEqual([])
})
