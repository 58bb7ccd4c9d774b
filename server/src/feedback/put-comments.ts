/** The one place where comments are written; and how often those of a round were, so that what was worked out of them is known to be old. */
import type { Comment } from '@waymark/shared/model/feedback.ts'
import type { RoundId } from '@waymark/shared/model/ids.ts'
import type { Deps } from '#deps.ts'
import { comments, commentWritings } from '#store/kinds.ts'
import { row, type Row } from '#store/store.ts'

/** Another after each writing, by whichever server. */
export const writingOf = async ({ store }: Pick<Deps, 'store'>, roundId: RoundId): Promise<number> =>
  (await store.get(commentWritings, roundId))?.times ?? 0

/** Only in the turn of their round. */
export async function putComments(
  { store }: Pick<Deps, 'store'>,
  roundId: RoundId,
  { puts, also = [] }: { readonly puts: readonly Comment[]; readonly also?: readonly Row[] },
): Promise<void> {
  const writing = row(commentWritings, { id: roundId, times: (await writingOf({ store }, roundId)) + 1 })
  await store.commit({ puts: [...puts.map(comment => row(comments, comment)), writing, ...also] })
}
