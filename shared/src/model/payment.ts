/**
 * Being paid for one's time. It is kept apart from the words: nothing here says what anybody answered, and no id of it stands beside an
 * answer. What is known of a person is what they typed to be paid, and a day.
 */
import * as z from 'zod/mini'
import { line, optionalWords } from './text.ts'
import { ZonedTime } from './time.ts'

export const maxRate = 100_000
/** A quarter of an hour is the least that is counted. */
const maxQuarters = 400
export const maxOffers = 2000

/** Each has a hundred of its smallest unit. */
export const currencies = ['GBP', 'EUR', 'USD', 'CAD', 'AUD', 'NZD', 'CHF', 'SEK', 'NOK', 'DKK', 'PLN'] as const

const Quarters = z
  .int('Give the time in quarters of an hour.')
  .check(z.minimum(1, 'Give at least a quarter of an hour.'), z.maximum(maxQuarters, 'At most 100 hours fit.'))

/** What is offered to those who answer: the same for all. The id is made from that of the question set with a key that stays outside the database. */
export const PaymentTerms = z.object({
  id: z.string(),
  /** `For answering the four questions` */
  what: line(120, 'Say what people are paid for.'),
  /** Who is offered it: `Anybody who answers in their own time and is not paid for it by an employer`. */
  who: optionalWords(300),
  /** For an hour, in the smallest unit of the currency: 2500 is 25 pounds. */
  rate: z
    .int('Give the rate in pence or cents.')
    .check(z.minimum(1, 'Give a rate.'), z.maximum(maxRate, 'That is more than can be offered here.')),
  currency: z.enum(currencies, 'Choose one of these currencies.'),
  /** The most that is paid for. */
  quarters: Quarters,
  /** Until when people can say that they want it. */
  until: ZonedTime,
  /** How it is paid, and who to ask: never bank details. */
  how: optionalWords(600),
})
export type PaymentTerms = Readonly<z.infer<typeof PaymentTerms>>

/** Whether somebody takes part by themselves or as part of a job. */
export const capacities = ['personal', 'job', 'unsaid'] as const
export const Capacity = z.enum(capacities)
export type Capacity = z.infer<typeof Capacity>

export const paymentStates = ['offered', 'accepted', 'declined', 'paid'] as const
export const PaymentState = z.enum(paymentStates)
export type PaymentState = z.infer<typeof PaymentState>

export const PaymentOffer = z.object({
  id: z.string().check(z.regex(/^[A-Za-z0-9_-]{16,64}$/)),
  termsId: z.string(),
  /** Whom to pay. */
  name: line(80, 'Give a name.'),
  /** An e-mail address or a number, to arrange it. */
  reach: line(200, 'Say how to reach you.'),
  capacity: Capacity,
  quarters: Quarters,
  state: PaymentState,
  /** Of the payment, in the books of whoever paid; empty before. */
  reference: optionalWords(60),
  /** Of the last change: `2023-05-08`. A time would say who answered when. */
  day: z.string(),
})
export type PaymentOffer = Readonly<z.infer<typeof PaymentOffer>>

/** In the smallest unit of the currency, a quarter of an hour at a time. */
export const owed = ({ rate }: Pick<PaymentTerms, 'rate'>, { quarters }: Pick<PaymentOffer, 'quarters'>): number =>
  Math.round((rate * quarters) / 4)
