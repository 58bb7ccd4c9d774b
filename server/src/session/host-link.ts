/** The organiser's link to the whole server: printed at each start, so that nobody is locked out of their own. */
import type { Deps } from '#deps.ts'
import { links, strategies, wholeServer } from '#store/kinds.ts'
import { row } from '#store/store.ts'
import { addressOfLink, newLink } from './links.ts'

/** Whether nobody has been here before. Ask before `hostLink`: a first start that was cut short leaves no link, and the next one is a first start too. */
export async function isFirstStart({ store }: Pick<Deps, 'store'>): Promise<boolean> {
  const found = await Promise.all([store.list(links, wholeServer), store.list(strategies, wholeServer)])
  return found.flat().length === 0
}

/** The one that there is, or a new one. */
export async function hostLink(
  deps: Pick<Deps, 'store' | 'newId' | 'now' | 'linkKey' | 'address'>,
): Promise<{ readonly address: string }> {
  const known = (await deps.store.list(links, wholeServer)).find(
    ({ role, revokedAt }) => role === 'organiser' && revokedAt === null,
  )
  const link = known ?? newLink(deps, { role: 'organiser', strategyId: null, sessionId: null })
  if (known === undefined) await deps.store.commit({ puts: [row(links, link)] })
  return { address: addressOfLink(deps, link) }
}
