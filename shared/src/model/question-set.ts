/** Questions for people who answer in writing, each when it suits them, and until when. */
import * as z from 'zod/mini'
import { BreakoutId, QuestionId, QuestionSetId, SectionId, SessionId } from './ids.ts'
import { maxTitle } from './strategy.ts'
import { line, optionalWords } from './text.ts'
import { Instant, ZonedTime } from './time.ts'

const maxQuestions = 20
export const maxQuestionSets = 12
const maxHint = 600
const maxSetWords = 6000

/** Every question continues a breakout, so that its answers stand in the sections of what was said live. */
export const Question = z.object({
  id: QuestionId,
  text: line(300, 'Ask a question.'),
  hint: optionalWords(maxHint),
  breakoutId: BreakoutId,
  /** Where passages of its answers stand, unless whoever marks them chooses another. */
  sectionId: SectionId,
})
export type Question = Readonly<z.infer<typeof Question>>

/** Whose bank holidays count, where somebody is warned of them. */
export const nations = ['england-and-wales', 'scotland', 'northern-ireland'] as const
export const Nation = z.enum(nations)
export type Nation = z.infer<typeof Nation>

/** At least one, and not more than people can bear, of whatever stands for a question. */
export const someQuestions = <S extends z.ZodMiniType>(question: S) =>
  z
    .array(question)
    .check(
      z.minLength(1, 'Ask at least one question.'),
      z.maxLength(maxQuestions, `At most ${maxQuestions} questions fit.`),
    )

export const QuestionSet = z.object({
  id: QuestionSetId,
  /** The session that it continues. */
  sessionId: SessionId,
  title: line(maxTitle, 'Give the questions a title.'),
  /** What people are told before the questions. */
  intro: optionalWords(maxSetWords),
  /** What came out of the session so far, as the team tells it. */
  outcome: optionalWords(maxSetWords),
  /** In the order in which they are asked. */
  questions: someQuestions(Question),
  deadline: ZonedTime,
  /** Until then people can take their answers back; null for until the deadline. */
  withdrawUntil: z._default(z.nullable(ZonedTime), null),
  nation: Nation,
  /** How to answer by phone or ask something: `Ring us on ... and we type it in`. */
  contact: z._default(optionalWords(300), ''),
  /** Whether people are asked if their words may be quoted. */
  asksToQuote: z._default(z.boolean(), true),
  createdAt: Instant,
  /** Since when people are let in by its link; null before, and after it was shut. */
  openedAt: z._default(z.nullable(Instant), null),
})
export type QuestionSet = Readonly<z.infer<typeof QuestionSet>>
