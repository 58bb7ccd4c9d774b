/** The real server in a process of its own, on files of its own: as a host runs it, and as a host may lose it. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root, serverLine } from '#support/files.ts'
import { freePort } from '#support/free-port.ts'
import { until } from '#support/wait.ts'

export interface RunningServer {
  readonly address: string
  /** The link that opens everything, as the server printed it. */
  readonly organiserLink: string
  readonly dataFolder: string
  /** Of the process that runs now. */
  readonly processId: () => number
  /** Ends at once; the signal is on its way when this returns. The data stays. */
  readonly kill: () => Promise<void>
  /** Ends with grace. */
  readonly stop: () => Promise<void>
  /** On the same port and the same data. `under` is a program that is to run it, with its arguments. */
  readonly startAgain: (under?: readonly string[]) => Promise<void>
  /** Answers when it has ended by itself, or been ended by the program that it runs under. */
  readonly ended: () => Promise<void>
  /** Starts it and ends it at once after so many milliseconds, ready or not. */
  readonly killWhileStarting: (afterMs: number) => Promise<void>
  readonly [Symbol.asyncDispose]: () => Promise<void>
}

/** Answers when it is ready. The pages are those of WAYMARK_CLIENT, or as `npm test` has built them. The data is removed at the end. */
export async function runningServer(
  dataFolder = mkdtempSync(join(tmpdir(), 'waymark-e2e-')),
  settings: Readonly<Record<string, string>> = {},
  /** A program that is to run it, with its arguments, always. */
  within: readonly string[] = [],
): Promise<RunningServer> {
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  const env = {
    ...process.env,
    ...settings,
    PORT: String(port),
    HOST: '127.0.0.1',
    WAYMARK_ADDRESS: address,
    WAYMARK_DATA: dataFolder,
    WAYMARK_CLIENT: process.env['WAYMARK_CLIENT'] ?? join(root, 'client', 'dist'),
  }
  let process_ = await begin(address, env, within)
  return {
    address,
    dataFolder,
    processId: () => process_.child.pid ?? 0,
    organiserLink: linkIn(process_.printed()),
    kill: () => end(process_.child, 'SIGKILL'),
    stop: () => end(process_.child, 'SIGTERM'),
    startAgain: async (under = []) => {
      process_ = await begin(address, env, [...within, ...under])
    },
    ended: () => endOf(process_.child),
    killWhileStarting: async afterMs => {
      process_ = launch(env, within)
      await new Promise(resolve => {
        setTimeout(resolve, afterMs)
      })
      await end(process_.child, 'SIGKILL')
    },
    [Symbol.asyncDispose]: async () => {
      await end(process_.child, 'SIGTERM')
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}

interface Launched {
  readonly child: ChildProcess
  readonly printed: () => string
}

/** Long, for a machine that has much else to do. */
const patienceMs = 40_000

async function begin(address: string, env: NodeJS.ProcessEnv, under?: readonly string[]): Promise<Launched> {
  const launched = launch(env, under)
  const isUp = async (): Promise<boolean> => {
    const { exitCode, signalCode } = launched.child
    if (exitCode !== null || signalCode !== null) throw new Error(`The server ended:\n${launched.printed()}`)
    return launched.printed().includes('/in#') && (await isReady(address))
  }
  await until('the server is ready', isUp, patienceMs)
  return launched
}

function launch(env: NodeJS.ProcessEnv, under: readonly string[] = []): Launched {
  const [program = process.execPath, ...line] = [...under, process.execPath, ...serverLine]
  const child = spawn(program, line, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let printed = ''
  const hear = (text: string): void => {
    printed += text
  }
  child.stdout.setEncoding('utf8').on('data', hear)
  child.stderr.setEncoding('utf8').on('data', hear)
  return { child, printed: () => printed }
}

const isReady = async (address: string): Promise<boolean> => {
  try {
    return (await fetch(`${address}/ready`)).ok
  } catch {
    return false
  }
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const ended = endOf(child)
  child.kill(signal)
  await ended
}

async function endOf(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
}

const linkIn = (printed: string): string => /http\S+\/in#\S+/.exec(printed)?.[0] ?? ''
