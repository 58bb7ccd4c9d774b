/** What is kept of people in a file of its own: nothing of it stands in the database of the words, and nothing of that here. */
import { PaymentOffer, PaymentTerms } from '@waymark/shared/model/payment.ts'
import { DuePeoplePart } from '@waymark/shared/model/retention.ts'
import { wholeServer, type Kind } from './kinds.ts'

export const paymentTerms: Kind<PaymentTerms> = {
  name: 'payment-terms',
  schema: PaymentTerms,
  parentOf: () => wholeServer,
}
export const paymentOffers: Kind<PaymentOffer> = {
  name: 'payment-offer',
  schema: PaymentOffer,
  parentOf: ({ termsId }) => termsId,
}
/** What of them is due to go: listed by a keyed hash of the list that it is of. */
export const duePeopleParts: Kind<DuePeoplePart> = {
  name: 'due-people-part',
  schema: DuePeoplePart,
  parentOf: ({ runId }) => runId,
}
