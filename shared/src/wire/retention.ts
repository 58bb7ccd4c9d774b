/** How long things are kept on the whole server, for its organisers: what is set, and the list of what is due before any of it goes. */
import * as z from 'zod/mini'
import { DryRun, PrivacySettings } from '#model/retention.ts'
import { nothing, noParams, route } from './route.ts'

export const PrivacyForm = z.omit(PrivacySettings, { id: true, version: true })
export type PrivacyForm = Readonly<z.infer<typeof PrivacyForm>>

const List = z.nullable(z.omit(DryRun, { seenMs: true }))

export const readRetention = route({
  method: 'GET',
  path: '/api/privacy/retention',
  params: noParams,
  body: nothing,
  reply: z.object({
    settings: PrivacySettings,
    run: List,
    /** In minutes, until what is listed may go; null where it never may: the list was made while a clock was wrong. */
    waitMinutes: z.nullable(z.int()),
    /** Whether e-mail is sent from here. */
    sendsMail: z.boolean(),
  }),
})

export const setRetention = route({
  method: 'PUT',
  path: '/api/privacy/retention',
  params: noParams,
  body: PrivacyForm,
  reply: nothing,
})

/** Lists what is due. Deletes nothing. */
export const listDue = route({
  method: 'POST',
  path: '/api/privacy/retention/list',
  params: noParams,
  body: nothing,
  reply: nothing,
})

/** Lets go exactly what is on that list. Refused with 'closed' before it is a day old, with 'conflict' where there is a newer one. */
export const purgeListed = route({
  method: 'POST',
  path: '/api/privacy/retention/purge',
  params: noParams,
  body: z.object({ runId: z.string() }),
  reply: nothing,
})

export const dropListed = route({
  method: 'POST',
  path: '/api/privacy/retention/drop',
  params: noParams,
  body: z.object({ runId: z.string() }),
  reply: nothing,
})
