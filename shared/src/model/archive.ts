/** The archive of a series: one file with everything of it, that restores to the same data on another server. docs/files-of-an-archive.md says what stands where. */
import * as z from 'zod/mini'
import { StrategyId } from './ids.ts'
import { Strategy } from './strategy.ts'
import { Instant } from './time.ts'

export const archiveFormat = 'waymark-archive'
/** Counts up when a reader of the one before could misread it. */
export const archiveVersion = 1

/** Bytes of one: what a ZIP of the old kind can hold, with room for its list. */
export const mostArchiveBytes = 4 * 1024 * 1024 * 1024 - 64 * 1024 * 1024
/** Rows and documents together, unpacked: ten times what 50,000 notes take. */
export const mostArchiveWords = 256 * 1024 * 1024
export const mostArchiveEntries = 20_000
/** Of one row: more than the longest answer. */
export const mostRowBytes = 8 * 1024 * 1024

const count = z.int().check(z.minimum(0))

export const ArchiveCounts = z.object({
  sessions: count,
  breakouts: count,
  rooms: count,
  notes: count,
  themes: count,
  answers: count,
  files: count,
})
export type ArchiveCounts = Readonly<z.infer<typeof ArchiveCounts>>

export const ArchiveEntry = z.object({
  name: z.string().check(z.minLength(1), z.maxLength(200)),
  bytes: count,
  /** In hexadecimal. */
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
})
export type ArchiveEntry = Readonly<z.infer<typeof ArchiveEntry>>

export const ArchiveManifest = z.object({
  format: z.literal(archiveFormat),
  version: z.literal(archiveVersion),
  madeAt: Instant,
  madeBy: z.string().check(z.maxLength(80)),
  strategy: z.object({ id: StrategyId, title: Strategy.shape.title, period: Strategy.shape.period }),
  counts: ArchiveCounts,
  /** All but this list itself, in the order of the file. */
  entries: z.array(ArchiveEntry).check(z.maxLength(mostArchiveEntries)),
})
export type ArchiveManifest = Readonly<z.infer<typeof ArchiveManifest>>
