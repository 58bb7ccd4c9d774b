import { cpSync, mkdtempSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { command, type Command, type Surroundings } from '#support/commands.ts'
import { root } from '#support/files.ts'
import { freePort } from '#support/free-port.ts'

const emptyFolder = (): string => mkdtempSync(join(tmpdir(), 'waymark-'))

/** The project as it is cloned: nothing installed, nothing built. */
function freshCopy(): string {
  const folder = emptyFolder()
  for (const part of ['scripts', 'package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml'])
    cpSync(join(root, part), join(folder, part), { recursive: true })
  for (const part of ['shared', 'server', 'client', 'tests'])
    cpSync(join(root, part, 'package.json'), join(folder, part, 'package.json'))
  return folder
}

const noRegistry = {
  HOME: emptyFolder(),
  npm_config_registry: 'http://127.0.0.1:9/',
  npm_config_cache: emptyFolder(),
  npm_config_fetch_retries: '0',
}

test('[B1] a Node that is too old is told so, and what to do', async () => {
  const start = command('start', [], { asNode: '16.20.2' })
  expect(await start.ended).toBe(1)
  expect(start.output()).toMatch(
    /^This is Node 16\.20\.2\. Waymark starts from Node 18 or later .* Install a newer Node/,
  )
})

test('[B1] without a network, what could not be fetched is said, and no stack is shown', async () => {
  const start = command('start', [], { folder: freshCopy(), asNode: '20.11.1', env: noRegistry })
  expect(await start.ended).toBe(1)
  expect(start.output()).toMatch(/Fetching Node 24 and pnpm 12 \(this is Node 20\.11\.1\)/)
  expect(start.output()).toMatch(/could not be fetched with npx, because the package registry cannot be reached/)
  expect(start.output()).not.toMatch(/^\s+at /m)
})

test('[B1] without npx, that is said', async () => {
  const path = emptyFolder()
  symlinkSync(process.execPath, join(path, 'node'))
  const start = command('start', [], { folder: freshCopy(), asNode: '20.11.1', env: { ...noRegistry, PATH: path } })
  expect(await start.ended).toBe(1)
  expect(start.output()).toMatch(/because npx was not found/)
})

test('[B1] a command that does not exist is answered with those that do', async () => {
  const asked = command('stat')
  expect(await asked.ended).toBe(1)
  for (const verb of ['start', 'test', 'dev', 'check', 'build', 'format'])
    expect(asked.output()).toContain(`  ${verb} `)
})

test('[B2] a second start fetches, installs and builds nothing', { timeout: 120_000 }, async () => {
  expect(await command('build').ended).toBe(0)
  const { start } = await aRunningServer({})
  expect(start.output()).not.toMatch(/Fetching|Installing|Building/)
  start.stop()
  await start.ended
})

for (const signal of ['SIGTERM', 'SIGINT'] as const)
  test(`[B3] ${signal} to the command stops the server, and all is well`, { timeout: 120_000 }, async () => {
    const { start, address } = await aRunningServer({})
    start.stop(signal)
    expect(await start.ended).toBe(0)
    await expect(fetch(address)).rejects.toThrow('fetch failed')
  })

test('[B3] SIGTERM to npm start stops the server', { timeout: 120_000 }, async () => {
  const { start, address } = await aRunningServer({ byNpm: true })
  start.stop()
  // Its output ends when the last program that holds it has ended: the server.
  await start.ended
  await expect(fetch(address)).rejects.toThrow('fetch failed')
})

test('[B4] the count stands alone on the last line', async () => {
  const run = command('test', ['tests/support/browser.test.ts'])
  expect(await run.ended).toBe(0)
  expect(lastLine(run.output())).toBe('3 passed, 0 failed')
})

test('[B4] failed tests are counted, and the command fails', async () => {
  const run = command('test', ['tests/support/browser.test.ts'], {
    env: { CHROMIUM_PATH: join(emptyFolder(), 'none') },
  })
  expect(await run.ended).toBe(1)
  expect(lastLine(run.output())).toBe('1 passed, 2 failed')
})

test('[B4] a run without a test is no success', async () => {
  const run = command('test', ['tests/no-such-test'])
  expect(await run.ended).toBe(1)
  expect(lastLine(run.output())).toBe('0 passed, 1 failed')
})

async function aRunningServer(how: Surroundings): Promise<{ readonly start: Command; readonly address: string }> {
  const port = await freePort()
  const env = { PORT: String(port), HOST: '127.0.0.1', WAYMARK_DATA: emptyFolder() }
  const start = command('start', [], { ...how, env })
  await start.says(/Waymark is running/)
  const address = `http://127.0.0.1:${port}/`
  expect((await fetch(address)).status).toBe(200)
  return { start, address }
}

const lastLine = (output: string): string => output.trimEnd().split('\n').at(-1) ?? ''
