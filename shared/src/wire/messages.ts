/** Answers that came as messages: pasted, sent as files, or sent to an address of a question set. */
import * as z from 'zod/mini'
import { QuestionSetId, ResponseId } from '#model/ids.ts'
import { hasWords } from '#model/text.ts'
import { nothing, route } from './route.ts'

export const OfMessages = z.object({ setId: QuestionSetId })
const maxPasted = 200_000

/** What became of one message. */
const TakenMessage = z.object({
  /** Null where it was not taken. */
  responseId: z.nullable(ResponseId),
  number: z.nullable(z.int()),
  /** False where it had been taken before. */
  isNew: z.boolean(),
  /** Why it was not taken, or that it is here already; empty for what was taken now. */
  said: z.string(),
})
export type TakenMessage = Readonly<z.infer<typeof TakenMessage>>

/** What was copied out of a mail program, with its head or without. The id is made by whoever asks, and lets the same paste be asked twice where the message has no name of its own. */
export const pasteMessage = route({
  method: 'POST',
  path: '/api/question-sets/:setId/messages',
  params: OfMessages,
  body: z.object({
    text: z
      .string()
      .check(
        z.refine<string>(hasWords, 'Paste the message that came.'),
        z.maxLength(maxPasted, 'That is too long to paste. Save the message as a file, and send that.'),
      ),
    id: z.optional(ResponseId),
  }),
  reply: z.object({ message: TakenMessage }),
})

/** POST, as multipart: a message (.eml), or a mailbox of them (.mbox), as `file`. Answers `TakenMessages`. */
export const messageFilesPath = (setId: QuestionSetId | ':setId'): string => `/api/question-sets/${setId}/message-files`
export const TakenMessages = z.object({ messages: z.array(TakenMessage) })

/** Null while none was made. `canBeMade`: whether this server receives mail. `came`: answers by e-mail, by whatever address; `lastDay`: of the last, as `2023-05-08`. */
export const readMailAddress = route({
  method: 'GET',
  path: '/api/question-sets/:setId/mail-address',
  params: OfMessages,
  body: nothing,
  reply: z.object({
    address: z.nullable(z.string()),
    canBeMade: z.boolean(),
    came: z.int(),
    lastDay: z.nullable(z.string()),
  }),
})
export const openMailAddress = route({
  method: 'POST',
  path: '/api/question-sets/:setId/mail-address',
  params: OfMessages,
  body: nothing,
  reply: z.object({ address: z.string() }),
})
/** Another address instead: the one before stops at once. */
export const changeMailAddress = route({
  method: 'PUT',
  path: '/api/question-sets/:setId/mail-address',
  params: OfMessages,
  body: nothing,
  reply: z.object({ address: z.string() }),
})
/** Turns it off at once. One that is made later is another. */
export const closeMailAddress = route({
  method: 'DELETE',
  path: '/api/question-sets/:setId/mail-address',
  params: OfMessages,
  body: nothing,
  reply: nothing,
})
