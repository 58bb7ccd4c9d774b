/**
 * Reads an archive that anybody may have made: every part is as its list says, every row fits its kind and hangs together with the others,
 * and there is nothing else in it. Nothing is written.
 */
import { setImmediate } from 'node:timers/promises'
import type { DocName } from '@waymark/shared/doc/doc-name.ts'
import { updateOfPlain, type PlainDoc } from '@waymark/shared/doc/plain-doc.ts'
import { archiveFormat, archiveVersion, ArchiveManifest, mostRowBytes } from '@waymark/shared/model/archive.ts'
import { FileId } from '@waymark/shared/model/ids.ts'
import { holdsAll } from '@waymark/shared/model/holds-all.ts'
import type { SessionFile } from '@waymark/shared/model/session-file.ts'
import { files, strategies } from '#store/kinds.ts'
import type { Row } from '#store/store.ts'
import { NotARow, type Carried } from './carried.ts'
import { checkedParts, type ArchiveFile, type Parts } from './checked-parts.ts'
import { goingAlong, type GoingAlong } from './going-along.ts'
import { idsIn } from './ids-in.ts'
import { docEntry, fileEntry, isDoc, manifestName, rowsEntry } from './names-of-entries.ts'
import { altered, looseEnds, newer, notAnArchive } from './not-taken.ts'
import { carried } from './table-of-kinds.ts'

export interface ReadArchive {
  readonly manifest: ArchiveManifest
  readonly rows: readonly Row[]
  readonly docs: readonly { readonly name: DocName; readonly plain: PlainDoc; readonly update: Uint8Array }[]
  readonly files: readonly { readonly id: FileId; readonly entry: string; readonly bytes: number }[]
  /** Every id in it, of whatever. */
  readonly ids: ReadonlySet<string>
}

export async function readArchive(file: ArchiveFile): Promise<ReadArchive> {
  const manifest = await manifestOf(file)
  const parts = await checkedParts(file, manifest)
  const along = goingAlong()
  const docs = new Map<DocName, Doc>()
  const rows: Row[] = []
  for (const one of carried) {
    const own = await rowsOf(one, parts.words.get(rowsEntry(one.name)), along)
    rows.push(...own)
    for (const name of own.flatMap(row => one.docsOf(row))) docs.set(name, await docOf(name, parts.words, along))
  }
  const named = along.rowsOf(files.name).map(({ body }) => body as SessionFile)
  if (docs.size !== [...parts.words.keys()].filter(isDoc).length || named.length !== parts.files.size) throw looseEnds()
  const read = {
    manifest,
    rows,
    docs: [...docs.values()],
    files: named.map(one => ({ id: FileId.parse(one.id), entry: fileEntry(one), bytes: one.bytes })),
    ids: idsIn([rows.map(({ body }) => body), [...docs.values()].map(({ plain }) => plain)]),
  }
  if (read.files.some(({ entry, bytes }) => parts.files.get(entry) !== bytes)) throw looseEnds()
  checkManifest(read, along)
  return read
}

type Doc = ReadArchive['docs'][number]

async function manifestOf(file: ArchiveFile): Promise<ArchiveManifest> {
  const bytes = await file.read(manifestName, mostRowBytes)
  const said = bytes === undefined ? undefined : parsed(bytes)
  if (typeof said !== 'object' || said === null || !('format' in said) || said.format !== archiveFormat)
    throw notAnArchive()
  if ('version' in said && typeof said.version === 'number' && said.version > archiveVersion) throw newer()
  const manifest = ArchiveManifest.safeParse(said)
  if (!manifest.success) throw altered()
  return manifest.data
}

/** Undefined for what is no JSON. */
function parsed(bytes: Uint8Array | string): unknown {
  try {
    return JSON.parse(typeof bytes === 'string' ? bytes : new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
}

const sliceSize = 200

/** Each under a parent that is there; for the strategy there is none. */
async function rowsOf(one: Carried, bytes: Uint8Array | undefined, along: GoingAlong): Promise<Row[]> {
  const rows: Row[] = []
  const seen = new Set<string>()
  for (const line of linesOf(bytes ?? new Uint8Array())) {
    const row = rowOf(one, line, along)
    if (seen.has(row.id)) throw altered()
    seen.add(row.id)
    if (one.under !== undefined && !along.has(one.under, row.parent)) throw looseEnds()
    rows.push(row)
    if (rows.length % sliceSize === 0) await setImmediate()
  }
  if (one.under === undefined && rows.length !== 1) throw looseEnds()
  along.add(one.name, rows)
  return rows
}

function* linesOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length;) {
    const end = bytes.indexOf(0x0a, at)
    const line = bytes.subarray(at, end === -1 ? bytes.length : end)
    if (line.byteLength > mostRowBytes) throw altered()
    yield line
    at += line.byteLength + 1
  }
}

function rowOf(one: Carried, line: Uint8Array, along: GoingAlong): Row {
  const said = parsed(line)
  if (said === undefined) throw altered()
  try {
    return one.read(said, along)
  } catch (error) {
    if (error instanceof NotARow) throw newer()
    throw altered()
  }
}

async function docOf(name: DocName, words: Parts['words'], along: GoingAlong): Promise<Doc> {
  const bytes = words.get(docEntry(name))
  if (bytes === undefined) throw looseEnds()
  const plain = parsed(bytes)
  await setImmediate()
  try {
    const update = updateOfPlain(name, plain)
    if (name.startsWith('room:')) along.addRoom(plain as PlainDoc)
    return { name, plain: plain as PlainDoc, update }
  } catch {
    throw newer()
  }
}

/** What is said of it at first is what is in it. */
function checkManifest({ manifest, docs }: Omit<ReadArchive, 'ids'>, along: GoingAlong): void {
  const [strategy] = along.rowsOf(strategies.name)
  const { id, title, period } = manifest.strategy
  const counts = along.counts(new Map(docs.map(({ name, plain }) => [name, plain])))
  const isSo =
    JSON.stringify(counts) === JSON.stringify(manifest.counts) && holdsAll(strategy?.body, { id, title, period })
  if (!isSo) throw altered()
}
