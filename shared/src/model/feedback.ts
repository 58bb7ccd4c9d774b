/** What people say to a published version: the round in which they are asked, and each comment that came. */
import * as z from 'zod/mini'
import { CommentId, DraftId, RoundId, StatementId, VersionId } from './ids.ts'
import { DisplayName } from './member.ts'
import { OutcomeKind, OutcomeReason } from './outcome.ts'
import { optionalWords } from './text.ts'
import { Instant, ZonedTime } from './time.ts'

/** Of one draft. */
export const mostRounds = 50
/** Of one round. */
export const mostComments = 5000
/** In code points. */
export const maxComment = 20_000
export const maxGroupName = 80

export const Round = z.object({
  id: RoundId,
  draftId: DraftId,
  /** A published one: what people are asked about. */
  versionId: VersionId,
  /** What we ask. */
  intro: optionalWords(6000),
  closesAt: ZonedTime,
  /** How to say something by phone, or ask something. */
  contact: optionalWords(300),
  /** When people hear back, in the words of whoever promises it; empty where nobody did. */
  promisedBy: optionalWords(300),
  openedAt: Instant,
  /** Ended before its time; null where it was not. */
  closedEarlyAt: z.nullable(Instant),
})
export type Round = Readonly<z.infer<typeof Round>>

/** To "Does this say what you said?" */
export const saysKinds = ['yes', 'partly', 'no'] as const
export const Says = z.enum(saysKinds)
export type Says = z.infer<typeof Says>

export const commentRoutes = ['form', 'mail', 'phone', 'paper', 'said'] as const
export const CommentRoute = z.enum(commentRoutes)
export type CommentRoute = z.infer<typeof CommentRoute>

/** `to-read`: nobody has read it, or its author changed it since. `needs-advice`: read, and somebody else is asked first. */
export const commentStates = ['to-read', 'grouped', 'needs-advice', 'answered'] as const
export const CommentState = z.enum(commentStates)
export type CommentState = z.infer<typeof CommentState>

export const Outcome = z.object({ what: OutcomeKind, reason: OutcomeReason })
export type Outcome = Readonly<z.infer<typeof Outcome>>

/** One line, or nothing where it stands in no group. */
export const GroupName = optionalWords(maxGroupName).check(
  z.refine<string>(text => !/[\n\r\u2028\u2029]/.test(text), 'Keep it to one line.'),
)

export const Comment = z.object({
  id: CommentId,
  roundId: RoundId,
  /** What the team calls it: "Comment 12". Unique in its round, from 1. */
  number: z.int().check(z.positive()),
  /** A statement of the version; null for the whole. */
  about: z.nullable(StatementId),
  /** Letter for letter; empty where only the question was answered. */
  words: optionalWords(maxComment),
  /** Of a message: what looks like a signature, or like the message that was answered. For the team alone. */
  apart: z.string(),
  says: z.nullable(Says),
  route: CommentRoute,
  /** As they call themselves, if they gave a name. Nobody but the team sees it. */
  name: z.nullable(DisplayName),
  /** Whether everybody may read the words, without the name, once the comment is answered. */
  mayShow: z.boolean(),
  /** Of one that was typed in for somebody. */
  isReadBack: z.boolean(),
  /** Typed in by the team, who can take it back. */
  isTypedIn: z.boolean(),
  /** Nobody but this server sees it. */
  at: Instant,
  state: CommentState,
  /** The name of the group that it was put in; empty where it stands in none. */
  group: GroupName,
  outcome: z.nullable(Outcome),
  /** Taken back by its author, or by the team where they typed it in; whoever did can put it back. */
  withdrawnAt: z.nullable(Instant),
  /** Counts up with every change of anything in it. */
  revision: z.int(),
})
export type Comment = Readonly<z.infer<typeof Comment>>

/** What the team decides about a comment. */
export type Triage = Pick<Comment, 'state' | 'group' | 'outcome'>
