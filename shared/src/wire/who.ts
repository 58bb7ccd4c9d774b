/** Who is in the room, as organisers ask and see it. What is answered comes in by a page of its own, which knows nothing of this. */
import * as z from 'zod/mini'
import { SessionId, StrategyId } from '#model/ids.ts'
import { ZonedTime } from '#model/time.ts'
import { WhoAsked, WhoResult, whoStates } from '#model/who.ts'
import { nothing, route } from './route.ts'

const ofSession = z.object({ sessionId: SessionId })

export const WhoFormView = z.object({
  state: z.enum(whoStates),
  asked: WhoAsked,
  result: z.nullable(WhoResult),
  isPublished: z.boolean(),
  /** Whether ten have answered; null where it is not open. Nothing else is said before it is closed. */
  isEnough: z.nullable(z.boolean()),
  /** Where people answer, and where the result is once it is published; empty while it is a draft. */
  address: z.string(),
})
export type WhoFormView = Readonly<z.infer<typeof WhoFormView>>

export const readWho = route({
  method: 'GET',
  path: '/api/sessions/:sessionId/who',
  params: ofSession,
  body: nothing,
  reply: z.object({ session: z.object({ title: z.string(), strategyId: StrategyId }), form: z.nullable(WhoFormView) }),
})

/** Refused with 'conflict' once it is open: what people read stays as it is. */
export const putWho = route({
  method: 'PUT',
  path: '/api/sessions/:sessionId/who',
  params: ofSession,
  body: WhoAsked,
  reply: nothing,
})

export const openWho = route({
  method: 'PUT',
  path: '/api/sessions/:sessionId/who/open',
  params: ofSession,
  body: nothing,
  reply: nothing,
})

/** Before it is opened. */
export const removeWho = route({
  method: 'DELETE',
  path: '/api/sessions/:sessionId/who',
  params: ofSession,
  body: nothing,
  reply: nothing,
})

/** Once and for good: what was answered is deleted, and what may be shown stays. */
export const closeWho = route({
  method: 'PUT',
  path: '/api/sessions/:sessionId/who/closed',
  params: ofSession,
  body: nothing,
  reply: nothing,
})

export const publishWho = route({
  method: 'PUT',
  path: '/api/sessions/:sessionId/who/published',
  params: ofSession,
  body: z.object({ isPublished: z.boolean() }),
  reply: nothing,
})

/** For everybody in a session: where to answer while it is open, or the published result. Null where there is neither. */
export const readWhoLink = route({
  method: 'GET',
  path: '/api/sessions/:sessionId/who-link',
  params: ofSession,
  body: nothing,
  reply: z.object({ link: z.nullable(z.object({ path: z.string(), isResult: z.boolean() })) }),
})

/** The results of all sessions of a strategy that were closed, beside each other and never added up. */
export const readWhoOfStrategy = route({
  method: 'GET',
  path: '/api/strategies/:strategyId/who',
  params: z.object({ strategyId: StrategyId }),
  body: nothing,
  reply: z.object({
    strategy: z.object({ title: z.string(), period: z.string() }),
    sessions: z.array(z.object({ sessionId: SessionId, title: z.string(), startsAt: ZonedTime, result: WhoResult })),
  }),
})

/** GET answers the result as CSV. */
export const whoTablePath = (sessionId: SessionId | ':sessionId'): string => `/api/sessions/${sessionId}/who.csv`
