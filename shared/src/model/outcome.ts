/** What was done about something that people said: "you said, we did". */
import * as z from 'zod/mini'
import { words } from './text.ts'

export const outcomes = ['adopted', 'adapted', 'not-now', 'not-ours'] as const
export const OutcomeKind = z.enum(outcomes)
export type OutcomeKind = z.infer<typeof OutcomeKind>

export const OutcomeReason = words(2000, 'Say why, in a sentence or two.')
