/** Written answers, as the team works on them. */
import * as z from 'zod/mini'
import { NoteId, QuestionId, QuestionSetId, ResponseId, SectionId } from '#model/ids.ts'
import { DisplayName } from '#model/member.ts'
import {
  Excerpt,
  LateDecision,
  Part,
  Piece,
  Response,
  ResponseState,
  Span,
  WayIn,
  maxParts,
  maxPieces,
} from '#model/response.ts'
import { optionalWords } from '#model/text.ts'
import { Instant } from '#model/time.ts'
import { ofSet, QuestionSetView } from './question-sets.ts'
import { nothing, route } from './route.ts'

const ofResponse = z.object({ responseId: ResponseId })
const ofExcerpt = z.object({ responseId: ResponseId, noteId: NoteId })

/** Another answer that may be of the same person, and why it seems so. */
const Alike = z.object({ responseId: ResponseId, number: z.int(), why: z.string() })

/** One line of the inbox: nothing of it says when exactly somebody wrote. */
export const ResponseLine = z.object({
  id: ResponseId,
  number: z.int(),
  wayIn: WayIn,
  name: Response.shape.name,
  state: ResponseState,
  /** `2023-05-08`, by the clocks of the deadline's zone. */
  day: z.string(),
  isLate: z.boolean(),
  late: z.nullable(LateDecision),
  words: z.int(),
  /** Notes made of it that stand on the boards. */
  notes: z.int(),
  /** Parts that stand under no question and are not left out. */
  unplaced: z.int(),
  /** Changed by its author after somebody had marked passages in it. */
  isChanged: z.boolean(),
  alike: z.array(Alike),
  /** How it begins. */
  start: z.string(),
})
export type ResponseLine = Readonly<z.infer<typeof ResponseLine>>

/** By their numbers. Those that were taken back are not among them, and are counted. */
export const readInbox = route({
  method: 'GET',
  path: '/api/question-sets/:setId/responses',
  params: ofSet,
  body: nothing,
  reply: z.object({ set: QuestionSetView, responses: z.array(ResponseLine), withdrawn: z.int(), now: Instant }),
})

/** A passage with what is known of it. */
export const ExcerptView = z.object({
  id: NoteId,
  pieceId: Excerpt.shape.pieceId,
  start: Excerpt.shape.start,
  end: Excerpt.shape.end,
  sectionId: SectionId,
  text: z.string(),
  isTakenOff: z.boolean(),
  /** Of words that their author has changed since: the note stands, and its words are in what they wrote before. */
  isEarlier: z.boolean(),
})
export type ExcerptView = Readonly<z.infer<typeof ExcerptView>>

export const readResponse = route({
  method: 'GET',
  path: '/api/responses/:responseId',
  params: ofResponse,
  body: nothing,
  reply: z.object({
    set: QuestionSetView,
    line: ResponseLine,
    pieces: z.array(Piece),
    parts: z.array(Part),
    reading: z.int(),
    messages: z.array(z.string()),
    mayQuote: Response.shape.mayQuote,
    isSummary: z.boolean(),
    isReadBack: z.boolean(),
    excerpts: z.array(ExcerptView),
    /** Where somebody might cut: sentences of the pieces that are not marked yet. */
    suggested: z.array(Span),
    /** What its author wrote before they changed it, the newest first, where passages of it are notes. */
    earlier: z.array(z.object({ revision: z.int(), pieces: z.array(Piece) })),
    /** In the order of the inbox: the numbers next to it, for going on. */
    before: z.nullable(ResponseId),
    after: z.nullable(ResponseId),
  }),
})

/**
 * Makes a note of a passage, or moves the ends or the heading of one that is a note. Spaces at its ends are left off. Answers when it is
 * on disk. The id of the note is made by whoever asks.
 */
export const markPassage = route({
  method: 'PUT',
  path: '/api/responses/:responseId/passages/:noteId',
  params: ofExcerpt,
  body: z.object({ ...Span.shape, sectionId: SectionId }),
  reply: nothing,
})
/** Takes the note of a passage off the board; it can be put back. */
export const unmarkPassage = route({
  method: 'DELETE',
  path: '/api/responses/:responseId/passages/:noteId',
  params: ofExcerpt,
  body: nothing,
  reply: nothing,
})
export const putPassageBack = route({
  method: 'POST',
  path: '/api/responses/:responseId/passages/:noteId/back',
  params: ofExcerpt,
  body: nothing,
  reply: nothing,
})

export const changeResponseState = route({
  method: 'PUT',
  path: '/api/responses/:responseId/state',
  params: ofResponse,
  body: z.object({ state: ResponseState }),
  reply: nothing,
})

/** Takes a late answer or not, with the reason, on record. Can be decided again. */
export const decideLate = route({
  method: 'PUT',
  path: '/api/responses/:responseId/late',
  params: ofResponse,
  body: z.object({ isTaken: z.boolean(), reason: optionalWords(300) }),
  reply: nothing,
})

/**
 * Says which part answers which question, and which is no part of the answer. All of them, covering every letter. `reading` is the one
 * that was looked at: 'conflict' where somebody has changed it meanwhile. Refused where a note stands in what would be left out.
 */
export const placeParts = route({
  method: 'PUT',
  path: '/api/responses/:responseId/parts',
  params: ofResponse,
  body: z.object({ reading: z.int(), parts: z.array(Part).check(z.minLength(1), z.maxLength(maxParts)) }),
  reply: z.object({ reading: z.int() }),
})

/** Makes a link for somebody whose answer came otherwise than by the form: it shows where their words went, and changes nothing. Told this once. */
export const makeFollowLink = route({
  method: 'POST',
  path: '/api/responses/:responseId/follow-link',
  params: ofResponse,
  body: nothing,
  reply: z.object({ address: z.string() }),
})

/** What was said on the phone or written on paper, typed in by the team. The id is made by whoever asks. */
export const typeIn = route({
  method: 'PUT',
  path: '/api/question-sets/:setId/responses/:responseId',
  params: z.object({ setId: QuestionSetId, responseId: ResponseId }),
  body: z.object({
    wayIn: z.enum(['phone', 'paper', 'e-mail', 'word']),
    name: z.nullable(DisplayName),
    answers: z
      .array(z.object({ text: Piece.shape.text, questionId: z.nullable(QuestionId) }))
      .check(z.minLength(1, 'Write at least one answer.'), z.maxLength(maxPieces)),
    mayQuote: z.nullable(z.boolean()),
    isSummary: z.boolean(),
    isReadBack: z.boolean(),
  }),
  reply: z.object({ number: z.int() }),
})
