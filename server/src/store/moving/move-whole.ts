/**
 * Everything of one store is written into another that is empty, and then both are read again and compared. The first is never changed; the
 * other is marked as unfinished until whoever asked says that it is finished.
 */
import { createHash } from 'node:crypto'
import { FileId } from '@waymark/shared/model/ids.ts'
import { files } from '#store/kinds.ts'
import { StorageProblem } from '#store/storage-problem.ts'
import type { Whole, WholePart } from '#store/whole.ts'
import { compareWholes, differ, type Comparison } from './compare-wholes.ts'
import { nothing, type Counts } from './counts.ts'

export interface Moving {
  readonly from: Whole
  readonly to: Whole
  /** Told again and again. */
  readonly tell: (doing: 'moved' | 'compared', counts: Counts) => void
  /** Aborted where somebody wants it to end: it throws the reason between two pages. */
  readonly signal: AbortSignal
}

export interface Moved {
  readonly counts: Counts
  /** As it was read where it came from, and where it went: the same for the same. */
  readonly digests: readonly [string, string]
  /** Files that are named, and were not there before. */
  readonly missing: number
}

/** Throws a StorageProblem where the two are not the same at the end, and NotEmpty. What it wrote stays unfinished: `to.finish()` is for the caller. */
export async function moveWhole(moving: Moving): Promise<Moved> {
  await moving.to.begin()
  const { fileIds, counts } = await copyParts(moving)
  await copyFiles(moving, fileIds, counts)
  return compared(moving, fileIds)
}

interface Copied {
  readonly fileIds: readonly FileId[]
  readonly counts: Counts
}

async function copyParts({ from, to, tell, signal }: Moving): Promise<Copied> {
  const fileIds: FileId[] = []
  let counts = nothing
  for await (const page of from.pages()) {
    signal.throwIfAborted()
    await to.write(page)
    for (const part of page) {
      counts = withPart(counts, part)
      const id = fileIn(part)
      if (id !== undefined) fileIds.push(id)
    }
    tell('moved', counts)
  }
  return { fileIds, counts }
}

/** A row is all that tells of a file. */
function fileIn(part: WholePart): FileId | undefined {
  if (part.of !== 'row' || part.storeName !== 'words' || part.kind !== files.name) return undefined
  return FileId.safeParse(part.id).data
}

function withPart(counts: Counts, { of }: WholePart): Counts {
  if (of === 'row') return { ...counts, rows: counts.rows + 1 }
  return of === 'log' ? { ...counts, documents: counts.documents + 1 } : { ...counts, changes: counts.changes + 1 }
}

async function copyFiles({ from, to, tell, signal }: Moving, ids: readonly FileId[], counts: Counts): Promise<void> {
  let files = 0
  for (const id of ids) {
    signal.throwIfAborted()
    const file = await from.files.read(id)
    if (file === undefined) continue
    const received = await to.files.receive(id, file.bytes, Number.MAX_SAFE_INTEGER)
    await received.keep()
    files += 1
    tell('moved', { ...counts, files })
  }
}

async function compared(moving: Moving, ids: readonly FileId[]): Promise<Moved> {
  const { from, to, tell, signal } = moving
  let counts = nothing
  const comparison = await compareWholes(from, to, part => {
    signal.throwIfAborted()
    counts = withPart(counts, part)
    tell('compared', counts)
  })
  const there = await compareFiles(moving, ids, comparison)
  const [one, other] = comparison.digests
  const digests = [one.digest('hex'), other.digest('hex')] as const
  if (comparison.differences.size > 0 || digests[0] !== digests[1]) throw differs(comparison)
  return { counts: { ...counts, files: there }, digests, missing: ids.length - there }
}

/** Answers how many of them are there. */
async function compareFiles(
  { from, to, signal }: Moving,
  ids: readonly FileId[],
  { digests, differences }: Comparison,
): Promise<number> {
  let there = 0
  for (const id of ids) {
    signal.throwIfAborted()
    const [here, other] = [await printOf(from, id), await printOf(to, id)]
    digests[0].update(here)
    digests[1].update(other)
    if (here !== other) differ(differences, files.name)
    if (here !== noFile) there += 1
  }
  return there
}

const noFile = JSON.stringify(['file'])

/** Its size and the SHA-256 of what is in it. */
async function printOf(whole: Whole, id: FileId): Promise<string> {
  const file = await whole.files.read(id)
  if (file === undefined) return noFile
  const hash = createHash('sha256')
  let size = 0
  for await (const chunk of file.bytes as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength
    hash.update(chunk)
  }
  return JSON.stringify(['file', id, file.size, size, hash.digest('hex')])
}

function differs({ differences }: Comparison): StorageProblem {
  const kinds = [...differences].map(([kind, count]) => `${count} of “${kind}”`)
  return new StorageProblem(
    `What was written was read again, and is not what it was: ${kinds.length === 0 ? 'the digests differ' : kinds.join(', ')}.`,
  )
}
