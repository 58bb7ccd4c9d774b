/** What is kept of a draft beside its text, for whoever takes it away whole. */
import type { DraftId } from '@waymark/shared/model/ids.ts'
import type { Deps } from '#deps.ts'
import { publications, versions, versionWords, type Kind } from '#store/kinds.ts'

interface Key {
  readonly kind: string
  readonly id: string
}

/** All that is listed under it. */
export async function rowsOfDraft({ store }: Pick<Deps, 'store'>, draftId: DraftId): Promise<Key[]> {
  const keysOf = async <T extends { readonly id: string }>(kind: Kind<T>): Promise<Key[]> =>
    (await store.list(kind, draftId)).map(({ id }) => ({ kind: kind.name, id }))
  return (await Promise.all([keysOf(versions), keysOf(versionWords), keysOf(publications)])).flat()
}
