/** What is kept in rows: one entry a kind, with its schema and the thing it is listed under. What stands in documents is not here. */
import * as z from 'zod/mini'
import {
  CommentId,
  FileId,
  LinkId,
  MemberId,
  NoteId,
  QuestionSetId,
  ResponseId,
  RoomId,
  RoundId,
  SessionId,
  StrategyId,
} from '@waymark/shared/model/ids.ts'
import { BookingPage } from '@waymark/shared/model/booking.ts'
import { Decision } from '@waymark/shared/model/decision.ts'
import { CheckBack } from '@waymark/shared/model/check-back.ts'
import { DeskMessage, Gathering, HelpAsk } from '@waymark/shared/model/desk.ts'
import { Activity } from '@waymark/shared/model/activity.ts'
import { Audited } from '@waymark/shared/model/audit.ts'
import { HistoryLine } from '@waymark/shared/model/history.ts'
import { Draft } from '@waymark/shared/model/draft.ts'
import { Lineage } from '@waymark/shared/model/lineage.ts'
import { CountingNote } from '@waymark/shared/model/impact.ts'
import { Comment, Round } from '@waymark/shared/model/feedback.ts'
import { LogTries } from '@waymark/shared/model/safeguarding.ts'
import { Look } from '@waymark/shared/model/look.ts'
import { Link, Member } from '@waymark/shared/model/member.ts'
import { LightGiven, Mark } from '@waymark/shared/model/mark.ts'
import { Note, Unseen } from '@waymark/shared/model/note.ts'
import { QuestionSet } from '@waymark/shared/model/question-set.ts'
import { Excerpt, Response, ResponseWords } from '@waymark/shared/model/response.ts'
import { DryRun, DuePart, PrivacySettings, TimeSeen } from '@waymark/shared/model/retention.ts'
import { ErasedNote, Erasure } from '@waymark/shared/model/erasure.ts'
import { Breakout, Room, Session } from '@waymark/shared/model/session.ts'
import { CodeTries, ShortCode } from '@waymark/shared/model/short-code.ts'
import { Snapshot, SnapshotState } from '@waymark/shared/model/snapshot.ts'

import { SessionFile } from '@waymark/shared/model/session-file.ts'
import { Strategy } from '@waymark/shared/model/strategy.ts'
import { EarlierOutcome, ThemeOutcome } from '@waymark/shared/model/theme-outcome.ts'
import { Publication, Version, VersionWords } from '@waymark/shared/model/version.ts'
import { Instant } from '@waymark/shared/model/time.ts'
import { optionalWords } from '@waymark/shared/model/text.ts'

export interface Kind<T extends { readonly id: string }> {
  readonly name: string
  readonly schema: z.ZodMiniType<T>
  /** What `list` asks by. */
  readonly parentOf: (record: T) => string
}

/** Which member a browser is, in one session, one strategy or the whole server. The id is a hash, so that two seats of one browser cannot be told to be one. */
export const Seat = z.object({ id: z.string(), memberId: MemberId })
export type Seat = Readonly<z.infer<typeof Seat>>

/** Whose note it is: never sent to anybody. A note that was withdrawn, or is unseen, stands here and nowhere else. */
export const Authorship = z.object({
  id: NoteId,
  roomId: RoomId,
  /** Null for a note that came along from another session: nobody's here, so that nobody can change its words. */
  memberId: z.nullable(MemberId),
  withdrawn: z.nullable(Note),
  unseen: z._default(z.nullable(Unseen), null),
  /** Its author did not want to be quoted, and is not known here any more. */
  isNotQuoted: z.optional(z.boolean()),
  /** The last asks of it that were done, and those in whose place they were. */
  asks: z.optional(z.array(z.string())),
  /** Of one that came along from an earlier session: the note whose words it has. */
  from: z.optional(NoteId),
  /** Of names that were taken out of it: keyed hashes, by which they are known where somebody writes them again. */
  takenOut: z.optional(z.array(z.string())),
  /** Of this writing of the row. */
  stamp: z.optional(z.string()),
})
export type Authorship = Readonly<z.infer<typeof Authorship>>

/** Whether anybody may look on at a session: the secret of the link is made of `secretId`, and there is none without it. */
export const WatchDoor = z.object({ id: SessionId, secretId: z.nullable(LinkId), join: optionalWords(120) })
export type WatchDoor = Readonly<z.infer<typeof WatchDoor>>

/** Somebody would like to talk to the person who is named for it. Goes when they have. */
export const TalkWish = z.object({
  id: z.string(),
  sessionId: SessionId,
  memberId: MemberId,
  words: z.string(),
  at: Instant,
})
export type TalkWish = Readonly<z.infer<typeof TalkWish>>

/** Somebody who does not want their words to be quoted: the id is theirs. Their notes count like all others. */
export const NotQuoted = z.object({
  id: MemberId,
  strategyId: z.nullable(StrategyId),
  sessionId: z.nullable(SessionId),
})
export type NotQuoted = Readonly<z.infer<typeof NotQuoted>>

/** What lets people in to answer in writing: the id is the end of the address. Gone once it is shut. */
export const AnswerDoor = z.object({ id: z.string(), setId: QuestionSetId })
export type AnswerDoor = Readonly<z.infer<typeof AnswerDoor>>

/** Where answers to a question set can be sent by e-mail: the id stands in the address, which only those have who were told it. */
export const MailDoor = z.object({ id: z.string(), setId: QuestionSetId })
export type MailDoor = Readonly<z.infer<typeof MailDoor>>

/**
 * What a return link leads to. The id is a hash of its secret, which only the person has whose answer it is; or, where it is one to
 * follow the answer by, also whoever of the team handed it out, so that nothing can be changed with it.
 */
export const ReturnKey = z.object({ id: z.string(), responseId: ResponseId, isToFollow: z.optional(z.boolean()) })
export type ReturnKey = Readonly<z.infer<typeof ReturnKey>>

/** Where comments of a round can be sent by e-mail: the id stands in the address, which stands on the page while the round is open. */
export const RoundDoor = z.object({ id: z.string(), roundId: RoundId })
export type RoundDoor = Readonly<z.infer<typeof RoundDoor>>

/** How often the comments of a round were written: what was worked out of them is known to be old by it, on every server. */
export const CommentWritings = z.object({ id: RoundId, times: z.int() })
export type CommentWritings = Readonly<z.infer<typeof CommentWritings>>

/** What the link to one's own comment leads to. The id is a hash of its secret, which nobody else has. */
export const CommentKey = z.object({ id: z.string(), commentId: CommentId })
export type CommentKey = Readonly<z.infer<typeof CommentKey>>

/** A file that waits for a moment for one browser. The id is a hash of the word by which it is had; `holder` one of the browser, with the key that stays outside. */
export const HeldFile = z.object({
  id: z.string(),
  what: z.enum(['archive', 'export']),
  fileId: FileId,
  holder: z.string(),
  about: z.string(),
  bytes: z.int(),
  /** What is said of it when it is sent. */
  says: z.nullable(z.object({ mediaType: z.string(), disposition: z.string() })),
  heldAt: Instant,
  /** The later one has the greater number. */
  at: z.int(),
})
export type HeldFile = Readonly<z.infer<typeof HeldFile>>

const kind = <T extends { readonly id: string }>(
  name: string,
  schema: z.ZodMiniType<T>,
  parentOf: (record: T) => string,
): Kind<T> => ({ name, schema, parentOf })

/** The parent of what belongs to no one thing but to the whole server. */
export const wholeServer = 'server'

/** What a link or a member belongs to. */
export const scopeOf = ({ strategyId, sessionId }: Pick<Link, 'strategyId' | 'sessionId'>): string =>
  sessionId ?? strategyId ?? wholeServer

export const strategies = kind<Strategy>('strategy', Strategy, () => wholeServer)
/** Of the strategy that is the new one, whose id it has. */
export const lineages = kind<Lineage>('lineage', Lineage, ({ id }) => id)
export const sessions = kind<Session>('session', Session, ({ strategyId }) => strategyId)
export const breakouts = kind<Breakout>('breakout', Breakout, ({ sessionId }) => sessionId)
export const rooms = kind<Room>('room', Room, ({ breakoutId }) => breakoutId)
export const links = kind<Link>('link', Link, scopeOf)
export const shortCodes = kind<ShortCode>('short-code', ShortCode, ({ sessionId }) => sessionId)
export const codeTries = kind<CodeTries>('code-tries', CodeTries, () => wholeServer)
export const members = kind<Member>('member', Member, scopeOf)
export const seats = kind<Seat>('seat', Seat, ({ memberId }) => memberId)
export const notQuoted = kind<NotQuoted>('not-quoted', NotQuoted, scopeOf)
export const authorships = kind<Authorship>('authorship', Authorship, ({ roomId }) => roomId)
export const marks = kind<Mark>('mark', Mark, ({ roomId }) => roomId)
export const lightsGiven = kind<LightGiven>('light', LightGiven, ({ roomId }) => roomId)
export const talkWishes = kind<TalkWish>('talk-wish', TalkWish, ({ sessionId }) => sessionId)

/** Of the whole server, so that those of yesterday can be found. */
export const helpAsks = kind<HelpAsk>('help-ask', HelpAsk, () => wholeServer)
export const deskMessages = kind<DeskMessage>('desk-message', DeskMessage, ({ sessionId }) => sessionId)
export const gatherings = kind<Gathering>('gathering', Gathering, ({ id }) => id)
export const checkBacks = kind<CheckBack>('check-back', CheckBack, ({ roomId }) => roomId)
export const watchDoors = kind<WatchDoor>('watch-door', WatchDoor, ({ id }) => id)
export const drafts = kind<Draft>('draft', Draft, ({ strategyId }) => strategyId)
export const versions = kind<Version>('version', Version, ({ draftId }) => draftId)
export const versionWords = kind<VersionWords>('version-words', VersionWords, ({ draftId }) => draftId)
export const publications = kind<Publication>('publication', Publication, ({ draftId }) => draftId)
export const outcomes = kind<ThemeOutcome>('outcome', ThemeOutcome, ({ draftId }) => draftId)
export const earlierOutcomes = kind<EarlierOutcome>('earlier-outcome', EarlierOutcome, ({ draftId }) => draftId)
export const decisions = kind<Decision>('decision', Decision, ({ strategyId }) => strategyId)
export const countingNotes = kind<CountingNote>('counting-note', CountingNote, ({ strategyId }) => strategyId)
export const rounds = kind<Round>('round', Round, ({ draftId }) => draftId)
export const roundDoors = kind<RoundDoor>('round-door', RoundDoor, ({ roundId }) => roundId)
export const comments = kind<Comment>('comment', Comment, ({ roundId }) => roundId)
export const commentWritings = kind<CommentWritings>('comment-writings', CommentWritings, ({ id }) => id)
export const commentKeys = kind<CommentKey>('comment-key', CommentKey, ({ commentId }) => commentId)
export const activities = kind<Activity>('activity', Activity, ({ sessionId }) => sessionId)
/** Of the whole server. */
export const audits = kind<Audited>('audit', Audited, () => wholeServer)
/** How long what is kept of people is kept, the list of what is due, the parts of it that are not gone yet, and the time that was seen to pass: of the whole server. */
export const privacySettings = kind<PrivacySettings>('privacy-settings', PrivacySettings, () => wholeServer)
export const dryRuns = kind<DryRun>('dry-run', DryRun, () => wholeServer)
export const dueParts = kind<DuePart>('due-part', DuePart, ({ runId }) => runId)
export const timesSeen = kind<TimeSeen>('time-seen', TimeSeen, () => wholeServer)
/** Of the whole server, so that whichever starts next goes on with those that are under way. */
export const erasures = kind<Erasure>('erasure', Erasure, () => wholeServer)
export const erasedNotes = kind<ErasedNote>('erased-note', ErasedNote, () => wholeServer)
export const looks = kind<Look>('look', Look, ({ breakoutId }) => breakoutId)
export const histories = kind<HistoryLine>('history', HistoryLine, ({ breakoutId }) => breakoutId)
export const snapshots = kind<Snapshot>('snapshot', Snapshot, ({ breakoutId }) => breakoutId)
/** What stood there: apart from the line of the list, because it is large. */
export const snapshotStates = kind<SnapshotState>('snapshot-state', SnapshotState, ({ breakoutId }) => breakoutId)

/** Of the whole server, so that what is due can be found. */
export const bookingPages = kind<BookingPage>('booking-page', BookingPage, () => wholeServer)

export const files = kind<SessionFile>('file', SessionFile, ({ sessionId }) => sessionId)

/** Of the whole server: whoever comes by lets go of those that have waited too long. */
export const heldFiles = kind<HeldFile>('held-file', HeldFile, () => wholeServer)

export const questionSets = kind<QuestionSet>('question-set', QuestionSet, ({ sessionId }) => sessionId)
export const answerDoors = kind<AnswerDoor>('answer-door', AnswerDoor, ({ setId }) => setId)
export const mailDoors = kind<MailDoor>('mail-door', MailDoor, ({ setId }) => setId)
export const responses = kind<Response>('response', Response, ({ setId }) => setId)
export const returnKeys = kind<ReturnKey>('return-key', ReturnKey, ({ responseId }) => responseId)
export const responseWords = kind<ResponseWords>('response-words', ResponseWords, ({ responseId }) => responseId)
export const excerpts = kind<Excerpt>('excerpt', Excerpt, ({ roomId }) => roomId)

/** Wrong tries at the log of a lead, by a keyed hash: gone once it is opened. */
export const logTries: Kind<z.infer<typeof LogTries>> = {
  name: 'log-tries',
  schema: LogTries,
  parentOf: () => wholeServer,
}
