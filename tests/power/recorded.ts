/** What a writer asks of its disk and what it promises, from a start on what a disk holds. */
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Disk } from './disk.ts'
import type { DiskEvent, Files } from './disk-event.ts'
import { readTrace } from './read-trace.ts'
import { traced } from './tracer.ts'

export interface Recorded {
  readonly events: readonly DiskEvent[]
  /** The files at the end, as they truly lay there. */
  readonly atEnd: Files
}

export interface Writing {
  /** As the last process left it. It is not changed. */
  readonly disk: Pick<Disk, 'now' | 'numbers' | 'count'>
  readonly seed: number
  /** 0: it opens, stops with grace, and opens again. */
  readonly batches: number
  /** The disk answers every so manieth request to keep something with an error. */
  readonly failing?: number
}

/** So many requests to keep something have been made by then, and the last start of a writer of some 160 batches is over. */
const whenAllIsOpen = 100

const writer = join(import.meta.dirname, 'writer.ts')

/** The data folder is `data` below the folder that is watched. */
export async function recorded(tracer: string, { disk, seed, batches, failing }: Writing): Promise<Recorded> {
  const outside = mkdtempSync(join(tmpdir(), 'waymark-power-'))
  const folder = join(outside, 'watched')
  const there = disk.now()
  mkdirSync(folder)
  put(there, folder)
  try {
    const args = [join(folder, 'data'), String(seed), String(batches)]
    const faults = failing === undefined ? [] : [`fsync,fdatasync:error=EIO:when=${whenAllIsOpen}+${failing}`]
    const record = await traced(tracer, writer, { args, to: join(outside, 'record'), faults })
    const before = [...disk.numbers()].map(([path, number]) => ({ path, number, size: there.get(path)!.byteLength }))
    return { events: readTrace(record, folder, { before, next: disk.count() }), atEnd: filesBelow(folder) }
  } finally {
    rmSync(outside, { recursive: true })
  }
}

export function put(files: Files, folder: string): void {
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), bytes)
  }
}

export const filesBelow = (folder: string): Files =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .map(path => [path.slice(folder.length + 1), readFileSync(path)]),
  )
