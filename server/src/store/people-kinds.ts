/** What is kept of people in a file of its own: nothing of it stands in the database of the words, and nothing of that here. */
import { PaymentOffer, PaymentTerms } from '@waymark/shared/model/payment.ts'
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
