/** The organiser's link to the whole server: printed at each start, so that nobody is locked out of their own. */
import type { Deps } from '#deps.ts'
import { links, strategies, wholeServer } from '#store/kinds.ts'
import { row } from '#store/store.ts'
import { addressOfLink, newLink } from './links.ts'

/** Whether nobody has been here before. A first start that was cut short leaves no link, and the next one is a first start too. */
async function isFirstStart({ store }: Pick<Deps, 'store'>): Promise<boolean> {
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

/** The link at a start. Where nobody has been here before, `seed` is run first: once, however many servers of a store start at the same moment. */
export const hostLinkAtStart = (
  deps: Parameters<typeof hostLink>[0],
  seed: () => Promise<void>,
): ReturnType<typeof hostLink> =>
  deps.store.inTurn('first start', async () => {
    if (await isFirstStart(deps)) await seed()
    return hostLink(deps)
  })
