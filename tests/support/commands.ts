/** Runs the commands of the README as a person would, in a process of their own. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { root } from './files.ts'

export interface Command {
  /** What it has printed so far. */
  readonly output: () => string
  /** Answers as soon as something it printed matches. Fails when it ends before. */
  readonly says: (pattern: RegExp) => Promise<string>
  readonly stop: (signal?: NodeJS.Signals) => void
  readonly ended: Promise<number | null>
}

export interface Surroundings {
  readonly env?: NodeJS.ProcessEnv
  /** Another copy of the project. */
  readonly folder?: string
  /** By `npm start` instead of `node scripts/run.mjs start`. */
  readonly byNpm?: boolean
  /** Plays that the command is run by this version of Node. */
  readonly asNode?: string
}

/** `node scripts/run.mjs start`, and the like. Nothing of the test run around it is handed down. */
export function command(verb: string, args: readonly string[] = [], how: Surroundings = {}): Command {
  const { env = {}, folder = root, asNode, byNpm = false } = how
  const preload = asNode === undefined ? [] : ['--import', playing(asNode)]
  const outer = Object.entries(process.env).filter(([name]) => !/^(?:VITEST|NODE_ENV$|WAYMARK_|npm_|TEST$)/.test(name))
  const program = byNpm ? 'npm' : process.execPath
  const line = byNpm ? ['run', verb, '--', ...args] : [...preload, join(folder, 'scripts', 'run.mjs'), verb, ...args]
  const child = spawn(program, line, {
    cwd: folder,
    env: { ...Object.fromEntries(outer), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const waiting = new Set<() => void>()
  const hear = (text: string): void => {
    output += text
    for (const look of waiting) look()
  }
  child.stdout.setEncoding('utf8').on('data', hear)
  child.stderr.setEncoding('utf8').on('data', hear)
  const ended = new Promise<number | null>(resolve => {
    child.on('close', resolve)
  })
  return {
    output: () => output,
    says: pattern =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (!pattern.test(output)) return
          waiting.delete(look)
          resolve(output)
        }
        waiting.add(look)
        look()
        void ended.then(code => {
          reject(new Error(`It ended with ${code} and never said ${pattern}:\n${output}`))
        })
      }),
    stop: (signal = 'SIGTERM') => {
      child.kill(signal)
    },
    ended,
  }
}

const playing = (version: string): string =>
  `data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'${version}'}})`
