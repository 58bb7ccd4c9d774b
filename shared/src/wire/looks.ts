/** Looks: grouping the notes of a breakout apart from the others. For the team. */
import * as z from 'zod/mini'
import { BreakoutId, LookId } from '#model/ids.ts'
import { Look, LookName } from '#model/look.ts'
import { nothing, route } from './route.ts'

const params = z.object({ breakoutId: BreakoutId, lookId: LookId })

export const LookShown = z.object({
  id: LookId,
  name: LookName,
  by: Look.shape.by,
  /** Whether it was begun by whoever asks; nobody else writes in it. */
  isMine: z.boolean(),
})
export type LookShown = Readonly<z.infer<typeof LookShown>>

/** By name. */
export const listLooks = route({
  method: 'GET',
  path: '/api/breakouts/:breakoutId/looks',
  params: z.object({ breakoutId: BreakoutId }),
  body: nothing,
  reply: z.object({ looks: z.array(LookShown) }),
})

/** Begins one, with nothing grouped yet. Asked twice, it is begun once, and is called as it was called last. */
export const putLook = route({
  method: 'PUT',
  path: '/api/breakouts/:breakoutId/looks/:lookId',
  params,
  body: z.object({ name: LookName }),
  reply: nothing,
})

/** With all that was grouped in it, for good. */
export const removeLook = route({
  method: 'DELETE',
  path: '/api/breakouts/:breakoutId/looks/:lookId',
  params,
  body: nothing,
  reply: nothing,
})
