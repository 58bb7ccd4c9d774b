/** A long export, followed while it is written: it says how it goes, can be given up, and ends with an address where the file waits. */
import * as z from 'zod/mini'
import { DraftId } from '#model/ids.ts'

/** So many notes are written and sent before anybody wonders. With more the page follows. */
export const shortExport = 600

/** GET, for some minutes and for that browser alone. */
export const exportedPath = (draftId: DraftId | ':draftId', exportId: string): string =>
  `/api/drafts/${draftId}/exports/${exportId}`

export const OfExport = z.object({ draftId: DraftId, exportId: z.string().check(z.regex(/^[A-Za-z0-9_-]{10,40}$/)) })

/** What `exportPath` answers line by line where it is asked with POST: first how it goes, last what came of it. Whoever ends the request gives it up. */
export const ExportLine = z.union([
  /** Others come first. */
  z.object({ waiting: z.literal(true) }),
  /** For so many seconds. */
  z.object({ writing: z.int() }),
  z.object({ ready: z.object({ address: z.string(), bytes: z.int() }) }),
  /** Why there is none, in a sentence. */
  z.object({ refused: z.string() }),
])
export type ExportLine = Readonly<z.infer<typeof ExportLine>>
