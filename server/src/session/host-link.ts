/** The organiser's link to the whole server: printed at each start, so that nobody is locked out of their own. */
import type { Deps } from '#deps.ts'
import { links, wholeServer } from '#store/kinds.ts'
import { row } from '#store/store.ts'
import { addressOfLink, newLink } from './links.ts'

/** The one that there is, or a new one. `first` when it was made now: then nobody has been here before. */
export async function hostLink(
  deps: Pick<Deps, 'store' | 'newId' | 'now' | 'linkKey' | 'address'>,
): Promise<{ readonly address: string; readonly first: boolean }> {
  const known = (await deps.store.list(links, wholeServer)).find(
    ({ role, revokedAt }) => role === 'organiser' && revokedAt === null,
  )
  const link = known ?? newLink(deps, { role: 'organiser', strategyId: null, sessionId: null })
  if (known === undefined) await deps.store.commit({ puts: [row(links, link)] })
  return { address: addressOfLink(deps, link), first: known === undefined }
}
