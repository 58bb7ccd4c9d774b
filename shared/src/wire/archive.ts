/** Taking everything of a series away as one file, and bringing such a file in. */
import * as z from 'zod/mini'
import { ArchiveCounts, ArchiveManifest } from '#model/archive.ts'
import { StrategyId } from '#model/ids.ts'
import { nothing, route } from './route.ts'

const token = z.string().check(z.regex(/^[A-Za-z0-9_-]{10,40}$/, 'This address is not complete.'))
export const OfStrategy = z.object({ strategyId: StrategyId })
export const OfToken = z.object({ token })

/** POST answers lines of `MakingLine` (NDJSON): how far it is, and last where the file is to be had, or why there is none. */
export const makeArchivePath = (strategyId: StrategyId | ':strategyId'): string =>
  `/api/strategies/${strategyId}/archive`

export const MakingLine = z.union([
  z.object({ progress: z.number() }),
  z.object({ ready: z.object({ token, bytes: z.int() }) }),
  z.object({ refused: z.string() }),
])
export type MakingLine = z.infer<typeof MakingLine>

/** GET answers the file that was made, for a while and to whoever had it made. */
export const archivePath = (strategyId: StrategyId | ':strategyId', of: string): string =>
  `/api/strategies/${strategyId}/archive/${of}`

/** POST, as multipart with the file in it. Answers `LookedAtArchive`: nothing is brought in yet. */
export const lookAtArchivePath = '/api/archives'

export const LookedAtArchive = z.object({
  token,
  madeAt: ArchiveManifest.shape.madeAt,
  strategy: ArchiveManifest.shape.strategy,
  counts: ArchiveCounts,
  /** Then it cannot be brought in. */
  isHere: z.boolean(),
})
export type LookedAtArchive = Readonly<z.infer<typeof LookedAtArchive>>

/** Answers the link by which organisers come to it. */
export const bringInArchive = route({
  method: 'POST',
  path: '/api/archives/:token/bring-in',
  params: OfToken,
  body: nothing,
  reply: z.object({ strategyId: StrategyId, link: z.string() }),
})
