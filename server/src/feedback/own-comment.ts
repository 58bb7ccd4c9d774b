/** One's own comment: sent by the form, changed, taken back and put back by whoever has the link to it, while the round is open. */
import { createHash } from 'node:crypto'
import { CommentId, type PublicationId, type RoundId } from '@waymark/shared/model/ids.ts'
import type { Comment, Round } from '@waymark/shared/model/feedback.ts'
import { isRoundOpen } from '@waymark/shared/rules/feedback.ts'
import type { Deps } from '#deps.ts'
import { Refusal } from '#refusal.ts'
import { commentKeys, comments, publications } from '#store/kinds.ts'
import { row } from '#store/store.ts'
import { newComment, overWords, refuseForeign, roundNow, type CommentDeps } from './comments.ts'
import { putComments } from './put-comments.ts'
import { statementsOf, versionNumberOf } from './rounds.ts'

/** What came by the form. */
export type Written = Pick<Comment, 'about' | 'words' | 'says' | 'name' | 'mayShow'>

/** More than anybody changes it. */
const maxRevisions = 500

const hashOf = (words: string): string => createHash('sha256').update(words).digest('base64url')

/**
 * The link is made of what the form was loaded with, which only its reader knows, and so is the id: sent twice it is one comment, and
 * whoever knows the id of a comment has no way to it.
 */
const madeOf = (roundId: RoundId, form: string): { readonly secret: string; readonly id: CommentId } => ({
  secret: hashOf(`return ${roundId} ${form}`),
  id: CommentId.parse(hashOf(`comment ${roundId} ${form}`).slice(0, 22)),
})

/** Answers the secret of the link that leads back to it. */
export async function takeFromForm(
  deps: CommentDeps,
  roundId: RoundId,
  { form, written }: { readonly form: string; readonly written: Written },
): Promise<string> {
  const { secret, id } = madeOf(roundId, form)
  await deps.store.inTurn(roundId, async () => {
    const round = await roundNow(deps, roundId)
    const known = await deps.store.get(comments, id)
    if (known !== undefined) {
      await change(deps, { round, known }, written)
      return
    }
    if (!isRoundOpen(round, deps.now())) throw new Refusal('closed', overWords)
    const said = { ...written, route: 'form', apart: '', isReadBack: false, isTypedIn: false } as const
    const comment = await newComment(deps, { id, round, at: deps.now() }, said)
    const key = row(commentKeys, { id: hashOf(secret), commentId: id })
    await putComments(deps, roundId, { puts: [comment], also: [key] })
  })
  return secret
}

export interface OwnComment {
  readonly round: Round
  readonly comment: Comment
  /** Of what it is about; null for the whole. */
  readonly statement: string | null
  readonly versionNumber: number
  readonly publicationId: PublicationId | null
  /** While the round is open. */
  readonly mayChange: boolean
}

/** Refuses with 'gone' for a link that was never handed out. */
export async function ownComment(deps: CommentDeps, secret: string): Promise<OwnComment> {
  const comment = await behind(deps, secret)
  const round = await roundNow(deps, comment.roundId)
  const statements = await statementsOf(deps, round.versionId)
  const [publication] = await deps.store.list(publications, round.draftId)
  return {
    round,
    comment,
    statement: statements.find(({ id }) => id === comment.about)?.text ?? null,
    versionNumber: await versionNumberOf(deps, round),
    publicationId: publication?.openedAt == null ? null : publication.id,
    mayChange: isRoundOpen(round, deps.now()),
  }
}

async function behind({ store }: Pick<Deps, 'store'>, secret: string): Promise<Comment> {
  const key = await store.get(commentKeys, hashOf(secret))
  const comment = key === undefined ? undefined : await store.get(comments, key.commentId)
  if (comment === undefined)
    throw new Refusal(
      'gone',
      'There is no comment at this address. Copy your link again, right to the end, or ask the people who asked you.',
    )
  return comment
}

interface Known {
  readonly round: Round
  readonly known: Comment
}

/** Reads it again in the turn of its round, and writes what `act` makes of it. */
async function inItsTurn(deps: CommentDeps, secret: string, act: (found: Known) => Promise<void>): Promise<void> {
  const { roundId } = await behind(deps, secret)
  await deps.store.inTurn(roundId, async () =>
    act({ round: await roundNow(deps, roundId), known: await behind(deps, secret) }),
  )
}

export const changeOwn = (deps: CommentDeps, secret: string, written: Written): Promise<void> =>
  inItsTurn(deps, secret, found => change(deps, found, written))

const isSame = (known: Comment, { about, words, says }: Written): boolean =>
  known.about === about && known.words === words && known.says === says

/** The same asked twice is done once. Other words are read anew: what was answered was something else. */
async function change(deps: CommentDeps, { round, known }: Known, written: Written): Promise<void> {
  const isRead = isSame(known, written)
  if (isRead && known.name === written.name && known.mayShow === written.mayShow) return
  if (known.withdrawnAt !== null) throw new Refusal('conflict', 'You have taken this comment back. Put it back first.')
  if (!isRoundOpen(round, deps.now()))
    throw new Refusal('closed', 'The time to change this comment has passed. What you sent stands as it was.')
  if (known.revision >= maxRevisions)
    throw new Refusal('too-many', 'This comment was changed as often as it can be. What you sent stands as it was.')
  await refuseForeign(deps, round, written)
  const anew = isRead ? {} : ({ state: 'to-read', outcome: null } as const)
  await put(deps, { ...known, ...written, ...anew })
}

const put = (deps: CommentDeps, comment: Comment): Promise<void> =>
  putComments(deps, comment.roundId, { puts: [{ ...comment, revision: comment.revision + 1 }] })

/** Taken back twice is taken back once. */
export const withdrawOwn = (deps: CommentDeps, secret: string): Promise<void> =>
  inItsTurn(deps, secret, async ({ round, known }) => {
    if (known.withdrawnAt !== null) return
    if (!isRoundOpen(round, deps.now())) throw new Refusal('closed', 'The time to take this comment back has passed.')
    await put(deps, { ...known, withdrawnAt: deps.now() })
  })

export const putBackOwn = (deps: CommentDeps, secret: string): Promise<void> =>
  inItsTurn(deps, secret, async ({ round, known }) => {
    if (known.withdrawnAt === null) return
    if (!isRoundOpen(round, deps.now())) throw new Refusal('closed', 'The time to put this comment back has passed.')
    await put(deps, { ...known, withdrawnAt: null })
  })

/** At any time: whoever does not want their words to be shown any more does not wait for anything. */
export const hideOwn = (deps: CommentDeps, secret: string): Promise<void> =>
  inItsTurn(deps, secret, async ({ known }) => {
    if (known.mayShow) await put(deps, { ...known, mayShow: false })
  })
