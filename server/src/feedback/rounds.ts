/** Rounds of feedback: people are asked what they say to a published version, until a time that was told to them. One is open at a time. */
import { mostRounds, type Round } from '@waymark/shared/model/feedback.ts'
import { textOf } from '@waymark/shared/model/draft.ts'
import type { DraftId, RoundId, StatementId, VersionId } from '@waymark/shared/model/ids.ts'
import { hasWords } from '@waymark/shared/model/text.ts'
import type { Version, VersionWords } from '@waymark/shared/model/version.ts'
import { isBefore } from '@waymark/shared/rules/deadline.ts'
import { isRoundOpen } from '@waymark/shared/rules/feedback.ts'
import type { Deps } from '#deps.ts'
import { Refusal } from '#refusal.ts'
import { publications, rounds, versions, versionWords } from '#store/kinds.ts'
import { row } from '#store/store.ts'

type RoundDeps = Pick<Deps, 'store' | 'now'>

/** The newest first. */
export const roundsOf = async ({ store }: Pick<Deps, 'store'>, draftId: DraftId): Promise<Round[]> =>
  (await store.list(rounds, draftId)).toSorted((a, b) =>
    a.openedAt < b.openedAt ? 1 : a.openedAt > b.openedAt ? -1 : 0,
  )

/** The one that is open, or else the newest; undefined where nobody was ever asked. */
export async function latestRound(deps: RoundDeps, draftId: DraftId): Promise<Round | undefined> {
  const all = await roundsOf(deps, draftId)
  return all.find(round => isRoundOpen(round, deps.now())) ?? all[0]
}

/** Refuses with 'gone'. */
export async function roundOf(
  { store }: Pick<Deps, 'store'>,
  { draftId, roundId }: { readonly draftId: DraftId; readonly roundId: RoundId },
): Promise<Round> {
  const round = await store.get(rounds, roundId)
  if (round?.draftId !== draftId) throw new Refusal('gone', 'This round of feedback is not here any more.')
  return round
}

/** Those that people can be asked about, the newest first. */
export const publishedVersions = async ({ store }: Pick<Deps, 'store'>, draftId: DraftId): Promise<Version[]> =>
  (await store.list(versions, draftId))
    .filter(({ publishedAt }) => publishedAt !== null)
    .toSorted((a, b) => b.number - a.number)

export async function versionNumberOf({ store }: Pick<Deps, 'store'>, { versionId }: Round): Promise<number> {
  return (await store.get(versions, versionId))?.number ?? 0
}

export interface StatementShown {
  readonly id: StatementId
  readonly text: string
}

/** As they are published, in their order. */
export async function statementsOf({ store }: Pick<Deps, 'store'>, versionId: VersionId): Promise<StatementShown[]> {
  const words = await store.get(versionWords, versionId)
  return words === undefined ? [] : statementsIn(words)
}

const statementsIn = ({ blocks }: Pick<VersionWords, 'blocks'>): StatementShown[] =>
  blocks.flatMap(block =>
    block.kind === 'statement' && block.id !== undefined && hasWords(textOf(block))
      ? [{ id: block.id, text: textOf(block) }]
      : [],
  )

export type RoundForm = Pick<Round, 'versionId' | 'intro' | 'closesAt' | 'contact' | 'promisedBy'>

interface Named {
  readonly draftId: DraftId
  readonly roundId: RoundId
}

/** Opens one, or changes one that is there. */
export const putRound = (deps: RoundDeps, named: Named, form: RoundForm): Promise<Round> =>
  deps.store.inTurn(named.draftId, async () => {
    const known = await deps.store.get(rounds, named.roundId)
    if (known !== undefined && known.draftId !== named.draftId)
      throw new Refusal('conflict', 'There is a round of another draft under this id.')
    const round = known === undefined ? await newRound(deps, named, form) : changed(known, form, deps.now())
    await refuseSecond(deps, round)
    await deps.store.inTurn(round.id, () => deps.store.commit({ puts: [row(rounds, round)] }))
    return round
  })

async function newRound(deps: RoundDeps, { draftId, roundId }: Named, form: RoundForm): Promise<Round> {
  const [publication] = await deps.store.list(publications, draftId)
  const published = await publishedVersions(deps, draftId)
  if (publication?.openedAt == null || !published.some(({ id }) => id === form.versionId))
    throw new Refusal(
      'conflict',
      'People can only be asked about a version that everybody can read. Publish it first.',
      {
        at: ['body', 'versionId'],
      },
    )
  refusePast(form, deps.now())
  if ((await roundsOf(deps, draftId)).length >= mostRounds)
    throw new Refusal('too-many', `${mostRounds} rounds of feedback are kept of this draft: that is all that fit.`)
  return { ...form, id: roundId, draftId, openedAt: deps.now(), closedEarlyAt: null }
}

/** What it asks about stays: comments are about its statements. */
function changed(known: Round, form: RoundForm, now: string): Round {
  if (form.versionId !== known.versionId)
    throw new Refusal('conflict', 'This round is about another version. End it, and open a new one.', {
      at: ['body', 'versionId'],
    })
  const { closesAt } = form
  if (closesAt.local !== known.closesAt.local || closesAt.zone !== known.closesAt.zone) refusePast(form, now)
  return { ...known, ...form }
}

function refusePast({ closesAt }: RoundForm, now: string): void {
  if (!isBefore(now, closesAt))
    throw new Refusal(
      'malformed',
      'This time has passed: nobody could say anything. Choose one that is still to come.',
      {
        at: ['body', 'closesAt'],
      },
    )
}

/** Only in the turn of the draft. */
async function refuseSecond(deps: RoundDeps, round: Round): Promise<void> {
  if (!isRoundOpen(round, deps.now())) return
  const others = (await roundsOf(deps, round.draftId)).filter(({ id }) => id !== round.id)
  if (others.some(one => isRoundOpen(one, deps.now())))
    throw new Refusal('conflict', 'Another round of feedback is open now. End that one first.')
}

/** Ends it in this moment, or takes that back. */
export const endRound = (deps: RoundDeps, named: Named, isEnded: boolean): Promise<Round> =>
  deps.store.inTurn(named.draftId, async () => {
    const known = await roundOf(deps, named)
    const now = deps.now()
    if (isEnded && !isRoundOpen(known, now)) return known
    const round = { ...known, closedEarlyAt: isEnded ? now : null }
    await refuseSecond(deps, round)
    await deps.store.inTurn(round.id, () => deps.store.commit({ puts: [row(rounds, round)] }))
    return round
  })
