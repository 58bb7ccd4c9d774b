/** What a session came to, in numbers: who came, and how words came. Nobody is in it, and nobody’s words. */
import * as z from 'zod/mini'
import { BreakoutId, RoomId, SessionId } from '#model/ids.ts'
import { routes } from '#model/note.ts'
import { nothing, route } from './route.ts'

const Count = z.int().check(z.nonnegative())

export const RoomCount = z.object({
  id: RoomId,
  /** How many people wrote for themselves. */
  writers: Count,
  /** How many notes are shown, by the way they came. */
  byRoute: z.record(z.enum(routes), Count),
})
export type RoomCount = Readonly<z.infer<typeof RoomCount>>

/** `came` counts participants, whether they wrote or not. Breakouts in their order, rooms by number. */
export const readAfterwards = route({
  method: 'GET',
  path: '/api/sessions/:sessionId/afterwards',
  params: z.object({ sessionId: SessionId }),
  body: nothing,
  reply: z.object({ came: Count, breakouts: z.array(z.object({ id: BreakoutId, rooms: z.array(RoomCount) })) }),
})
