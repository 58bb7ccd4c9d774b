/**
 * A real file system that is small and can be filled to the last byte, for a data folder: one of memory, in a name space of its own, which
 * goes with the process that holds it. Programs run `within` it see it at the same path; the test sees it at `folder`.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface SmallDisk {
  /** As programs within see it. */
  readonly path: string
  /** The same as this process sees it. */
  readonly folder: string
  /** What runs a program within it, with its arguments. */
  readonly within: readonly string[]
  /** Answers once not one byte more fits. */
  readonly fill: () => void
  readonly makeSpace: () => void
  readonly close: () => Promise<void>
}

export async function smallDisk(size: string): Promise<SmallDisk> {
  const path = mkdtempSync(join(tmpdir(), 'waymark-small-'))
  const isRoot = process.getuid?.() === 0
  const holder = spawn(
    'unshare',
    [isRoot ? '-m' : '-rm', 'sh', '-c', `mount -t tmpfs -o size=${size} tmpfs ${path} && echo there && exec sleep 600`],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  await once(holder.stdout, 'data')
  const folder = `/proc/${holder.pid}/root${path}`
  const ballast = join(folder, 'ballast')
  return {
    path,
    folder,
    within: ['nsenter', '-t', String(holder.pid), ...(isRoot ? ['-m'] : ['-m', '-U', '--preserve-credentials'])],
    fill: () => fillUp(ballast),
    makeSpace: () => {
      rmSync(ballast, { force: true })
    },
    close: async () => {
      const ended = once(holder, 'exit')
      holder.kill('SIGKILL')
      await ended
      rmSync(path, { recursive: true, force: true })
    },
  }
}

function fillUp(path: string): void {
  const file = openSync(path, 'a')
  for (let size = 1 << 16; size >= 1; size >>= 1) while (fits(file, size));
  closeSync(file)
}

function fits(file: number, size: number): boolean {
  try {
    return writeSync(file, Buffer.alloc(size)) === size
  } catch {
    return false
  }
}
