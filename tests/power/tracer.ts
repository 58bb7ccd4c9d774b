/** Runs a program and writes down what it asks of the kernel about files: by strace, which is installed where that is allowed. */
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Every call that changes a file, a folder or a table of open files. Those that a machine does not have are left out (?). */
const calls = [
  'open openat openat2 creat close close_range dup dup2 dup3 lseek fcntl',
  'write writev pwrite64 pwritev pwritev2 sendfile splice copy_file_range mmap',
  'truncate ftruncate fallocate sync syncfs fsync fdatasync sync_file_range',
  'unlink unlinkat rename renameat renameat2 link linkat symlink symlinkat mkdir mkdirat rmdir',
].flatMap(line => line.split(' '))

/** To whoever runs the tests, past what collects their output. */
export const tracingSays = (sentence: string): void => {
  process.stderr.write(`${sentence}\n`)
}

/** Answers undefined where there is none and none can be had; `say` is told what happens, in sentences. On Linux, root can have one. */
export async function ensureTracer(say: (sentence: string) => void): Promise<string | undefined> {
  const leftOut = 'LEFT OUT: the tests of a power loss. They need strace'
  if (process.platform !== 'linux') {
    say(`${leftOut}, which is to be had on Linux.`)
    return undefined
  }
  try {
    if (findTracer() === undefined && process.getuid?.() === 0) {
      say('Installing strace for the tests of a power loss, with apt-get. This takes about half a minute.')
      const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
      await run('apt-get', ['update', '-q'], { env })
      await run('apt-get', ['install', '-q', '-y', '--no-install-recommends', 'strace'], { env })
    }
    const found = findTracer()
    // Not every machine lets one process watch another.
    if (found === undefined) say(`${leftOut}: install it, then run the tests again.`)
    else await run(found, ['-f', '--seccomp-bpf', '-e', 'trace=fsync', 'true'])
    return found
  } catch (error) {
    say(`${leftOut}, and it cannot be used here: ${error instanceof Error ? error.message : String(error)}`)
    return undefined
  }
}

const findTracer = (): string | undefined =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .map(folder => join(folder, 'strace'))
    .find(path => existsSync(path))

/** Answers the record, as text. Throws when the program did not end well. `script` is run by this Node; what it says is in the record. */
export async function traced(tracer: string, script: string, { args, to, faults = [] }: Traced): Promise<string> {
  const quick = faults.length === 0 ? ['--seccomp-bpf'] : faults.flatMap(fault => ['-e', `inject=${fault}`])
  const options = ['-f', ...quick, '-y', '-xx', '-s', '1000000', '-o', to]
  const asked = ['-e', `trace=${calls.map(call => `?${call}`).join(',')}`]
  const child = spawn(tracer, [...options, ...asked, process.execPath, script, ...args], {
    // Calls that go through a ring in memory would not be seen.
    env: { ...process.env, UV_USE_IO_URING: '0' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let complaints = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaints += text
  })
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`${script} ended with ${String(code)}:\n${complaints}`)
  const record = readFileSync(to, 'latin1')
  rmSync(to)
  return record
}

interface Traced {
  readonly args: readonly string[]
  /** A file to write the record to meanwhile. */
  readonly to: string
  /** Calls that are to fail, in the words of strace. */
  readonly faults?: readonly string[]
}

/** The program, with its arguments, that runs another and kills it where that begins its so manieth write to a place in a file. The process is the other one (-D): what is sent to it, it gets. */
export const killingAtWrite = (tracer: string, number: number): readonly string[] =>
  `${tracer} -f -D -o /dev/null -e trace=pwrite64 -e inject=pwrite64:signal=SIGKILL:when=${number}`.split(' ')

/** In memory where that can be: the disk that is looked at is a model, and has no need of a real one. Gone when the process ends. */
export function workFolder(): string {
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'waymark-power-'))
  process.on('exit', () => {
    rmSync(folder, { recursive: true, force: true })
  })
  return folder
}
