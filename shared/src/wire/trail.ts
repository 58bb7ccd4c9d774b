/** Where one's own notes of a session went, once something is published. */
import * as z from 'zod/mini'
import { SessionId } from '#model/ids.ts'
import { nothing, route } from './route.ts'

/** One's own notes that stand on a board, in the order of rooms and boards. `address` of the page that everybody can read; empty while nothing is published. */
export const readMyTrail = route({
  method: 'GET',
  path: '/api/sessions/:sessionId/my-trail',
  params: z.object({ sessionId: SessionId }),
  body: nothing,
  reply: z.object({
    /** Where the published version is read; empty while there is none. */
    direction: z.string(),
    notes: z.array(z.object({ text: z.string(), address: z.string() })),
  }),
})
