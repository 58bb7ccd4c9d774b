/** "I'd like to talk to someone": a private way to a named person, past everybody else in the session. */
import * as z from 'zod/mini'
import { SessionId } from '#model/ids.ts'
import { Lead } from '#model/session.ts'
import { optionalWords } from '#model/text.ts'
import { Instant } from '#model/time.ts'
import { nothing, route } from './route.ts'

const params = z.object({ sessionId: SessionId })

export const maxWish = 300

/** Whom people can talk to; null takes the offer away. Organisers only. */
export const setLead = route({
  method: 'PUT',
  path: '/api/sessions/:sessionId/lead',
  params,
  body: z.object({ lead: z.nullable(Lead) }),
  reply: nothing,
})

/** Asks for it, or says it in other words. Only organisers learn of it. */
export const wishToTalk = route({
  method: 'PUT',
  path: '/api/sessions/:sessionId/my-wish-to-talk',
  params,
  body: z.object({ words: optionalWords(maxWish) }),
  reply: nothing,
})
export const takeWishBack = route({
  method: 'DELETE',
  path: '/api/sessions/:sessionId/my-wish-to-talk',
  params,
  body: nothing,
  reply: nothing,
})
export const readMyWish = route({
  method: 'GET',
  path: '/api/sessions/:sessionId/my-wish-to-talk',
  params,
  body: nothing,
  reply: z.object({ lead: z.nullable(Lead), asked: z.nullable(z.object({ words: z.string(), at: Instant })) }),
})

/** For organisers: the oldest first. `id` stands for the wish and tells nothing of anybody. */
export const listWishes = route({
  method: 'GET',
  path: '/api/sessions/:sessionId/wishes-to-talk',
  params,
  body: nothing,
  reply: z.object({
    wishes: z.array(
      z.object({ id: z.string(), name: z.nullable(z.string()), room: z.string(), words: z.string(), at: Instant }),
    ),
  }),
})
/** They have talked: nothing of it is kept. */
export const endWish = route({
  method: 'DELETE',
  path: '/api/sessions/:sessionId/wishes-to-talk/:wishId',
  params: z.object({ sessionId: SessionId, wishId: z.string().check(z.maxLength(80)) }),
  body: nothing,
  reply: nothing,
})
