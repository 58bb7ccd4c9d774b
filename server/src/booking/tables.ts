/** Tables of a booking: what people need, without who they are; and who comes, for the door. No cell is a formula. */
import type { Booking } from '@waymark/shared/model/booking.ts'
import { bookingStateWords, sayNeeds } from '@waymark/shared/rules/booking-words.ts'
import { csvLineOfWords, csvStart } from '#csv-text.ts'

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  `${csvStart}${[head, ...rows].map(csvLineOfWords).join('')}`

export interface NeedOfOne {
  readonly needs: string
  readonly dietary: string
}

/** In the order of their letters, so that nobody is found by when they booked. */
export const needsOf = (all: readonly Booking[]): NeedOfOne[] =>
  all
    .filter(({ state }) => state !== 'cancelled')
    .map(({ needs, needsMore, dietary }) => ({ needs: sayNeeds(needs, needsMore), dietary }))
    .filter(({ needs, dietary }) => needs !== '' || dietary !== '')
    .toSorted((a, b) => a.needs.localeCompare(b.needs, 'en') || a.dietary.localeCompare(b.dietary, 'en'))

export const needsTable = (all: readonly Booking[]): string =>
  table(
    ['Needs', 'Food'],
    needsOf(all).map(({ needs, dietary }) => [needs, dietary]),
  )

export const doorTable = (all: readonly Booking[]): string =>
  table(
    ['Name', 'State', 'First time', 'Needs'],
    all
      .filter(({ state }) => state !== 'cancelled')
      .toSorted((a, b) => a.name.localeCompare(b.name, 'en'))
      .map(one => [
        one.name,
        bookingStateWords[one.state],
        one.isFirst ? 'Yes' : '',
        sayNeeds(one.needs, one.needsMore),
      ]),
  )
