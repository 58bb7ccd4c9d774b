/** Versions of a draft: what it said at one moment, kept under a name, and which of them everybody can read. */
import * as z from 'zod/mini'
import { Block } from './draft.ts'
import { DraftPart } from './draft-part.ts'
import { DraftId, PublicationId, ThemeId, VersionId } from './ids.ts'
import { line, optionalWords } from './text.ts'
import { Instant } from './time.ts'

/** Of one draft. */
export const mostVersions = 200

export const VersionName = line(80, 'Give the version a name, for example “For the trustees”.')
export const WhatChanged = optionalWords(2000)

export const Version = z.object({
  id: VersionId,
  draftId: DraftId,
  /** 1 for the first of its draft. */
  number: z.int().check(z.positive()),
  name: VersionName,
  madeAt: Instant,
  /** As they called themselves, or their role in words. */
  by: z.string(),
  /** Since when everybody can read it; null while nobody but the team can. */
  publishedAt: z.nullable(Instant),
  /** What changed since the one before, as the team tells it. */
  changes: WhatChanged,
})
export type Version = Readonly<z.infer<typeof Version>>

/** A theme as it was when the version was kept. */
export const RestsOn = z.object({ id: ThemeId, name: z.string(), said: z.string(), notes: z.number() })

/** What it says: apart from the line of the list, because it is large. No words of people are in it, so that who takes theirs back has taken them back from here, too. */
export const VersionWords = z.object({
  id: VersionId,
  draftId: DraftId,
  blocks: z.readonly(z.array(Block)),
  /** The themes that it cites. */
  themes: z.readonly(z.array(RestsOn)),
  /** What stood in its parts by itself. */
  parts: z._default(z.readonly(z.array(z.object({ part: DraftPart, lines: z.readonly(z.array(z.string())) }))), []),
})
export type VersionWords = Readonly<z.infer<typeof VersionWords>>

/** The address under which everybody reads what is published of a draft: one, and it stays the same. */
export const Publication = z.object({
  id: PublicationId,
  draftId: DraftId,
  /** Null while nothing is shown there. */
  openedAt: z.nullable(Instant),
})
export type Publication = Readonly<z.infer<typeof Publication>>
