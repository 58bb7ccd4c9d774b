/** The archive of a series as the parts of one file, one after the other; the list of them comes last. */
import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { setImmediate } from 'node:timers/promises'
import {
  archiveFormat,
  archiveVersion,
  mostArchiveEntries,
  mostArchiveWords,
  type ArchiveEntry,
  type ArchiveManifest,
} from '@waymark/shared/model/archive.ts'
import type { Deps } from '#deps.ts'
import { Refusal } from '#refusal.ts'
import type { GatheredSeries } from './gather-series.ts'
import { docEntry, fileEntry, manifestName, readMeName, rowsEntry, siteEntry } from './names-of-entries.ts'
import { readMe } from './read-me.ts'

export interface EntryToPack {
  readonly name: string
  readonly bytes: Uint8Array
  readonly isPacked: boolean
}

/** A page or a picture of the site, by its name within it. */
export interface SitePart {
  readonly name: string
  readonly text: string
}

const madeBy = 'Waymark 1'
/** So many lines are written before others are answered. */
const sliceSize = 500

export async function* archiveEntries(
  deps: Pick<Deps, 'files' | 'now'>,
  series: GatheredSeries,
  site: AsyncIterable<SitePart>,
): AsyncGenerator<EntryToPack> {
  const listed: ArchiveEntry[] = []
  for await (const entry of partsOf(deps, series, site)) {
    const { name, bytes } = entry
    if (listed.length >= mostArchiveEntries) throw tooLarge()
    listed.push({ name, bytes: bytes.byteLength, sha256: sha256(bytes) })
    yield entry
  }
  const { id, title, period } = series.strategy
  const manifest: ArchiveManifest = {
    format: archiveFormat,
    version: archiveVersion,
    madeAt: deps.now(),
    madeBy,
    strategy: { id, title, period },
    counts: series.counts,
    entries: listed,
  }
  yield text(manifestName, `${JSON.stringify(manifest, undefined, 2)}\n`)
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const text = (name: string, words: string): EntryToPack => ({ name, bytes: Buffer.from(words), isPacked: true })

const tooLarge = (): Refusal => new Refusal('too-large', 'This series is larger than one archive can hold.')

async function* partsOf(
  deps: Pick<Deps, 'files'>,
  { rows, docs, files }: GatheredSeries,
  site: AsyncIterable<SitePart>,
): AsyncGenerator<EntryToPack> {
  yield text(readMeName, readMe)
  let words = 0
  const counted = (entry: EntryToPack): EntryToPack => {
    words += entry.bytes.byteLength
    if (words > mostArchiveWords) throw tooLarge()
    return entry
  }
  for (const { kind, lines } of rows)
    yield counted({ name: rowsEntry(kind), bytes: await inLines(lines), isPacked: true })
  for (const { name, plain } of docs) yield counted(text(docEntry(name), `${JSON.stringify(plain)}\n`))
  for (const file of files) {
    const kept = await deps.files.read(file.id)
    if (kept === undefined)
      throw new Refusal(
        'gone',
        'A file of this series is not on the disk of this server any more. Remove it from its session, then try again.',
      )
    // Slides and pictures are packed already.
    yield { name: fileEntry(file), bytes: await buffer(kept.bytes), isPacked: false }
  }
  for await (const { name, text: page } of site) yield text(siteEntry(name), page)
}

async function inLines(lines: readonly object[]): Promise<Uint8Array> {
  const written: string[] = []
  for (const [at, line] of lines.entries()) {
    if (at % sliceSize === sliceSize - 1) await setImmediate()
    written.push(`${JSON.stringify(line)}\n`)
  }
  return Buffer.from(written.join(''))
}
