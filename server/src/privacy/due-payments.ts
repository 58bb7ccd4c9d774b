/** Payments that are due to go: each offer from its day, and the terms once no offer is left under them. */
import { instantOf } from '@waymark/shared/model/time.ts'
import { isDue } from '@waymark/shared/rules/retention.ts'
import type { Deps } from '#deps.ts'
import { wholeServer } from '#store/kinds.ts'
import { paymentOffers, paymentTerms } from '#store/people-kinds.ts'
import { asDue, type Asked, type Due } from './due-shape.ts'

export async function duePayments({ people }: Pick<Deps, 'people'>, { months, now }: Asked): Promise<Due[]> {
  const rows: Due['rows'][number][] = []
  for (const terms of await people.list(paymentTerms, wholeServer)) {
    const offers = (await people.list(paymentOffers, terms.id)).map(({ id, day }) => ({
      kind: paymentOffers.name,
      id,
      since: `${day}T00:00:00.000Z`,
    }))
    const due = offers.filter(({ since }) => isDue(since, months.payment, now))
    rows.push(...due)
    const until = instantOf(terms.until)
    if (due.length === offers.length && isDue(until, months.payment, now))
      rows.push({ kind: paymentTerms.name, id: terms.id, since: until })
  }
  return asDue({ of: 'payment', in: 'people', strategy: null, session: null }, rows)
}
