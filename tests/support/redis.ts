/** A real Redis on a free port of this machine, which keeps nothing on the disk, and can be stopped, killed, frozen and started again. */
import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { promisify } from 'node:util'
import { freePort } from './free-port.ts'
import { until } from './wait.ts'

export interface TestRedis {
  readonly url: string
  readonly port: number
  /** With grace, as a machine is shut down. What runs no more is left alone. */
  readonly stop: () => Promise<void>
  /** At once, as by a fault. */
  readonly kill: () => Promise<void>
  /** On the same port, empty. What still runs is killed before. */
  readonly restart: () => Promise<void>
  /** Its connections stay open, and nothing is answered: as behind a cable that was pulled. */
  readonly freeze: () => void
  readonly thaw: () => void
  /** Everything it holds, as it would write it to a disk, uncompressed: keys and what is in them. */
  readonly dump: () => Promise<Buffer>
  /** What redis-cli answers to a command, as text. */
  readonly cli: (...command: string[]) => Promise<string>
}

const folders = ['/usr/bin', '/usr/local/bin', '/opt/homebrew/bin']
const find = (program: string): string | undefined =>
  folders.map(folder => `${folder}/${program}`).find(path => existsSync(path))

export const hasRedis = (): boolean => find('redis-server') !== undefined && find('redis-cli') !== undefined
export const noRedis = 'Redis is not here. Install it (redis-server or redis), then run the tests again.'

const run = promisify(execFile)

/** In front of a command, on Linux: whoever kills the tests kills it, too. */
const setpriv = find('setpriv')
const diesWithUs = setpriv === undefined ? [] : [setpriv, '--pdeathsig', 'KILL']

/** `settings` as on the command line of redis-server: ['--requirepass', 'secret']. */
export async function startRedis(settings: readonly string[] = []): Promise<TestRedis> {
  if (!hasRedis()) throw new Error(noRedis)
  const port = await freePort()
  let child = await begin(port, settings)
  const killIt = (): void => {
    child.kill('SIGKILL')
  }
  // So that none is left behind by a test that failed.
  process.once('exit', killIt)
  const cli = async (...command: string[]): Promise<string> => {
    const { stdout } = await run(find('redis-cli') ?? '', ['-h', '127.0.0.1', '-p', String(port), ...command])
    return stdout
  }
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    cli,
    stop: async () => {
      process.off('exit', killIt)
      await ended(child, 'SIGTERM')
    },
    kill: () => ended(child, 'SIGKILL'),
    restart: async () => {
      await ended(child, 'SIGKILL')
      child = await begin(port, settings)
      process.off('exit', killIt)
      process.once('exit', killIt)
    },
    freeze: () => {
      child.kill('SIGSTOP')
    },
    thaw: () => {
      child.kill('SIGCONT')
    },
    dump: async () => {
      const asked = ['-h', '127.0.0.1', '-p', String(port), '--rdb', '-']
      const { stdout } = await run(find('redis-cli') ?? '', asked, { encoding: 'buffer', maxBuffer: 2 ** 28 })
      return stdout
    },
  }
}

async function begin(port: number, settings: readonly string[]): Promise<ChildProcess> {
  const own = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', tmpdir()]
  const forDumps = ['--rdbcompression', 'no', '--repl-diskless-sync-delay', '0']
  const command = [...diesWithUs, find('redis-server') ?? '', ...own, ...forDumps, ...settings]
  const child = spawn(command[0] ?? '', command.slice(1), { stdio: ['ignore', 'pipe', 'ignore'] })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-10_000)
  })
  await until('Redis listens', () => {
    if (child.exitCode !== null) throw new Error(`Redis ended by itself: ${said}`)
    return said.includes('Ready to accept connections')
  })
  return child
}

async function ended(child: ChildProcess, by: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = once(child, 'exit')
  // One that is frozen hears nothing but a kill.
  child.kill('SIGCONT')
  child.kill(by)
  await exit
}
