/** Whoever accepted or was paid, as a table for those who do the books. */
import { owed, type PaymentOffer, type PaymentTerms } from '@waymark/shared/model/payment.ts'
import { capacityWords, paymentStateWords } from '@waymark/shared/rules/payment-words.ts'
import { csvLine, csvStart } from '#csv-text.ts'

const head = ['Name', 'How to reach them', 'Takes part', 'Hours', 'Amount', 'Currency', 'State', 'Reference', 'Day']

/** CSV with a byte order mark, as spreadsheets expect it. No cell is a formula, whatever somebody typed. */
export function financeTable(terms: PaymentTerms, offers: readonly PaymentOffer[]): string {
  const rows = offers
    .filter(({ state }) => state === 'accepted' || state === 'paid')
    .map(one => [
      one.name,
      one.reach,
      capacityWords[one.capacity],
      String(one.quarters / 4),
      (owed(terms, one) / 100).toFixed(2),
      terms.currency,
      paymentStateWords[one.state],
      one.reference,
      one.day,
    ])
  return `${csvStart}${[head, ...rows].map(csvLine).join('')}`
}
