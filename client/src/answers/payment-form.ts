/** Amounts and hours as people type them, terms as their form holds them, and offers in words. */
import { owed, type PaymentOffer, type PaymentTerms } from '@waymark/shared/model/payment.ts'
import type { ZonedTime } from '@waymark/shared/model/time.ts'
import { sayMoney } from '@waymark/shared/rules/payment-words.ts'

/** `25`, `12.50` or `12,50`, in the smallest unit. NaN where it is no amount. */
export const amountIn = (typed: string): number =>
  /^\d{1,6}(?:[.,]\d{1,2})?$/.test(typed.trim()) ? Math.round(Number(typed.trim().replace(',', '.')) * 100) : Number.NaN

/** Hours with a point or a comma, in quarters. NaN where it is no number of them. */
export const quartersIn = (typed: string): number =>
  /^\d{1,3}(?:[.,]\d{1,2})?$/.test(typed.trim()) ? Number(typed.trim().replace(',', '.')) * 4 : Number.NaN

export interface TermsFields {
  readonly what: string
  readonly who: string
  readonly rate: string
  readonly currency: string
  readonly hours: string
  readonly until: ZonedTime
  readonly how: string
}

/** As they are now, or new ones that end with the questions. */
export const fieldsOfTerms = (terms: PaymentTerms | null, deadline: ZonedTime): TermsFields =>
  terms === null
    ? { what: '', who: '', rate: '', currency: 'GBP', hours: '1', until: deadline, how: '' }
    : { ...terms, rate: amountInDigits(terms.rate), hours: String(terms.quarters / 4) }

const amountInDigits = (rate: number): string => (rate % 100 === 0 ? String(rate / 100) : (rate / 100).toFixed(2))

/** What stands in the way before it is sent: where, and in a sentence. */
export interface Wrong {
  readonly at: string
  readonly message: string
}

export function wrongWithHours(hours: string): Wrong | undefined {
  const quarters = quartersIn(hours)
  return Number.isInteger(quarters) && quarters > 0
    ? undefined
    : { at: 'quarters', message: 'Give the hours in quarters: 1, 0.25 or 1.5.' }
}

export const wrongWithTerms = ({ rate, hours }: Pick<TermsFields, 'rate' | 'hours'>): Wrong | undefined =>
  amountIn(rate) > 0 ? wrongWithHours(hours) : { at: 'rate', message: 'Give an amount, such as 25 or 12.50.' }

/** How many offers are where, and what they come to. */
export function sayOffers(terms: Pick<PaymentTerms, 'rate' | 'currency'>, offers: readonly PaymentOffer[]): string {
  const of = (state: PaymentOffer['state']): readonly PaymentOffer[] => offers.filter(one => one.state === state)
  const money = (state: PaymentOffer['state']): string =>
    sayMoney(
      of(state).reduce((sum, one) => sum + owed(terms, one), 0),
      terms.currency,
    )
  const counts = `${of('offered').length} offered, ${of('accepted').length} accepted, ${of('declined').length} declined, ${of('paid').length} paid.`
  return `${counts} ${money('paid')} is paid, and ${money('accepted')} is accepted and still to be paid.`
}
