/** A file of a session: slides, an agenda, a picture. Its name on the way to people is made of its title; the one it came with is not kept. */
import * as z from 'zod/mini'
import { FileId, SessionId } from './ids.ts'
import { maxTitle } from './strategy.ts'
import { line, words } from './text.ts'
import { Instant } from './time.ts'

export const maxFiles = 20
/** So many of those that were removed can still be put back. */
export const maxRemovedFiles = 20
export const maxFileBytes = 25 * 1024 * 1024
export const maxFileDescription = 1000

export const fileKinds = ['pdf', 'pptx', 'docx', 'odt', 'odp', 'png', 'jpeg', 'webp', 'txt'] as const
export const FileKind = z.enum(fileKinds)
export type FileKind = z.infer<typeof FileKind>

export const FileWords = z.object({
  title: line(maxTitle, 'Give the file a title.'),
  /** What somebody who cannot see it needs to know. */
  description: words(maxFileDescription, 'Say what is in it, for those who cannot see it.'),
})
export type FileWords = Readonly<z.infer<typeof FileWords>>

export const SessionFile = z.object({
  id: FileId,
  sessionId: SessionId,
  ...FileWords.shape,
  kind: FileKind,
  bytes: z.int().check(z.positive()),
  addedAt: Instant,
  /** Removed, and can be put back; null while it is there. */
  removedAt: z.nullable(Instant),
})
export type SessionFile = Readonly<z.infer<typeof SessionFile>>
