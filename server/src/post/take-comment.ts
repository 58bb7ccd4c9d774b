/** Takes a message as a comment on the whole of what is published, once, however often and by whichever way it comes. */
import { createHmac } from 'node:crypto'
import { CommentId } from '@waymark/shared/model/ids.ts'
import type { Round } from '@waymark/shared/model/feedback.ts'
import type { Instant } from '@waymark/shared/model/time.ts'
import type { Deps } from '#deps.ts'
import { takeComment } from '#feedback/comments.ts'
import type { Mail } from '#intake/parse-mail.ts'
import { readComment } from '#intake/read-comment.ts'
import { Refusal } from '#refusal.ts'

interface How {
  readonly mail: Mail
  /** When a mail server took it in: whoever was in time is not late because we looked later. */
  readonly cameAt: Instant
  /** Nobody else keeps its files. */
  readonly mustReadFiles: boolean
}

/** Refuses what has no words in it, is too long, comes with files that nobody would keep, or comes once the round has ended. */
export function takeMailedComment(
  deps: Pick<Deps, 'store' | 'now' | 'linkKey'>,
  round: Round,
  { mail, cameAt, mustReadFiles }: How,
): Promise<{ readonly number: number; readonly isNew: boolean }> {
  if (mustReadFiles && mail.attachments.some(({ isInline }) => !isInline))
    throw new Refusal('malformed', 'We cannot read the files of this message. Write your comment into the message.')
  const { name, words, apart } = readComment(mail)
  return takeComment(deps, round.id, {
    id: idOf(deps, { roundId: round.id, messageId: mail.messageId, words }),
    at: cameAt,
    about: null,
    words,
    apart,
    says: null,
    route: 'mail',
    name,
    mayShow: false,
    isReadBack: false,
    isTypedIn: false,
  })
}

/** The same message has the same id. Its words count too: some programs give all their messages one name. */
const idOf = (
  { linkKey }: Pick<Deps, 'linkKey'>,
  {
    roundId,
    messageId,
    words,
  }: { readonly roundId: string; readonly messageId: string | null; readonly words: string },
): CommentId =>
  CommentId.parse(
    createHmac('sha256', linkKey)
      .update(JSON.stringify(['comment', roundId, messageId, words]))
      .digest('base64url')
      .slice(0, 22),
  )
