/** Who is here: a pseudonym for one session, and the link that let them in. */
import * as z from 'zod/mini'
import { LinkId, MemberId, RoomId, SessionId, StrategyId } from './ids.ts'
import { line } from './text.ts'
import { Instant } from './time.ts'

/** From the least to the most that one may do. */
export const roles = ['reader', 'participant', 'facilitator', 'organiser'] as const
export const Role = z.enum(roles)
export type Role = z.infer<typeof Role>

export const isAtLeast = (role: Role, least: Role): boolean => roles.indexOf(role) >= roles.indexOf(least)

/** What people call somebody in a room. Nobody has to give one. */
export const DisplayName = line(40, 'Leave the name empty, or write at least one letter.')

/** A link to hand out. Its secret is not kept: it is made from the id with a key that stays outside the database. */
export const Link = z.object({
  id: LinkId,
  role: Role,
  /** What it opens: one session, a whole strategy (no session), or everything on this server (neither). */
  strategyId: z.nullable(StrategyId),
  sessionId: z.nullable(SessionId),
  createdAt: Instant,
  revokedAt: z.nullable(Instant),
})
export type Link = Readonly<z.infer<typeof Link>>

export const Member = z.object({
  id: MemberId,
  linkId: LinkId,
  role: Role,
  strategyId: z.nullable(StrategyId),
  sessionId: z.nullable(SessionId),
  name: z.nullable(DisplayName),
  /** The room they are in, once they are in one. */
  roomId: z.nullable(RoomId),
})
export type Member = Readonly<z.infer<typeof Member>>
