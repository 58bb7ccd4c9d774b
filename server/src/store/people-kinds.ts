/** What is kept of people in a file of its own: nothing of it stands in the database of the words, and nothing of that here. */
import { Acknowledgement, ThanksTerms } from '@waymark/shared/model/acknowledgement.ts'
import { FormatRequest, FormatTerms } from '@waymark/shared/model/format-request.ts'
import { Booking, BookingCount } from '@waymark/shared/model/booking.ts'
import { PaymentOffer, PaymentTerms } from '@waymark/shared/model/payment.ts'
import { LeadKey, Safeguarding, SealedConcern, SealedEntry } from '@waymark/shared/model/safeguarding.ts'
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
export const formatTerms: Kind<FormatTerms> = {
  name: 'format-terms',
  schema: FormatTerms,
  parentOf: () => wholeServer,
}
export const formatRequests: Kind<FormatRequest> = {
  name: 'format-request',
  schema: FormatRequest,
  parentOf: ({ scope }) => scope,
}
export const thanksTerms: Kind<ThanksTerms> = {
  name: 'thanks-terms',
  schema: ThanksTerms,
  parentOf: () => wholeServer,
}
export const acknowledgements: Kind<Acknowledgement> = {
  name: 'acknowledgement',
  schema: Acknowledgement,
  parentOf: ({ scope }) => scope,
}
export const safeguardings: Kind<Safeguarding> = {
  name: 'safeguarding',
  schema: Safeguarding,
  parentOf: () => wholeServer,
}
export const leadKeys: Kind<LeadKey> = {
  name: 'lead-key',
  schema: LeadKey,
  parentOf: ({ of }) => of,
}
/** Listed under the key that opens them. */
export const concerns: Kind<SealedConcern> = {
  name: 'concern',
  schema: SealedConcern,
  parentOf: ({ keyId }) => keyId,
}
export const concernEntries: Kind<SealedEntry> = {
  name: 'concern-entry',
  schema: SealedEntry,
  parentOf: ({ concernId }) => concernId,
}
/** What of them is due to go: listed by a keyed hash of the list that it is of. */
export const duePeopleParts: Kind<DuePeoplePart> = {
  name: 'due-people-part',
  schema: DuePeoplePart,
  parentOf: ({ runId }) => runId,
}
export const bookings: Kind<Booking> = {
  name: 'booking',
  schema: Booking,
  parentOf: ({ pageKey }) => pageKey,
}
export const bookingCounts: Kind<BookingCount> = {
  name: 'booking-count',
  schema: BookingCount,
  parentOf: () => wholeServer,
}
