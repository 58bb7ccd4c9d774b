/** Remarks: what the team says to each other beside the draft, and the other words that they suggest. For the team alone. */
import * as z from 'zod/mini'
import { RemarkId, ReplyId, StatementId } from './ids.ts'
import { DisplayName } from './member.ts'
import { optionalWords, words } from './text.ts'
import { Instant } from './time.ts'

/** Of one draft, settled ones among them. */
export const mostRemarks = 1000
/** To one remark. */
export const mostReplies = 100

export const maxRemark = 2000
/** Also of the words that are suggested in its place. */
export const maxQuote = 4000
/** So much of what stands before and after a quote is kept, to tell it from the same words elsewhere. */
export const maxContext = 40
/** So much of the beginning of its statement is kept, to say what it was about once that is gone. */
export const maxBeginning = 300

export const RemarkWords = optionalWords(maxRemark)
export const ReplyWords = words(maxRemark, 'Write your reply first.')
export const Instead = optionalWords(maxQuote)

/** Letters of the draft as they stand there, whatever they are: a quote that was corrected would be found no more. */
const exactly = (most: number) => z.string().check(z.maxLength(most))

/** How it was closed: its words were taken into the draft, left, or there was nothing more to say. */
export const Closing = z.enum(['taken', 'left', 'settled'])
export type Closing = z.infer<typeof Closing>

export const Remark = z.object({
  id: RemarkId,
  statementId: StatementId,
  /** The words of the statement that it is about; empty where it is about all of it. */
  quote: exactly(maxQuote),
  before: exactly(maxContext),
  after: exactly(maxContext),
  /** Whether no other words of the statement read the same. */
  isOnlyOne: z.boolean(),
  /** How the statement began. */
  beginning: exactly(maxBeginning),
  /** May be empty where other words are suggested. */
  words: RemarkWords,
  /** Other words for the quote. Empty: without it. */
  instead: z.nullable(Instead),
  /** As they called themselves, or their role in words. */
  by: DisplayName,
  at: Instant,
  /** Left out while it is open. Fields of their own, and no object: so two who close it at once are read as one of them. */
  closed: z.optional(Closing),
  closedBy: z.optional(DisplayName),
  closedAt: z.optional(Instant),
})
export type Remark = Readonly<z.infer<typeof Remark>>

export const Reply = z.object({ id: ReplyId, remarkId: RemarkId, words: ReplyWords, by: DisplayName, at: Instant })
export type Reply = Readonly<z.infer<typeof Reply>>
