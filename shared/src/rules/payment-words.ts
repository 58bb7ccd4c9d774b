/** Money and time in words, and what nobody is to type where it would be kept. */
import type { Capacity, PaymentState } from '#model/payment.ts'

/** `£25`, `£12.50`, `€8` */
export const sayMoney = (amount: number, currency: string): string =>
  new Intl.NumberFormat('en-GB', {
    style: 'currency',
    currency,
    minimumFractionDigits: amount % 100 === 0 ? 0 : 2,
    maximumFractionDigits: 2,
  }).format(amount / 100)

/** `an hour`, `45 minutes`, `1 hour 15 minutes` */
export function sayQuarters(quarters: number): string {
  const [hours, minutes] = [Math.floor(quarters / 4), (quarters % 4) * 15]
  const said = [
    hours === 0 ? '' : hours === 1 ? '1 hour' : `${hours} hours`,
    minutes === 0 ? '' : `${minutes} minutes`,
  ].filter(part => part !== '')
  return quarters === 4 ? 'an hour' : said.join(' ')
}

export const capacityWords: Readonly<Record<Capacity, string>> = {
  personal: 'By myself, in my own time',
  job: 'As part of my job',
  unsaid: 'I would rather not say',
}

export const paymentStateWords: Readonly<Record<PaymentState, string>> = {
  offered: 'Offered',
  accepted: 'Accepted',
  declined: 'Declined',
  paid: 'Paid',
}

/** With the signs that banks put between; with spaces alone it may be a phone number, unless an account number follows. */
const sortCode = /(?<!\d)\d{2}([-–./])\d{2}\1\d{2}(?!\d)|(?<!\d)\d{2} ?\d{2} ?\d{2}[ -]\d{8}(?!\d)/
/** Of an account, where it says so. */
const account = /\b(?:a\/?c|account|sort)\b[^\n]{0,20}\d{6,}/i

/** Whether a text holds what a bank plainly knows somebody by: nobody is to type that here. */
export const holdsBankDetails = (text: string): boolean =>
  sortCode.test(text) ||
  account.test(text) ||
  (text.match(/\d(?:[ .-]?\d){14,18}/g) ?? []).some(isCard) ||
  (text.match(/\b[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]){11,30}\b/gi) ?? []).some(isIban)

/** The check sum of card numbers (Luhn). */
function isCard(found: string): boolean {
  const digits = found.replaceAll(/\D/g, '')
  let sum = 0
  for (let at = 0; at < digits.length; at += 1) {
    const digit = Number(digits[digits.length - 1 - at])
    const doubled = at % 2 === 0 ? digit : digit * 2
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

/** The check sum of ISO 13616: with its first four signs at the end and letters as numbers, one is left over of 97. */
function isIban(found: string): boolean {
  const signs = found.replaceAll(/[ -]/g, '').toUpperCase()
  const digits = `${signs.slice(4)}${signs.slice(0, 4)}`.replaceAll(/[A-Z]/g, letter =>
    String(Number.parseInt(letter, 36)),
  )
  return BigInt(digits) % 97n === 1n
}
