/** What is kept of an offer of payment, for whoever has its link: all but how to reach them, for a link may have gone to somebody else. */
import type { Deps } from '#deps.ts'
import { offeredAt } from './offer-links.ts'

export async function offerAboutMe(deps: Pick<Deps, 'people' | 'linkKey'>, token: string) {
  const { terms, offer } = await offeredAt(deps, token)
  if (offer === undefined) return []
  const { name, capacity, quarters, state, reference, day } = offer
  return [
    {
      title: terms.what,
      name,
      reach: 'It is kept, and not shown at this address. Ask the people who sent you the link.',
      capacity,
      hours: quarters / 4,
      state,
      reference,
      day,
    },
  ]
}
