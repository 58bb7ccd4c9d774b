/**
 * The addresses of offers: one for all who answer a question set, and one of its own for each offer to somebody by name. What is said at
 * the second changes that offer and no other.
 */
import type { PaymentOffer, PaymentTerms } from '@waymark/shared/model/payment.ts'
import type { Deps } from '#deps.ts'
import { idOfSecret, secretOf } from '#keyed-secret.ts'
import { Refusal } from '#refusal.ts'
import { paymentOffers, paymentTerms } from '#store/people-kinds.ts'

/** Ids of offers are made by whoever asks: with a full stop before them, which no other id has, none opens another door. */
const before = 'offer.'

/** The end of the address for one person. */
export const offerTokenOf = ({ linkKey }: Pick<Deps, 'linkKey'>, offerId: string): string =>
  secretOf(linkKey, `${before}${offerId}`)

export interface Offered {
  readonly terms: PaymentTerms
  /** Undefined at the address for all. */
  readonly offer: PaymentOffer | undefined
}

/** Refuses with 'gone' where nothing is offered at that address, or not any more. */
export async function offeredAt(deps: Pick<Deps, 'people' | 'linkKey'>, token: string): Promise<Offered> {
  const id = idOfSecret(deps.linkKey, token)
  const offer = id?.startsWith(before) ? await deps.people.get(paymentOffers, id.slice(before.length)) : undefined
  const termsId = id?.startsWith(before) ? offer?.termsId : id
  const terms = termsId === undefined ? undefined : await deps.people.get(paymentTerms, termsId)
  if (terms === undefined)
    throw new Refusal(
      'gone',
      'Nothing is offered at this address. Copy it again, right to the end, or ask the people who sent it.',
    )
  return { terms, offer }
}
