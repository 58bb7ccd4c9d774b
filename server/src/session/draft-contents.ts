/** What is kept of a draft beside its text, and of its strategy beside that, for whoever takes it away whole. */
import type { Draft } from '@waymark/shared/model/draft.ts'
import type { Deps } from '#deps.ts'
import {
  commentKeys,
  comments,
  commentWritings,
  countingNotes,
  decisions,
  earlierOutcomes,
  outcomes,
  publications,
  roundDoors,
  rounds,
  versions,
  versionWords,
  type Kind,
} from '#store/kinds.ts'

interface Key {
  readonly kind: string
  readonly id: string
}

/** All that is listed under it and its strategy, with what people said to it. */
export async function rowsOfDraft(
  { store }: Pick<Deps, 'store'>,
  { id, strategyId }: Pick<Draft, 'id' | 'strategyId'>,
): Promise<Key[]> {
  const keysOf = async <T extends { readonly id: string }>(kind: Kind<T>, parents: readonly string[]): Promise<Key[]> =>
    (await Promise.all(parents.map(parent => store.list(kind, parent))))
      .flat()
      .map(one => ({ kind: kind.name, id: one.id }))
  const ids = (keys: readonly Key[]): string[] => keys.map(key => key.id)
  const asked = await keysOf(rounds, [id])
  const said = await keysOf(comments, ids(asked))
  const others = await Promise.all([
    keysOf(versions, [id]),
    keysOf(versionWords, [id]),
    keysOf(publications, [id]),
    keysOf(outcomes, [id]),
    keysOf(earlierOutcomes, [id]),
    keysOf(decisions, [strategyId]),
    keysOf(countingNotes, [strategyId]),
    keysOf(roundDoors, ids(asked)),
    keysOf(commentKeys, ids(said)),
    keysOf(commentWritings, ids(asked)),
  ])
  return [...asked, ...said, ...others.flat()]
}
