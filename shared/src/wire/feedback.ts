/** Feedback on a published version: the rounds in which people are asked, and their comments as the team works on them. */
import * as z from 'zod/mini'
import { Comment, CommentRoute, CommentState, GroupName, Outcome, Round, Says } from '#model/feedback.ts'
import { CommentId, DraftId, RoundId, StatementId, VersionId } from '#model/ids.ts'
import { DisplayName } from '#model/member.ts'
import { Version } from '#model/version.ts'
import { nothing, route } from './route.ts'

const ofDraft = z.object({ draftId: DraftId })
const ofRound = z.object({ draftId: DraftId, roundId: RoundId })

const Count = z.int()
const Counts = z.object({ toRead: Count, grouped: Count, needsAdvice: Count, answered: Count })

export const RoundView = z.object({
  ...Round.shape,
  /** Of the version that people are asked about. */
  versionNumber: z.int(),
  /** Whether people can say something, as the server's clock has it at this moment. */
  isOpen: z.boolean(),
  /** Until when, as people read it. */
  said: z.string(),
  /** Where comments are sent by e-mail; empty where they are not. */
  mail: z.string(),
  counts: Counts,
})
export type RoundView = Readonly<z.infer<typeof RoundView>>

/** The newest first. `address`: where everybody reads what is published; empty while nothing is. `versions`: those that people can be asked about. */
export const listRounds = route({
  method: 'GET',
  path: '/api/drafts/:draftId/rounds',
  params: ofDraft,
  body: nothing,
  reply: z.object({
    title: z.string(),
    rounds: z.array(RoundView),
    versions: z.array(Version),
    address: z.string(),
    mayOpen: z.boolean(),
    /** Whether this server receives mail. */
    canMail: z.boolean(),
  }),
})

/** Opens a round, or changes one that is there. Asked twice it is one. Refused with 'conflict' while another is open. */
export const putRound = route({
  method: 'PUT',
  path: '/api/drafts/:draftId/rounds/:roundId',
  params: ofRound,
  body: z.object({
    versionId: VersionId,
    intro: Round.shape.intro,
    closesAt: Round.shape.closesAt,
    contact: Round.shape.contact,
    promisedBy: Round.shape.promisedBy,
    /** Whether comments are taken by e-mail, at an address of the round. Once turned off, the next one is another. */
    takesMail: z.boolean(),
  }),
  reply: z.object({ round: RoundView }),
})

/** Ends it at once, or takes that back while its time has not come. */
export const endRound = route({
  method: 'PUT',
  path: '/api/drafts/:draftId/rounds/:roundId/ended',
  params: ofRound,
  body: z.object({ isEnded: z.boolean() }),
  reply: z.object({ round: RoundView }),
})

/** What is said of a comment to the team: nothing of when exactly it was written. */
export const CommentView = z.object({
  id: CommentId,
  number: Comment.shape.number,
  about: Comment.shape.about,
  words: z.string(),
  apart: z.string(),
  says: Comment.shape.says,
  route: CommentRoute,
  name: Comment.shape.name,
  mayShow: z.boolean(),
  isReadBack: z.boolean(),
  isTypedIn: z.boolean(),
  /** `2023-05-08`, by the clocks of the closing time. */
  day: z.string(),
  /** Came once nobody could say anything any more. */
  isLate: z.boolean(),
  state: CommentState,
  group: z.string(),
  outcome: Comment.shape.outcome,
  revision: z.int(),
})
export type CommentView = Readonly<z.infer<typeof CommentView>>

/** By their numbers, beside the statements as they are published. Those that were taken back are not among them, and are counted. */
export const readFeedback = route({
  method: 'GET',
  path: '/api/drafts/:draftId/rounds/:roundId',
  params: ofRound,
  body: nothing,
  reply: z.object({
    round: RoundView,
    /** In their order in the version. */
    statements: z.array(z.object({ id: StatementId, text: z.string() })),
    comments: z.array(CommentView),
    withdrawn: z.int(),
    /** Another as soon as anything of it is. */
    stamp: z.string(),
  }),
})

/** Whether there is anything new: cheap to ask, again and again. */
export const readFeedbackStamp = route({
  method: 'GET',
  path: '/api/drafts/:draftId/rounds/:roundId/stamp',
  params: ofRound,
  body: nothing,
  reply: z.object({ stamp: z.string() }),
})

/** What was said by phone, written on paper, said to somebody or sent to one of the team. The id is made by whoever asks: asked twice it is one comment. */
export const typeInComment = route({
  method: 'PUT',
  path: '/api/drafts/:draftId/rounds/:roundId/comments/:commentId',
  params: z.object({ draftId: DraftId, roundId: RoundId, commentId: CommentId }),
  body: z.object({
    about: z.nullable(StatementId),
    words: Comment.shape.words,
    says: z.nullable(Says),
    route: z.enum(['phone', 'paper', 'said', 'mail']),
    name: z.nullable(DisplayName),
    mayShow: z.boolean(),
    isReadBack: z.boolean(),
  }),
  reply: z.object({ number: z.int() }),
})

/** Takes back one that was typed in by the team, and puts it back. What people sent themselves they alone take back. */
export const takeBackTyped = route({
  method: 'PUT',
  path: '/api/drafts/:draftId/rounds/:roundId/comments/:commentId/taken-back',
  params: z.object({ draftId: DraftId, roundId: RoundId, commentId: CommentId }),
  body: z.object({ isTakenBack: z.boolean() }),
  reply: nothing,
})

/** So many comments are decided about at once. */
export const mostAtOnce = 2000

/**
 * What the team decides about comments, one or many at once: all of it is done, or nothing. `becomes` is a place in `decisions`, for one
 * decision is often about many. `revision` is the one that was looked at: 'conflict' where somebody has changed one meanwhile. To take
 * it back is to ask for what was before.
 */
export const triageComments = route({
  method: 'PUT',
  path: '/api/drafts/:draftId/rounds/:roundId/triage',
  params: ofRound,
  body: z.object({
    decisions: z
      .array(z.object({ state: CommentState, group: GroupName, outcome: z.nullable(Outcome) }))
      .check(z.maxLength(mostAtOnce)),
    comments: z
      .array(z.object({ id: CommentId, revision: z.int(), becomes: z.int().check(z.minimum(0)) }))
      .check(
        z.minLength(1, 'Tick a comment first.'),
        z.maxLength(mostAtOnce, `At most ${mostAtOnce.toLocaleString('en-GB')} comments at once.`),
      ),
  }),
  /** The revisions that they have now. */
  reply: z.object({ comments: z.array(z.object({ id: CommentId, revision: z.int() })) }),
})
