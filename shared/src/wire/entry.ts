/** Coming in by a link. The secret travels in a body, never in an address, so that no log holds it. */
import * as z from 'zod/mini'
import { RoomId, SessionId, StrategyId } from '#model/ids.ts'
import { DisplayName, Role } from '#model/member.ts'
import { Months } from '#model/retention.ts'
import { BreakoutSettings, SessionType } from '#model/session.ts'
import { ZonedTime } from '#model/time.ts'
import { nothing, noParams, route } from './route.ts'

/** `/in#SECRET` on the client. */
export const entryPath = '/in'
export const Secret = z
  .string()
  .check(z.regex(/^[A-Za-z0-9_-]{20,120}$/, 'This link is not complete. Copy it again, right to the end.'))

/** The person who asks, as the server knows them. */
export const Me = z.object({
  role: Role,
  name: z.nullable(DisplayName),
  roomId: z.nullable(RoomId),
})
export type Me = Readonly<z.infer<typeof Me>>

export const RoomChoice = z.object({ id: RoomId, number: z.number(), name: z.string(), people: z.number() })
export type RoomChoice = Readonly<z.infer<typeof RoomChoice>>

/** What a link opens, before coming in. Changes nothing. */
export const lookAtLink = route({
  method: 'POST',
  path: '/api/links/look',
  params: noParams,
  body: z.object({ secret: Secret }),
  reply: z.object({
    role: Role,
    strategy: z.nullable(z.object({ id: StrategyId, title: z.string(), period: z.string() })),
    session: z.nullable(
      z.object({
        id: SessionId,
        title: z.string(),
        startsAt: ZonedTime,
        type: SessionType,
        isPaid: z.boolean(),
        /** Of the breakout that is under way; the usual ones where there is none. */
        settings: BreakoutSettings,
        question: z.string(),
        rooms: z.array(RoomChoice),
      }),
    ),
    /** Who this browser is here already, if it came in before. */
    me: z.nullable(Me),
    /** How long things are kept on this server. */
    months: Months,
  }),
})

export const comeIn = route({
  method: 'POST',
  path: '/api/links/come-in',
  params: noParams,
  body: z.object({
    secret: Secret,
    name: z.nullable(DisplayName),
    /** Null: put me where there is space. */
    roomId: z.nullable(RoomId),
    /** True: another person at the same computer. The one before stays the author of what they wrote. */
    asSomebodyElse: z.boolean(),
  }),
  reply: z.object({ me: Me, /** The page to open. */ goTo: z.string() }),
})

/** Forgets this browser in one session. What was written stays. */
export const leave = route({
  method: 'POST',
  path: '/api/sessions/:sessionId/leave',
  params: z.object({ sessionId: SessionId }),
  body: nothing,
  reply: nothing,
})
