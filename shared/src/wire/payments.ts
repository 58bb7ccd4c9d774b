/** Being paid for one's time, as organisers see it: apart from the answers, under addresses of their own. */
import * as z from 'zod/mini'
import { QuestionSetId, StrategyId } from '#model/ids.ts'
import { PaymentOffer, PaymentTerms } from '#model/payment.ts'
import { line } from '#model/text.ts'
import { nothing, route } from './route.ts'

export const OfSet = z.object({ setId: QuestionSetId })

/** Offers by name. `address` is where people say whether they want it; empty while there are no terms. */
export const readPayments = route({
  method: 'GET',
  path: '/api/question-sets/:setId/payments',
  params: OfSet,
  body: nothing,
  reply: z.object({
    terms: z.nullable(PaymentTerms),
    address: z.string(),
    offers: z.array(PaymentOffer),
    /** Where people are thanked: nothing of it is kept beside the offers. */
    strategyId: StrategyId,
  }),
})

export const setTerms = route({
  method: 'PUT',
  path: '/api/question-sets/:setId/payments',
  params: OfSet,
  body: z.omit(PaymentTerms, { id: true }),
  reply: z.object({ address: z.string() }),
})

const ofOffer = z.object({ setId: QuestionSetId, offerId: PaymentOffer.shape.id })

/**
 * Adds somebody, or changes what is known of them. The id is made by whoever asks. Paid needs a reference. `address` is that of an offer
 * that is new, for this person alone: it is told once, and empty for one that was there.
 */
export const putOffer = route({
  method: 'PUT',
  path: '/api/question-sets/:setId/payments/:offerId',
  params: ofOffer,
  body: z.omit(PaymentOffer, { id: true, termsId: true, day: true }),
  reply: z.object({ address: z.string() }),
})

/** Marks what is offered, as it is known at this moment, as paid: what the person said meanwhile stays. Refused with 'conflict' where they said no. */
export const markPaid = route({
  method: 'PUT',
  path: '/api/question-sets/:setId/payments/:offerId/paid',
  params: ofOffer,
  body: z.object({ reference: line(60, 'Give the reference of the payment.') }),
  reply: nothing,
})

/** Takes an offer back, and its address with it. Whoever asks to be forgotten is. */
export const removeOffer = route({
  method: 'DELETE',
  path: '/api/question-sets/:setId/payments/:offerId',
  params: ofOffer,
  body: nothing,
  reply: nothing,
})

/** GET answers a table of all who accepted or were paid, as CSV. */
export const financePath = (setId: QuestionSetId | ':setId'): string => `/api/question-sets/${setId}/payments.csv`
