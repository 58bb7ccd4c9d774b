/** The parts of an archive that was sent: exactly those of its list, each as its list says. */
import { setImmediate } from 'node:timers/promises'
import { mostArchiveWords, type ArchiveEntry, type ArchiveManifest } from '@waymark/shared/model/archive.ts'
import { maxFileBytes } from '@waymark/shared/model/session-file.ts'
import { sha256 } from './archive-entries.ts'
import {
  docEntry,
  docOfEntry,
  isDoc,
  isFile,
  isForPeople,
  isRows,
  kindOfEntry,
  manifestName,
} from './names-of-entries.ts'
import { altered, newer } from './not-taken.ts'
import { carried } from './table-of-kinds.ts'

export interface ArchiveFile {
  readonly names: readonly string[]
  /** Undefined where there is no such part. Refuses what is broken, and what is larger than `most`. */
  readonly read: (name: string, most: number) => Promise<Uint8Array | undefined>
}

export interface Parts {
  /** Rows and documents. */
  readonly words: ReadonlyMap<string, Uint8Array>
  /** How large each file is. */
  readonly files: ReadonlyMap<string, number>
}

/** One at a time: of files and pages only the size is kept. */
export async function checkedParts(file: ArchiveFile, { entries }: ArchiveManifest): Promise<Parts> {
  if (!isTheList(file.names, entries)) throw altered()
  const words = new Map<string, Uint8Array>()
  const files = new Map<string, number>()
  let left = mostArchiveWords
  for (const entry of entries) {
    const { name, bytes } = entry
    refuseUnknown(name)
    const part = await partOf(file, entry, isFile(name) ? maxFileBytes : left)
    if (isFile(name)) files.set(name, bytes)
    else left -= bytes
    if (isRows(name) || isDoc(name)) words.set(name, part)
    await setImmediate()
  }
  return { words, files }
}

function isTheList(names: readonly string[], entries: readonly ArchiveEntry[]): boolean {
  const listed = new Set([manifestName, ...entries.map(({ name }) => name)])
  return listed.size === entries.length + 1 && names.length === listed.size && names.every(name => listed.has(name))
}

/** Refuses one that is not letter for letter what it was. */
export async function partOf(
  file: ArchiveFile,
  { name, bytes, sha256: sum }: ArchiveEntry,
  most: number,
): Promise<Uint8Array> {
  const part = await file.read(name, most)
  if (part === undefined || part.byteLength !== bytes || sha256(part) !== sum) throw altered()
  return part
}

function refuseUnknown(name: string): void {
  if (!isForPeople(name) && !isFile(name) && !isOfAKind(name)) throw newer()
}

function isOfAKind(name: string): boolean {
  if (isRows(name)) return carried.some(one => one.name === kindOfEntry(name))
  const doc = docOfEntry(name)
  return doc !== undefined && docEntry(doc) === name
}
