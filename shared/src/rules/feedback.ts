/** What follows from a round and its comments: whether people can say something, what of a comment holds together, how many are how far. */
import type { Comment, CommentState, Round, Triage } from '#model/feedback.ts'
import { hasWords } from '#model/text.ts'
import type { Instant } from '#model/time.ts'
import { isBefore } from './deadline.ts'

/** By the clock, at each moment; an end that somebody made comes before it. */
export const isRoundOpen = ({ closesAt, closedEarlyAt }: Pick<Round, 'closesAt' | 'closedEarlyAt'>, now: Instant) =>
  closedEarlyAt === null && isBefore(now, closesAt)

/** Why nothing would be kept of a comment; empty where something would. */
export const nothingSaid = ({ words, says }: Pick<Comment, 'words' | 'says'>): boolean =>
  says === null && !hasWords(words)

/** Why a comment cannot stand so, in a sentence; undefined where it can. */
export function wrongWithTriage({ state, group, outcome }: Triage): string | undefined {
  if (group !== '' && !hasWords(group)) return 'Give the group a name, for example “Opening hours”.'
  if (state === 'grouped' && group === '') return 'Give the group a name, for example “Opening hours”.'
  if (state === 'answered' && outcome === null) return 'Say what was done about it, and why.'
  if (state !== 'answered' && outcome !== null) return 'Only what is answered says what was done about it.'
  return undefined
}

/** Those that were taken back are in none of them. */
export type FeedbackCounts = Readonly<Record<'toRead' | 'grouped' | 'needsAdvice' | 'answered', number>>

const countNames = {
  'to-read': 'toRead',
  grouped: 'grouped',
  'needs-advice': 'needsAdvice',
  answered: 'answered',
} as const satisfies Record<CommentState, keyof FeedbackCounts>

export function countComments(all: readonly Pick<Comment, 'state' | 'withdrawnAt'>[]): FeedbackCounts {
  const counts = { toRead: 0, grouped: 0, needsAdvice: 0, answered: 0 }
  for (const { state, withdrawnAt } of all) if (withdrawnAt === null) counts[countNames[state]] += 1
  return counts
}
