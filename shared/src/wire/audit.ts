/** The audit record, for whoever holds the link to the whole server. */
import * as z from 'zod/mini'
import { Audited, AuditDeed } from '#model/audit.ts'
import { nothing, route } from './route.ts'

export const auditPageSize = 100

/** With the titles that the strategy and the session have now; null where there is none, or it is gone. */
export const AuditLine = z.object({
  ...Audited.shape,
  strategyTitle: z.nullable(z.string()),
  sessionTitle: z.nullable(z.string()),
})
export type AuditLine = Readonly<z.infer<typeof AuditLine>>

/** Newest first. `after` is the id of the last line that is known, or 'start'. `left` is how many are older than these. */
export const readAudit = route({
  method: 'GET',
  path: '/api/audit/:deed/:after',
  params: z.object({
    deed: z.union([AuditDeed, z.literal('all')]),
    after: z.string().check(z.regex(/^[A-Za-z0-9_-]{1,40}$/)),
  }),
  body: nothing,
  reply: z.object({ lines: z.array(AuditLine), left: z.int() }),
})

/** GET answers all of it as a table. */
export const auditTablePath = '/api/audit.csv'
