/** The one place where comments are written; and how often those of a round were, so that what was worked out of them is known to be old. */
import type { Comment } from '@waymark/shared/model/feedback.ts'
import type { RoundId } from '@waymark/shared/model/ids.ts'
import type { Deps } from '#deps.ts'
import { comments } from '#store/kinds.ts'
import { row, type Row, type Store } from '#store/store.ts'

const writings = new WeakMap<Store, Map<RoundId, number>>()

/** Another after each writing by this server. */
export const writingOf = (store: Store, roundId: RoundId): number => writings.get(store)?.get(roundId) ?? 0

/** Only in the turn of their round. */
export async function putComments(
  { store }: Pick<Deps, 'store'>,
  roundId: RoundId,
  { puts, also = [] }: { readonly puts: readonly Comment[]; readonly also?: readonly Row[] },
): Promise<void> {
  await store.commit({ puts: [...puts.map(comment => row(comments, comment)), ...also] })
  const known = writings.get(store) ?? new Map<RoundId, number>()
  writings.set(store, known.set(roundId, writingOf(store, roundId) + 1))
}
