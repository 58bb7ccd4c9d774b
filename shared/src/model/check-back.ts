/** What people say of the themes that were made of their words: yes, or not quite. Rows of the server; whose they are stays there. */
import * as z from 'zod/mini'
import { MemberId, RoomId, ThemeId } from './ids.ts'
import { DisplayName } from './member.ts'
import { optionalWords } from './text.ts'

export const maxCheckBackWords = 500

export const Answer = z.enum(['yes', 'not-quite'])
export type Answer = z.infer<typeof Answer>

export const CheckBackWords = optionalWords(maxCheckBackWords)

/** One person's, on one theme. */
export const CheckBack = z.object({
  id: z.string(),
  roomId: RoomId,
  themeId: ThemeId,
  memberId: MemberId,
  answer: Answer,
  words: CheckBackWords,
  signedBy: z.nullable(DisplayName),
})
export type CheckBack = Readonly<z.infer<typeof CheckBack>>
