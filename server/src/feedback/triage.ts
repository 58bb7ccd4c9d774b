/** The comments of a round as the team works on them: read beside the statements, and decided about, one or many at once. */
import { createHash } from 'node:crypto'
import type { Comment, Round, Triage } from '@waymark/shared/model/feedback.ts'
import type { CommentId } from '@waymark/shared/model/ids.ts'
import { timeIn } from '@waymark/shared/model/time.ts'
import { wrongWithTriage } from '@waymark/shared/rules/feedback.ts'
import type { CommentView } from '@waymark/shared/wire/feedback.ts'
import type { Deps } from '#deps.ts'
import { Refusal } from '#refusal.ts'
import { comments } from '#store/kinds.ts'
import { commentsOf, isLate, isThere } from './comments.ts'
import { putComments } from './put-comments.ts'
import { statementsOf, type StatementShown } from './rounds.ts'

export interface Queue {
  readonly statements: readonly StatementShown[]
  readonly comments: readonly CommentView[]
  readonly withdrawn: number
  readonly stamp: string
}

export async function readQueue(deps: Pick<Deps, 'store'>, round: Round): Promise<Queue> {
  const all = await commentsOf(deps, round.id)
  const there = all.filter(isThere)
  return {
    statements: await statementsOf(deps, round.versionId),
    comments: there.map(comment => viewOf(comment, round)),
    withdrawn: all.length - there.length,
    stamp: stampOf(round, all),
  }
}

export const readStamp = async (deps: Pick<Deps, 'store'>, round: Round): Promise<string> =>
  stampOf(round, await commentsOf(deps, round.id))

/** Nothing can be read out of it. */
const stampOf = (round: Round, all: readonly Comment[]): string =>
  createHash('sha256')
    .update(JSON.stringify([round, all.map(({ id, revision }) => [id, revision])]))
    .digest('base64url')
    .slice(0, 22)

/** All that the team knows of it: no more than its schema has leaves the server. */
const viewOf = (comment: Comment, round: Round): CommentView => ({
  ...comment,
  day: timeIn(round.closesAt.zone, comment.at).local.slice(0, 10),
  isLate: isLate(comment, round),
})

export interface Decided {
  readonly id: CommentId
  /** The one that was looked at. */
  readonly revision: number
  readonly becomes: Triage
}

/** All of it is done, or nothing. Answers the revisions that they have now. */
export const triage = (
  deps: Pick<Deps, 'store'>,
  round: Round,
  decided: readonly Decided[],
): Promise<Pick<Comment, 'id' | 'revision'>[]> =>
  deps.store.inTurn(round.id, async () => {
    const known = new Map((await deps.store.list(comments, round.id)).map(comment => [comment.id, comment]))
    if (new Set(decided.map(({ id }) => id)).size < decided.length)
      throw new Refusal('malformed', 'One comment is in it twice.', { at: ['body', 'comments'] })
    const changed = decided.map(one => decideOne(known.get(one.id), one))
    await putComments(deps, round.id, { puts: changed })
    return changed.map(({ id, revision }) => ({ id, revision }))
  })

function decideOne(comment: Comment | undefined, { revision, becomes }: Decided): Comment {
  if (comment === undefined || !isThere(comment))
    throw new Refusal(
      'conflict',
      'One of these comments is not here any more: its author has taken it back. Look again, then do it once more.',
    )
  if (comment.revision !== revision)
    throw new Refusal(
      'conflict',
      `Comment ${comment.number} was changed meanwhile, by its author or by somebody of the team. Look at it again, then do it once more.`,
    )
  const wrong = wrongWithTriage(becomes)
  if (wrong !== undefined) throw new Refusal('malformed', wrong, { at: ['body', 'decisions'] })
  return { ...comment, ...becomes, revision: comment.revision + 1 }
}
