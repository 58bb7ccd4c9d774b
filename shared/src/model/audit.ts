/**
 * The audit record: what was done that touches safety or people's data, when, and by which role. No words, no names, no addresses, and no
 * id of a person, a booking or an answer. It stands in the words' store; `sessionId` and `strategyId` are of sessions and strategies alone.
 */
import * as z from 'zod/mini'
import { SessionId, StrategyId } from './ids.ts'
import { Instant } from './time.ts'

/** Each deed with what is said of it in rules/audit-words.ts. */
export const auditDeeds = [
  'link-made',
  'link-revoked',
  'code-made',
  'code-refused',
  'came-in-as-team',
  'archive-taken',
  'people-taken',
  'booking-list-read',
  'letters-sent',
  'monitoring-closed',
  'concern-raised',
  'concerns-opened',
  'lead-named',
  'lead-changed',
  'data-about-me-taken',
  'erased',
  'name-removed',
  'deleted-words-erased',
  'retention-previewed',
  'retention-purged',
  'retention-changed',
] as const
export const AuditDeed = z.enum(auditDeeds)
export type AuditDeed = z.infer<typeof AuditDeed>

/** Whoever it was, by role alone: a person is anybody who acts for themselves. */
export const auditActors = ['organiser', 'facilitator', 'lead', 'person', 'server', 'operator'] as const
export const AuditActor = z.enum(auditActors)
export type AuditActor = z.infer<typeof AuditActor>

export const Audited = z.object({
  id: z.string(),
  at: Instant,
  by: AuditActor,
  did: AuditDeed,
  strategyId: z.nullable(StrategyId),
  sessionId: z.nullable(SessionId),
  /** How many things it was about, where that is known. */
  count: z.nullable(z.int()),
})
export type Audited = Readonly<z.infer<typeof Audited>>
