/**
 * A written answer to a question set, kept whole. What somebody sent is a row of pieces, and none of them ever changes; how the team reads
 * them is a row of parts beside it, which together cover every letter. Notes are passages of pieces.
 */
import * as z from 'zod/mini'
import { NoteId, PieceId, QuestionId, QuestionSetId, ResponseId, RoomId, SectionId } from './ids.ts'
import { DisplayName } from './member.ts'
import { Note } from './note.ts'
import { optionalWords, words } from './text.ts'
import { Instant } from './time.ts'

/** One answer of 10,000 long words fits. In code points. */
export const maxPiece = 100_000
export const maxPieces = 200
/** All pieces together, in UTF-16 units: a short book. */
export const maxResponse = 500_000
export const maxMessages = 50
const maxMessage = 600

export const Piece = z.object({
  id: PieceId,
  /** Letter for letter. */
  text: words(maxPiece, 'There is no word in it.'),
  /** Under which question it came; null where nobody could tell. */
  questionId: z.nullable(QuestionId),
  /** What a person should look at, and why: `It stood between two questions.` Empty where nothing is uncertain. */
  why: optionalWords(300),
})
export type Piece = Readonly<z.infer<typeof Piece>>
/** A piece as it was read from something that came. */
export type PieceAsRead = Omit<Piece, 'id'>

/** From `start` to before `end` of a piece, in UTF-16 units, neither of which lies within a character. */
const span = { pieceId: PieceId, start: z.int().check(z.minimum(0)), end: z.int().check(z.positive()) }
export const Span = z.object(span)
export type Span = Readonly<z.infer<typeof Span>>

/** How the team reads a stretch of what was sent. */
export const Part = z.object({
  ...span,
  /** Which question it answers; null while nobody has said. */
  questionId: z.nullable(QuestionId),
  /** Looked at by somebody, and no part of the answer: the message that was answered, a signature. */
  isLeftOut: z.boolean(),
})
export type Part = Readonly<z.infer<typeof Part>>
export const maxParts = 600

export const waysIn = ['web', 'word', 'e-mail', 'phone', 'paper', 'table'] as const
export const WayIn = z.enum(waysIn)
export type WayIn = z.infer<typeof WayIn>

/** `to-read`: nobody has looked at it, or it changed since. `split`: passages are being marked. `done`: nothing is left to mark. */
export const responseStates = ['to-read', 'split', 'done'] as const
export const ResponseState = z.enum(responseStates)
export type ResponseState = z.infer<typeof ResponseState>

/** What a person decided about an answer that came late. */
export const LateDecision = z.object({
  isTaken: z.boolean(),
  reason: optionalWords(300),
  /** As they called themselves, or their role in words. */
  by: z.string(),
  at: Instant,
})
export type LateDecision = Readonly<z.infer<typeof LateDecision>>

export const Response = z.object({
  id: ResponseId,
  setId: QuestionSetId,
  /** What the team calls it: "Answer 12". Unique in its set, from 1; given when it is sent. */
  number: z.nullable(z.int().check(z.positive())),
  wayIn: WayIn,
  /** As they call themselves, if they gave a name. */
  name: z.nullable(DisplayName),
  /** Counts up with every change by the person whose it is; what it says now stands in the `ResponseWords` of this revision. */
  revision: z.int(),
  state: ResponseState,
  /** Null while it is written and not sent; nobody but its author sees it then. */
  sentAt: z.nullable(Instant),
  late: z.nullable(LateDecision),
  /** Taken back by its author, who can put it back. */
  withdrawnAt: z.nullable(Instant),
  /** Whether their words may be quoted; null where they were not asked or did not say. */
  mayQuote: z.nullable(z.boolean()),
  /** Of one that was typed in for somebody. */
  isSummary: z.boolean(),
  isReadBack: z.boolean(),
  /** What somebody should know who looks at it: how it was read, and what was strange in it. In sentences. */
  messages: z.array(z.string().check(z.maxLength(maxMessage))).check(z.maxLength(maxMessages)),
})
export type Response = Readonly<z.infer<typeof Response>>

/** What a response says, or said before its author changed it. */
export const ResponseWords = z.object({
  /** `RESPONSE.REVISION` */
  id: z.string(),
  responseId: ResponseId,
  pieces: z.array(Piece).check(z.maxLength(maxPieces)),
  /** In the order of the pieces, each letter in one of them. */
  parts: z.array(Part).check(z.maxLength(maxParts)),
  /** Counts up with every other reading by the team. */
  reading: z.int(),
})
export type ResponseWords = Readonly<z.infer<typeof ResponseWords>>

export const responseWordsId = ({ id, revision }: Pick<Response, 'id' | 'revision'>): string => `${id}.${revision}`

/** A passage that became a note: its words are exactly those of the piece at that place. */
export const Excerpt = z.object({
  id: NoteId,
  responseId: ResponseId,
  ...span,
  roomId: RoomId,
  sectionId: SectionId,
  /** As it stood on the board, once it was taken off: it can be put back. */
  takenOff: z.nullable(Note),
  /** Taken off because its author took the answer back; the team cannot put it back then. */
  isWithdrawn: z.boolean(),
})
export type Excerpt = Readonly<z.infer<typeof Excerpt>>
