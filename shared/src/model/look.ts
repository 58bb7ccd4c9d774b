/** A look: the notes of a breakout grouped by one person apart from the others, to be compared. It changes nothing for anybody else. */
import * as z from 'zod/mini'
import { BreakoutId, LookId, MemberId } from './ids.ts'
import { line } from './text.ts'

/** In one breakout. */
export const mostLooks = 12
export const maxLookName = 80

export const LookName = line(maxLookName, 'Give it a name, so that others know it.')

export const Look = z.object({
  id: LookId,
  breakoutId: BreakoutId,
  name: LookName,
  /** Who began it, as they called themselves, or their role in words. */
  by: z.string(),
  /** Who may write in it. Never sent to anybody. */
  memberId: MemberId,
})
export type Look = Readonly<z.infer<typeof Look>>
