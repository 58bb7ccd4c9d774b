/** Takes a message as an answer to a question set, once, however often and by whichever way it comes. */
import { createHmac } from 'node:crypto'
import { ResponseId, type QuestionSetId } from '@waymark/shared/model/ids.ts'
import type { QuestionSet } from '@waymark/shared/model/question-set.ts'
import { maxMessages, type PieceAsRead } from '@waymark/shared/model/response.ts'
import type { Instant } from '@waymark/shared/model/time.ts'
import { isBefore } from '@waymark/shared/rules/deadline.ts'
import { takeResponse } from '#answers/responses.ts'
import type { Deps } from '#deps.ts'
import type { Mail } from '#intake/parse-mail.ts'
import { readMessage } from '#intake/read-message.ts'
import { Refusal } from '#refusal.ts'
import { responses } from '#store/kinds.ts'

type TakeDeps = Pick<Deps, 'store' | 'now' | 'newId' | 'linkKey'>

export interface TakenMessage {
  readonly responseId: ResponseId
  readonly number: number | null
  /** False where it had been taken before. */
  readonly isNew: boolean
}

interface How {
  /** Of a message that names none itself. */
  readonly id?: ResponseId | undefined
  /** What came of its files is to be known before it is taken: nobody else keeps them. */
  readonly mustReadFiles?: boolean
  /** When a mail server took it in, where that is known: whoever was in time is not late because we looked later. */
  readonly cameAt?: Instant | undefined
}

/** Refuses what has no words in it, is too long, or comes with files that cannot be read where nobody else keeps them. */
export async function takeMessage(
  deps: TakeDeps,
  set: QuestionSet,
  { mail, id, cameAt = deps.now(), mustReadFiles = false }: How & { readonly mail: Mail },
): Promise<TakenMessage> {
  const { name, pieces, messages, unread } = await readMessage(mail, set)
  if (mustReadFiles && unread > 0)
    throw new Refusal('malformed', 'We cannot read the files of this message. Write your answer into the message.')
  if (pieces.length === 0) throw new Refusal('malformed', 'There are no words in this message.')
  const responseId = id ?? idOf(deps, { setId: set.id, messageId: mail.messageId, pieces })
  // Known, whatever became of it since: its author may have taken it back.
  const known = await deps.store.get(responses, responseId)
  if (known?.setId === set.id) return { responseId, number: known.number, isNew: false }
  // Told only where it is written: it may come by two ways at the same moment.
  let isNew = false
  const { number } = await takeResponse({ ...deps, now: () => cameAt }, set.id, {
    id: responseId,
    wayIn: 'e-mail',
    name,
    pieces,
    messages: [...saysWhen(mail, { set, cameAt }), ...messages].slice(0, maxMessages),
    mayQuote: null,
    isSummary: false,
    isReadBack: false,
    also: () => {
      isNew = true
      return []
    },
  })
  return { responseId, number, isNew }
}

/** Whoever decides about a late answer should know when it says that it was sent. */
function saysWhen(
  { sentAt }: Mail,
  { set, cameAt }: { readonly set: QuestionSet; readonly cameAt: Instant },
): string[] {
  if (sentAt === null || isBefore(cameAt, set.deadline)) return []
  const at = `${sentAt.toISOString().slice(0, 16).replace('T', ' ')} UTC`
  return [`It came after the deadline. The message itself says that it was sent at ${at}.`]
}

interface Said {
  readonly setId: QuestionSetId
  readonly messageId: string | null
  readonly pieces: readonly PieceAsRead[]
}

/** The same message has the same id. Its words count too: some programs give all their messages one name, and nothing of those may be lost. */
const idOf = ({ linkKey }: Pick<Deps, 'linkKey'>, { setId, messageId, pieces }: Said): ResponseId =>
  ResponseId.parse(
    createHmac('sha256', linkKey)
      .update(JSON.stringify(['message', setId, messageId, pieces.map(({ text }) => text)]))
      .digest('base64url')
      .slice(0, 22),
  )
