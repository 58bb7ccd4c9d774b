/** What is kept of a draft beside its text, and of its strategy beside that, for whoever takes it away whole. */
import type { Draft } from '@waymark/shared/model/draft.ts'
import type { Deps } from '#deps.ts'
import {
  countingNotes,
  decisions,
  earlierOutcomes,
  outcomes,
  publications,
  versions,
  versionWords,
  type Kind,
} from '#store/kinds.ts'

interface Key {
  readonly kind: string
  readonly id: string
}

/** All that is listed under it. */
export async function rowsOfDraft(
  { store }: Pick<Deps, 'store'>,
  { id, strategyId }: Pick<Draft, 'id' | 'strategyId'>,
): Promise<Key[]> {
  const keysOf =
    (parent: string) =>
    async <T extends { readonly id: string }>(kind: Kind<T>): Promise<Key[]> =>
      (await store.list(kind, parent)).map(one => ({ kind: kind.name, id: one.id }))
  const [ofDraft, ofStrategy] = [keysOf(id), keysOf(strategyId)]
  return (
    await Promise.all([
      ofDraft(versions),
      ofDraft(versionWords),
      ofDraft(publications),
      ofDraft(outcomes),
      ofDraft(earlierOutcomes),
      ofStrategy(decisions),
      ofStrategy(countingNotes),
    ])
  ).flat()
}
