/** One of several servers, in a process of its own that is begun again by itself when it ends, as whoever runs it has it begun again. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { root, serverLine } from '#support/files.ts'
import { freePort } from '#support/free-port.ts'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

export interface ServerNode {
  readonly name: string
  readonly port: number
  readonly address: string
  /** Begins it; where it ends by itself it is begun again. */
  readonly begin: () => void
  /** At once, and it stays down until it is begun. */
  readonly kill: () => Promise<void>
  /** With grace; one that takes longer than a host waits is killed, and false answered. */
  readonly stop: () => Promise<boolean>
  /** It stands still, as a machine that is carried elsewhere; connections stay open. */
  readonly freeze: () => void
  readonly thaw: () => void
  readonly isUp: () => boolean
  readonly isReady: () => Promise<boolean>
  /** All that it has printed, in all its lives. */
  readonly printed: () => string
  /** How it ended by itself after it had been ready, each time, in sentences. */
  readonly ownEnds: () => readonly string[]
}

export interface NodeShape {
  readonly name: string
  /** Asked for each time it begins. */
  readonly settings: () => Readonly<Record<string, string>>
  /** How much its clock goes before the others'. */
  readonly skewMs: number
}

const clock = pathToFileURL(join(root, 'tests', 'support', 'skewed-clock.ts')).href
const againMs = 250
/** As long as a service manager waits, about. */
const graceMs = 20_000

export async function serverNode({ name, settings, skewMs }: NodeShape): Promise<ServerNode> {
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  const env = (): NodeJS.ProcessEnv => ({
    ...process.env,
    LOG_LEVEL: 'trace',
    ...settings(),
    PORT: String(port),
    HOST: '127.0.0.1',
    WAYMARK_TEST_SKEW_MS: String(skewMs),
  })
  let printed = ''
  let child: ChildProcess | undefined
  let isWanted = false
  let wasReady = false
  const ownEnds: string[] = []

  const hear = (text: string): void => {
    printed += text
  }
  const launch = (): void => {
    const from = printed.length
    wasReady = false
    const mine = spawn(process.execPath, ['--import', clock, ...serverLine], {
      env: env(),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child = mine
    mine.stdout.setEncoding('utf8').on('data', hear)
    mine.stderr.setEncoding('utf8').on('data', hear)
    mine.once('exit', code => {
      if (child !== mine || !isWanted) return
      if (wasReady) ownEnds.push(`${name} ended by itself with ${code}: ${printed.slice(from).slice(-2000)}`)
      setTimeout(() => {
        if (isWanted && child === mine) launch()
      }, againMs)
    })
  }
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    isWanted = false
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
  }
  return {
    name,
    port,
    address,
    begin: () => {
      if (isWanted) return
      isWanted = true
      launch()
    },
    kill: () => end('SIGKILL'),
    stop: async () => {
      let inTime = true
      const late = setTimeout(() => {
        inTime = false
        child?.kill('SIGKILL')
      }, graceMs)
      await end('SIGTERM')
      clearTimeout(late)
      return inTime
    },
    freeze: () => {
      child?.kill('SIGSTOP')
    },
    thaw: () => {
      child?.kill('SIGCONT')
    },
    isUp: () => isWanted,
    isReady: async () => {
      try {
        const ready = (await fetch(`${address}/ready`, { signal: AbortSignal.timeout(2000) })).ok
        wasReady ||= ready
        return ready
      } catch {
        return false
      }
    },
    printed: () => printed,
    ownEnds: () => ownEnds,
  }
}
