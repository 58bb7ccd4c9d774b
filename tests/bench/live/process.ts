/** A server in a process of its own, with what it costs, as Linux counts it. None outlives the one who measures. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { until } from '#support/wait.ts'
import { sumOf, ticksPerSecond } from './machine.ts'

export interface Running {
  readonly port: number
  /** Seconds of processor time so far, in steps of a hundredth. */
  readonly cpuSeconds: () => number
  /** Megabytes of memory that it holds now. */
  readonly memory: () => number
  readonly printed: () => string
  /** Asks it to end, and waits until it has. */
  readonly stop: () => Promise<void>
  /** Ends it at once, without asking. */
  readonly kill: () => Promise<void>
}

export interface Command {
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
  readonly port: number
}

/** Long, for a machine that has much else to do. */
const startMs = 30_000

const cleanUps = new Set<() => void>()

process.on('exit', () => {
  for (const cleanUp of cleanUps) cleanUp()
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(130))

/** A folder that is gone when the measuring is over. */
export function folderForNow(): string {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-bench-'))
  cleanUps.add(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Answers when it listens. */
export async function run({ args, env, port }: Command): Promise<Running> {
  const child = spawn(process.execPath, [...args], {
    env: { ...process.env, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const kill = (): void => {
    child.kill('SIGKILL')
  }
  cleanUps.add(kill)
  let printed = ''
  const hear = (text: string): void => {
    printed += text
  }
  child.stdout.setEncoding('utf8').on('data', hear)
  child.stderr.setEncoding('utf8').on('data', hear)
  const ended = once(child, 'exit')
  const { pid } = child
  if (pid === undefined) throw new Error('the server could not be started')
  const hasEnded = (): boolean => child.exitCode !== null || child.signalCode !== null
  await until(
    'a server to listen',
    async () => {
      if (hasEnded()) throw new Error(`The server ended:\n${printed}`)
      return answers(port)
    },
    startMs,
  )
  return {
    port,
    cpuSeconds: () => sumOf(pid, 2) / ticksPerSecond,
    memory: () => Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024,
    printed: () => printed,
    kill: async () => {
      kill()
      await ended
    },
    stop: async () => {
      if (!hasEnded()) child.kill('SIGTERM')
      const inTime = await Promise.race([ended.then(() => true), pause(15_000, false, { ref: false })])
      if (!inTime) kill()
      await ended
      cleanUps.delete(kill)
    },
  }
}

async function answers(port: number): Promise<boolean> {
  try {
    await fetch(`http://127.0.0.1:${port}/ready`)
    return true
  } catch {
    return false
  }
}

/** Answers when it has had nothing to do for a while. */
export async function untilIdle(server: Running): Promise<void> {
  let before = server.cpuSeconds()
  let quiet = 0
  await until(
    'a server to have nothing to do',
    async () => {
      await pause(100)
      const now = server.cpuSeconds()
      quiet = now - before < 0.015 ? quiet + 1 : 0
      before = now
      return quiet > 5
    },
    120_000,
  )
}
