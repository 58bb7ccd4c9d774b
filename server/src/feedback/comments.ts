/** Comments as they come: each is kept whole, gets its number, and waits for somebody to read it. */
import { mostComments, type Comment, type Round } from '@waymark/shared/model/feedback.ts'
import type { CommentId, RoundId } from '@waymark/shared/model/ids.ts'
import type { Instant } from '@waymark/shared/model/time.ts'
import { isBefore } from '@waymark/shared/rules/deadline.ts'
import { isRoundOpen, nothingSaid } from '@waymark/shared/rules/feedback.ts'
import type { Deps } from '#deps.ts'
import { Refusal } from '#refusal.ts'
import { comments, rounds } from '#store/kinds.ts'
import { putComments } from './put-comments.ts'
import { statementsOf } from './rounds.ts'

export type CommentDeps = Pick<Deps, 'store' | 'now'>

/** Refuses with 'gone'. Only in the turn of the round is it still so a moment later. */
export async function roundNow({ store }: Pick<Deps, 'store'>, roundId: RoundId): Promise<Round> {
  const round = await store.get(rounds, roundId)
  if (round === undefined) throw new Refusal('gone', 'This round of feedback is not here any more.')
  return round
}

/** That its author did not take back. */
export const isThere = ({ withdrawnAt }: Pick<Comment, 'withdrawnAt'>): boolean => withdrawnAt === null

/** By their numbers, also those that were taken back. */
export const commentsOf = async ({ store }: Pick<Deps, 'store'>, roundId: RoundId): Promise<Comment[]> =>
  (await store.list(comments, roundId)).toSorted((a, b) => a.number - b.number)

/** Came once nobody could say anything any more. */
export const isLate = ({ at }: Pick<Comment, 'at'>, { closesAt, closedEarlyAt }: Round): boolean =>
  !isBefore(at, closesAt) || (closedEarlyAt !== null && at >= closedEarlyAt)

export const overWords = 'The time to say something has ended.'

/** What somebody says, by whatever way. */
export type Said = Pick<Comment, 'about' | 'words' | 'says' | 'route' | 'name' | 'mayShow' | 'isReadBack' | 'apart'> &
  Pick<Comment, 'isTypedIn'>

/** Only in the turn of the round. Refuses what is about no statement of the version, what says nothing, and what is one too many. */
export async function newComment(
  deps: CommentDeps,
  { id, round, at }: { readonly id: CommentId; readonly round: Round; readonly at: Instant },
  said: Said,
): Promise<Comment> {
  await refuseForeign(deps, round, said)
  const all = await deps.store.list(comments, round.id)
  if (all.length >= mostComments)
    throw new Refusal('too-many', `${mostComments} comments came in this round: that is all that fit.`)
  return {
    ...said,
    id,
    roundId: round.id,
    number: all.reduce((highest, { number }) => Math.max(highest, number), 0) + 1,
    at,
    state: 'to-read',
    group: '',
    outcome: null,
    withdrawnAt: null,
    revision: 1,
  }
}

export async function refuseForeign(
  deps: Pick<Deps, 'store'>,
  { versionId }: Round,
  { about, words, says }: Pick<Said, 'about' | 'words' | 'says'>,
): Promise<void> {
  if (nothingSaid({ words, says }))
    throw new Refusal('malformed', 'There is nothing in it yet.', { at: ['body', 'words'] })
  if (about !== null && !(await statementsOf(deps, versionId)).some(({ id }) => id === about))
    throw new Refusal('malformed', 'This statement is not in the version that people are asked about.', {
      at: ['body', 'about'],
    })
}

interface Coming {
  readonly id: CommentId
  /** When it came: now, or when a mail server took it in. */
  readonly at: Instant
}

/** Takes one that came otherwise than by the form; one that the team types in also once the round has ended. Taken twice, it is taken once. */
export const takeComment = (
  deps: CommentDeps,
  roundId: RoundId,
  { id, at, ...said }: Said & Coming,
): Promise<{ readonly number: number; readonly isNew: boolean }> =>
  deps.store.inTurn(roundId, async () => {
    const round = await roundNow(deps, roundId)
    const known = await deps.store.get(comments, id)
    if (known !== undefined) {
      if (known.roundId !== roundId || (said.isTypedIn && !isThere(known)))
        throw new Refusal('conflict', 'There is another comment with this id.')
      return { number: known.number, isNew: false }
    }
    if (!said.isTypedIn && !isRoundOpen(round, at)) throw new Refusal('closed', overWords)
    const comment = await newComment(deps, { id, round, at }, said)
    await putComments(deps, roundId, { puts: [comment] })
    return { number: comment.number, isNew: true }
  })

/** Takes back what the team typed in, or puts it back. */
export const takeBackTyped = (
  deps: CommentDeps,
  round: Round,
  { id, isTakenBack }: { readonly id: CommentId; readonly isTakenBack: boolean },
): Promise<void> =>
  deps.store.inTurn(round.id, async () => {
    const known = await deps.store.get(comments, id)
    if (known?.roundId !== round.id) throw new Refusal('gone', 'This comment is not here any more.')
    if (!known.isTypedIn) throw new Refusal('not-allowed', 'Only whoever sent this comment can take it back.')
    if (isThere(known) !== isTakenBack) return
    const withdrawnAt = isTakenBack ? deps.now() : null
    await putComments(deps, round.id, { puts: [{ ...known, withdrawnAt, revision: known.revision + 1 }] })
  })
