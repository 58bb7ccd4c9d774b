/** The addresses of bookings: one for all who would like to come, and one of its own for each who booked. */
import { createHash } from 'node:crypto'
import type { BookingPage, Booking } from '@waymark/shared/model/booking.ts'
import { SessionId } from '@waymark/shared/model/ids.ts'
import type { Deps } from '#deps.ts'
import { blindIdOf, idOfSecret, secretOf } from '#keyed-secret.ts'
import { Refusal } from '#refusal.ts'
import { bookingPages } from '#store/kinds.ts'
import { bookings } from '#store/people-kinds.ts'

/** With a full stop, which no other id has: none opens another door. */
const [ofPage, ofBooking] = ['book.', 'booked.'] as const

export const pageTokenOf = ({ linkKey }: Pick<Deps, 'linkKey'>, sessionId: SessionId): string =>
  secretOf(linkKey, `${ofPage}${sessionId}`)

export const bookingSecretOf = ({ linkKey }: Pick<Deps, 'linkKey'>, { id }: Pick<Booking, 'id'>): string =>
  secretOf(linkKey, `${ofBooking}${id}`)

/** By what bookings are listed: whoever reads them cannot tell of which session they are. */
export const pageKeyOf = ({ peopleKey }: Pick<Deps, 'peopleKey'>, sessionId: SessionId): string =>
  blindIdOf(peopleKey, `session ${sessionId}`)

/** What a form becomes that was sent: the same twice, and nobody who reads the id can send that form. */
export const bookingIdOf = (form: string): string => createHash('sha256').update(`booking ${form}`).digest('base64url')

/** Refuses with 'gone' for an address that was never handed out. */
export async function pageAt(deps: Pick<Deps, 'store' | 'linkKey'>, token: string): Promise<BookingPage> {
  const id = idOfSecret(deps.linkKey, token)
  const sessionId = SessionId.safeParse(id?.startsWith(ofPage) ? id.slice(ofPage.length) : undefined)
  const page = sessionId.success ? await deps.store.get(bookingPages, sessionId.data) : undefined
  if (page === undefined)
    throw new Refusal(
      'gone',
      'There is nothing to book at this address. Copy it again, right to the end, or ask the people who sent it.',
    )
  return page
}

export async function bookingOfSecret(
  { people, linkKey }: Pick<Deps, 'people' | 'linkKey'>,
  secret: string,
): Promise<Booking | undefined> {
  const id = idOfSecret(linkKey, secret)
  return id?.startsWith(ofBooking) ? people.get(bookings, id.slice(ofBooking.length)) : undefined
}

/** Refuses with 'gone' where there is no such booking, or it belongs to another page. */
export async function bookingAt(
  deps: Pick<Deps, 'people' | 'linkKey' | 'peopleKey'>,
  page: Pick<BookingPage, 'id'>,
  secret: string,
): Promise<Booking> {
  const booking = await bookingOfSecret(deps, secret)
  if (booking === undefined || booking.pageKey !== pageKeyOf(deps, page.id))
    throw new Refusal(
      'gone',
      'There is no booking at this address. Copy it again, right to the end. After a session what was booked is deleted.',
    )
  return booking
}
