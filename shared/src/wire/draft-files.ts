/** A draft file that comes in: looked at first, which keeps nothing. What it holds is put at the end of the draft, and changes nothing that is there. */
import * as z from 'zod/mini'
import { DraftId } from '#model/ids.ts'

export const maxDraftFileBytes = 10 * 1024 * 1024

export const OfDraft = z.object({ draftId: DraftId })

/** POST, as multipart: the `file`. Answers `DraftFileLook`. */
export const bringLookPath = (draftId: DraftId | ':draftId'): string => `/api/drafts/${draftId}/bring-look`

export const DraftFileLook = z.object({
  title: z.string(),
  period: z.string(),
  headings: z.int(),
  statements: z.int(),
  /** Of the statements: all that they rest on was said here. */
  sourced: z.int(),
  /** They rest on something that is not here. */
  sourcesGone: z.int(),
})
export type DraftFileLook = Readonly<z.infer<typeof DraftFileLook>>

/** POST, as multipart: the `file`. Answers `DraftBrought`. */
export const bringPath = (draftId: DraftId | ':draftId'): string => `/api/drafts/${draftId}/bring`

export const DraftBrought = z.object({ headings: z.int(), statements: z.int() })
