/** Starting other programs: quietly, with what they print kept for when they fail, or in the open, with signals handed on. */
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

const onWindows = process.platform === 'win32'

/** Scripts among programs (npx, the linked ones of packages) are started by a shell on Windows, and by themselves elsewhere. */
const options = ({ cwd = root, env = process.env, script = false }) => ({ cwd, env, shell: script && onWindows })

/** The program that a package put into `node_modules/.bin` of the root, or of the package `of`. */
export const linked = (name, of = '.') => join(root, of, 'node_modules', '.bin', onWindows ? `${name}.CMD` : name)

/** Answers `{ code, output }`; the code is 127 when there is no such program. Never throws. */
export function quietly(command, args, how = {}) {
  return new Promise(resolve => {
    const child = spawn(command, args, { ...options(how), stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const keep = text => {
      output += text
    }
    child.stdout.setEncoding('utf8').on('data', keep)
    child.stderr.setEncoding('utf8').on('data', keep)
    const letGo = handOn(child)
    child.on('error', error => resolve({ code: 127, output: error.message }))
    child.on('close', (code, signal) => {
      letGo()
      resolve({ code: codeOf(code, signal), output })
    })
  })
}

/** Answers the exit code when the program has ended. What it prints is seen at once. */
export const openly = (command, args, how = {}) => begin(command, args, how).ended

/** `ended` answers the exit code; `stop` asks it to end. */
export function begin(command, args, how = {}) {
  const child = spawn(command, args, { ...options(how), stdio: 'inherit' })
  const letGo = handOn(child)
  const ended = new Promise(resolve => {
    child.on('error', error => {
      console.error(`${command} could not be started: ${error.message}`)
      resolve(127)
    })
    child.on('exit', (code, signal) => {
      letGo()
      resolve(codeOf(code, signal))
    })
  })
  return { ended, stop: () => child.kill('SIGTERM') }
}

/** Whoever stops this program stops that one, and it is that one's end that ends this one. */
function handOn(child) {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  const hand = signal => {
    stopping = true
    // A terminal sends Ctrl+C to both of us already.
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
  }
  for (const signal of signals) process.on(signal, hand)
  return () => {
    for (const signal of signals) process.off(signal, hand)
  }
}

/**
 * npm runs a command in a shell, and tells only the shell to stop. When that is gone, so is whoever asked for us. Only under npm:
 * started by itself, this program may well outlive the shell it was typed into.
 */
export function endWithNpm() {
  if (process.env.npm_lifecycle_event === undefined) return
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, 300)
  watch.unref()
}

let stopping = false

/** Whether somebody asked this program to stop. */
export const isStopping = () => stopping

const codeOf = (code, signal) => code ?? 128 + (constants.signals[signal] ?? 0)
