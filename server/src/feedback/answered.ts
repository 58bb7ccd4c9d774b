/** What everybody may know of the feedback on what is published: how much came and how far it is, what was done about it, and words of those alone who said that they may be shown. */
import { outcomes } from '@waymark/shared/model/outcome.ts'
import type { Comment, Outcome, Round } from '@waymark/shared/model/feedback.ts'
import type { DraftId, PublicationId, RoundId, StatementId, VersionId } from '@waymark/shared/model/ids.ts'
import { countComments, isRoundOpen, type FeedbackCounts } from '@waymark/shared/rules/feedback.ts'
import { hasWords } from '@waymark/shared/model/text.ts'
import type { Deps } from '#deps.ts'
import { publications } from '#store/kinds.ts'
import type { Store } from '#store/store.ts'
import { commentsOf, isThere } from './comments.ts'
import { writingOf } from './put-comments.ts'
import { roundsOf, statementsOf, versionNumberOf, type StatementShown } from './rounds.ts'

/** One answer to one comment, or to all of a group that were answered alike. Never a name, a number or a time. */
export interface AnsweredFeedback {
  /** The name of the group; empty where it is of one comment that stands in none. */
  readonly group: string
  /** The statements that it is about, as they were published; none where it is about the whole. */
  readonly statements: readonly StatementShown[]
  /** Whether one of them is about the whole. */
  readonly isAboutWhole: boolean
  readonly comments: number
  readonly outcome: Outcome
  /** Letter for letter, of those who said that their words may be shown. */
  readonly words: readonly string[]
}

type ToldDeps = Pick<Deps, 'store'>

export interface FeedbackOfRound {
  readonly round: Round
  readonly versionNumber: number
  readonly counts: FeedbackCounts
  readonly answered: readonly AnsweredFeedback[]
}

/** Of all rounds on what is published at an address, the newest first; empty where nothing is. */
export async function answeredFeedback(deps: ToldDeps, publicationId: PublicationId): Promise<FeedbackOfRound[]> {
  const publication = await deps.store.get(publications, publicationId)
  if (publication?.openedAt == null) return []
  return Promise.all((await roundsOf(deps, publication.draftId)).map(round => feedbackOfRound(deps, round)))
}

/** What the page of a version says of feedback: of the round on it, and whether people are asked about another one now. */
export async function feedbackOnVersion(
  deps: ToldDeps & Pick<Deps, 'now'>,
  { draftId, versionId }: { readonly draftId: DraftId; readonly versionId: VersionId },
): Promise<{ readonly here: FeedbackOfRound | undefined; readonly openOn: number | undefined }> {
  const all = await roundsOf(deps, draftId)
  const open = all.find(round => isRoundOpen(round, deps.now()))
  const here = open?.versionId === versionId ? open : all.find(round => round.versionId === versionId)
  return {
    here: here && (await feedbackOfRound(deps, here)),
    openOn: open === undefined || open.versionId === versionId ? undefined : await versionNumberOf(deps, open),
  }
}

async function feedbackOfRound(deps: ToldDeps, round: Round): Promise<FeedbackOfRound> {
  return { round, versionNumber: await versionNumberOf(deps, round), ...(await toldOf(deps, round)) }
}

type Told = Pick<FeedbackOfRound, 'counts' | 'answered'>

interface Kept {
  readonly writing: number
  readonly told: Promise<Told>
}

const kept = new WeakMap<Store, Map<RoundId, Kept>>()

/** Many more read the page than write: what it says is worked out once for each state of the comments. */
export async function toldOf(deps: ToldDeps, round: Round): Promise<Told> {
  // Asked before the comments are read: what is written in between is read twice, and never missed.
  const writing = await writingOf(deps, round.id)
  const known = kept.get(deps.store) ?? new Map<RoundId, Kept>()
  kept.set(deps.store, known)
  const before = known.get(round.id)
  if (before?.writing === writing) return before.told
  const told = workOut(deps, round)
  // What could not be read is read again by whoever comes next.
  told.catch(() => known.delete(round.id))
  known.set(round.id, { writing, told })
  return told
}

async function workOut(deps: Pick<Deps, 'store'>, round: Round): Promise<Told> {
  const all = await commentsOf(deps, round.id)
  return {
    counts: countComments(all),
    answered: answeredIn(all.filter(isThere), await statementsOf(deps, round.versionId)),
  }
}

type Answered = Comment & { readonly outcome: Outcome }

const isAnswered = (comment: Comment): comment is Answered => comment.state === 'answered' && comment.outcome !== null

/** By what was done, and as they stand in the version. */
function answeredIn(all: readonly Comment[], statements: readonly StatementShown[]): AnsweredFeedback[] {
  const alike = Map.groupBy(all.filter(isAnswered), ({ id, group, outcome }) =>
    JSON.stringify(group === '' ? [id] : ['', group, outcome.what, outcome.reason]),
  )
  const place = (id: StatementId): number => statements.findIndex(one => one.id === id)
  const firstOf = ({ statements: [first] }: AnsweredFeedback): number =>
    first === undefined ? statements.length : place(first.id)
  return [...alike.values()]
    .flatMap(together => oneOf(together, statements))
    .toSorted((a, b) => outcomes.indexOf(a.outcome.what) - outcomes.indexOf(b.outcome.what) || firstOf(a) - firstOf(b))
}

function oneOf(together: readonly Answered[], statements: readonly StatementShown[]): AnsweredFeedback[] {
  const [first] = together
  if (first === undefined) return []
  const about = new Set(together.map(one => one.about))
  return [
    {
      group: first.group,
      statements: statements.filter(({ id }) => about.has(id)),
      isAboutWhole: about.has(null),
      comments: together.length,
      outcome: first.outcome,
      words: together.filter(({ mayShow, words }) => mayShow && hasWords(words)).map(({ words }) => words),
    },
  ]
}
