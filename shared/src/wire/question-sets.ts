/** Questions that people answer in writing: set up by organisers, each a part of what a session asked. */
import * as z from 'zod/mini'
import { BreakoutId, QuestionId, QuestionSetId, SectionId, SessionId, StrategyId } from '#model/ids.ts'
import { Nation, Question, QuestionSet, someQuestions } from '#model/question-set.ts'
import { Instant, ZonedTime } from '#model/time.ts'
import { noParams, nothing, route } from './route.ts'

const ofSession = z.object({ sessionId: SessionId })
const ofStrategy = z.object({ strategyId: StrategyId })
export const ofSet = z.object({ setId: QuestionSetId })

/** One with an id is kept, with its answers; one without is new; what is left out goes, unless somebody answered it. */
const QuestionForm = z.object({
  id: z.optional(QuestionId),
  text: Question.shape.text,
  hint: Question.shape.hint,
  /** The breakout it continues; null for one of its own, which is asked in writing alone. */
  breakoutId: z.nullable(BreakoutId),
  /** Of that breakout; its last one where none is named. */
  sectionId: z.nullable(SectionId),
})

const QuestionSetForm = z.object({
  title: QuestionSet.shape.title,
  intro: QuestionSet.shape.intro,
  outcome: QuestionSet.shape.outcome,
  questions: someQuestions(QuestionForm),
  deadline: ZonedTime,
  withdrawUntil: QuestionSet.shape.withdrawUntil,
  nation: Nation,
  contact: QuestionSet.shape.contact,
  asksToQuote: QuestionSet.shape.asksToQuote,
})
/** As it may be sent: what has a usual value may be left out. */
export type SentQuestionSetForm = z.input<typeof QuestionSetForm>
export type QuestionSetForm = z.infer<typeof QuestionSetForm>

const Count = z.int()

/** How far the answers are, as everybody may know it. Those that were not sent, were taken back, or came late and were not taken are in none of them. */
export const AnswerCounts = z.object({ toRead: Count, split: Count, done: Count, lateToDecide: Count })
export type AnswerCounts = Readonly<z.infer<typeof AnswerCounts>>

export const QuestionSetView = z.object({
  ...QuestionSet.shape,
  /** Whether the deadline is still to come, as the server's clock has it at this moment. */
  isOpen: z.boolean(),
  /** The deadline as people read it. */
  said: z.string(),
  /** Where people answer; empty while nobody is let in. */
  address: z.string(),
  counts: AnswerCounts,
})
export type QuestionSetView = Readonly<z.infer<typeof QuestionSetView>>

/** In the order in which they were made. */
export const listQuestionSets = route({
  method: 'GET',
  path: '/api/sessions/:sessionId/question-sets',
  params: ofSession,
  body: nothing,
  reply: z.object({ sets: z.array(QuestionSetView), now: Instant }),
})

export const addQuestionSet = route({
  method: 'POST',
  path: '/api/sessions/:sessionId/question-sets',
  params: ofSession,
  body: QuestionSetForm,
  reply: z.object({ setId: QuestionSetId }),
})

export const changeQuestionSet = route({
  method: 'PUT',
  path: '/api/question-sets/:setId',
  params: ofSet,
  body: QuestionSetForm,
  reply: nothing,
})

/** Questions that continue no session: makes one in people's own time, in which each is asked in writing alone. Every `breakoutId` is null. */
export const askOnTheirOwn = route({
  method: 'POST',
  path: '/api/strategies/:strategyId/question-sets',
  params: ofStrategy,
  body: QuestionSetForm,
  reply: z.object({ sessionId: SessionId, setId: QuestionSetId }),
})

/** Lets people in by an address, or shuts it at once: the next one is another. Whoever has a return link still reaches their answer. */
export const openQuestionSet = route({
  method: 'PUT',
  path: '/api/question-sets/:setId/door',
  params: ofSet,
  body: z.object({ letsIn: z.boolean() }),
  reply: z.object({ address: z.string() }),
})

/** What should be known of a deadline before it is told to people. For anybody: it says nothing of anything here. */
export const lookAtDeadline = route({
  method: 'POST',
  path: '/api/deadlines',
  params: noParams,
  body: z.object({ deadline: ZonedTime, nation: Nation }),
  reply: z.object({ said: z.string(), warnings: z.array(z.string()) }),
})
