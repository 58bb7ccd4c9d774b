/** The activity record of a session, a page of it at a time. */
import * as z from 'zod/mini'
import { Activity } from '#model/activity.ts'
import { ActivityId, SessionId } from '#model/ids.ts'
import { nothing, route } from './route.ts'

/** So many at a time. */
export const activitiesAtOnce = 30

/** Without the session, which was asked for. */
export const ActivityLine = z.object({
  id: Activity.shape.id,
  at: Activity.shape.at,
  who: Activity.shape.who,
  did: Activity.shape.did,
})
export type ActivityLine = Readonly<z.infer<typeof ActivityLine>>

/** Newest first: the latest, or those before one that is known. */
export const readActivity = route({
  method: 'GET',
  path: '/api/sessions/:sessionId/activity/:before',
  params: z.object({ sessionId: SessionId, before: z.union([z.literal('now'), ActivityId]) }),
  body: nothing,
  reply: z.object({ lines: z.array(ActivityLine), earlier: z.int() }),
})
