/** Questions that people answer in writing: set up by organisers, each a part of what a session asked. */
import * as z from 'zod/mini'
import { BreakoutId, QuestionId, QuestionSetId, SectionId, SessionId } from '#model/ids.ts'
import { Nation, Question, QuestionSet, someQuestions } from '#model/question-set.ts'
import { Instant, ZonedTime } from '#model/time.ts'
import { noParams, nothing, route } from './route.ts'

const ofSession = z.object({ sessionId: SessionId })
const ofSet = z.object({ setId: QuestionSetId })

/** One with an id is kept; one without is new; what is left out goes. */
const QuestionForm = z.object({
  id: z.optional(QuestionId),
  text: Question.shape.text,
  hint: Question.shape.hint,
  /** The breakout it continues. */
  breakoutId: BreakoutId,
  /** Of that breakout; its last one where none is named. */
  sectionId: z.nullable(SectionId),
})

const QuestionSetForm = z.object({
  title: QuestionSet.shape.title,
  intro: QuestionSet.shape.intro,
  outcome: QuestionSet.shape.outcome,
  questions: someQuestions(QuestionForm),
  deadline: ZonedTime,
  nation: Nation,
})
export type QuestionSetForm = z.infer<typeof QuestionSetForm>

/** `isOpen` is as the server's clock has it at this moment, and `said` is the deadline as people read it. */
const QuestionSetView = z.object({ ...QuestionSet.shape, isOpen: z.boolean(), said: z.string() })
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

/** What should be known of a deadline before it is told to people. For anybody: it says nothing of anything here. */
export const lookAtDeadline = route({
  method: 'POST',
  path: '/api/deadlines',
  params: noParams,
  body: z.object({ deadline: ZonedTime, nation: Nation }),
  reply: z.object({ said: z.string(), warnings: z.array(z.string()) }),
})
