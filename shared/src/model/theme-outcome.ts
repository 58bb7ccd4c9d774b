/** What was done about a theme, as the team tells everybody, and what was done since. One of each theme. */
import * as z from 'zod/mini'
import { DraftId, OutcomeId, ThemeId, UpdateId } from './ids.ts'
import { OutcomeKind, OutcomeReason } from './outcome.ts'
import { words } from './text.ts'
import { Instant } from './time.ts'

/** Of one outcome, those that were taken back among them. */
export const mostUpdates = 100
/** So often an outcome can be changed: all that was said before is kept. */
export const mostRevisions = 500

export const UpdateWords = words(1000, 'Say what was done since, in a sentence or two.')

const OutcomeUpdate = z.object({
  id: UpdateId,
  at: Instant,
  words: UpdateWords,
  /** Nobody sees it then; it can be put back. */
  isTakenBack: z.boolean(),
})

export const ThemeOutcome = z.object({
  id: OutcomeId,
  draftId: DraftId,
  themeId: ThemeId,
  what: OutcomeKind,
  reason: OutcomeReason,
  /** What was done since, the newest last. */
  updates: z.array(OutcomeUpdate).check(z.maxLength(mostUpdates)),
  /** As they called themselves, or their role in words. */
  by: z.string(),
  at: Instant,
  /** 1 for the first, and one more with each change of what was said. */
  revision: z.int().check(z.positive()),
  /** Nothing is said then, as before there was one; it can be put back. */
  isTakenBack: z.boolean(),
})
export type ThemeOutcome = Readonly<z.infer<typeof ThemeOutcome>>

/** What was said before somebody changed it. */
export const EarlierOutcome = z.object({
  /** `OUTCOME.REVISION` */
  id: z.string(),
  draftId: DraftId,
  themeId: ThemeId,
  what: OutcomeKind,
  reason: OutcomeReason,
  by: z.string(),
  at: Instant,
  revision: z.int(),
  isTakenBack: z.boolean(),
})
export type EarlierOutcome = Readonly<z.infer<typeof EarlierOutcome>>
