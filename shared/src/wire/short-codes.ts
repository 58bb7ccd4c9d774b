/** Short codes: the team makes one for a session, and anybody exchanges it for the secret of the participants' link. */
import * as z from 'zod/mini'
import { SessionId } from '#model/ids.ts'
import { Instant } from '#model/time.ts'
import { Secret } from './entry.ts'
import { nothing, noParams, route } from './route.ts'

const ofSession = { path: '/api/sessions/:sessionId/code', params: z.object({ sessionId: SessionId }) } as const

/** Refused with 'gone' for one that opens nothing, whether it ended or never was; with 'too-many' where too many were wrong. */
export const openCode = route({
  method: 'POST',
  path: '/api/codes/open',
  params: noParams,
  body: z.object({ code: z.string().check(z.maxLength(60, 'That is more than a code has.')) }),
  reply: z.object({ secret: Secret }),
})

/** Which it is was told when it was made, and is kept nowhere. */
export const readCode = route({
  method: 'GET',
  ...ofSession,
  body: nothing,
  reply: z.object({ expiresAt: z.nullable(Instant) }),
})

/** The one before opens nothing from then on. */
export const makeCode = route({
  method: 'PUT',
  ...ofSession,
  body: nothing,
  reply: z.object({ code: z.string(), expiresAt: Instant }),
})

export const removeCode = route({ method: 'DELETE', ...ofSession, body: nothing, reply: nothing })
