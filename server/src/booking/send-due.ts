/** Sends what is due to those who booked: whoever comes by does, each letter once, also with several servers. */
import type { Booking, BookingPage } from '@waymark/shared/model/booking.ts'
import { instantOf } from '@waymark/shared/model/time.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import type { Deps } from '#deps.ts'
import { bookingPages, sessions, wholeServer } from '#store/kinds.ts'
import { bookingsOf, forgetAll, putBackDue, remindAll, takeDue } from './bookings.ts'
import { letterOf } from './letters.ts'
import { bookingSecretOf, pageTokenOf } from './links.ts'
import { calendarFor, sessionOf } from './page.ts'

export type SendDeps = Pick<Deps, 'store' | 'people' | 'peopleKey' | 'linkKey' | 'address' | 'post' | 'now'>

const dayMs = 24 * 60 * 60 * 1000

export const addressOfMine = (deps: SendDeps, page: BookingPage, booking: Pick<Booking, 'id'>): string =>
  `${deps.address()}${pages.myBooking(pageTokenOf(deps, page.id), bookingSecretOf(deps, booking))}`

/** Nothing where no mail is sent: then it stays due, and the organisers see whom to tell another way. */
export async function sendDue(deps: SendDeps, page: BookingPage): Promise<void> {
  if (deps.post === undefined) return
  for (const { id, due, mail } of await bookingsOf(deps, page.id))
    if (due.length > 0 && mail !== '') await sendToOne(deps, page, id)
}

export async function sendToOne(deps: SendDeps, page: BookingPage, bookingId: string): Promise<void> {
  if (deps.post === undefined) return
  const taken = await takeDue(deps, page.id, bookingId)
  // Only the last of what happened: who was moved up and cancelled since is told that alone.
  const letter = taken?.due.at(-1)
  if (taken === undefined || letter === undefined) return
  try {
    const [now = page, session] = [await deps.store.get(bookingPages, page.id), await sessionOf(deps, page)]
    const address = addressOfMine(deps, page, taken)
    const method = taken.state === 'cancelled' ? 'CANCEL' : 'REQUEST'
    const about = { page: now, session, method, attendee: taken.mail, address, stamp: deps.now() } as const
    await deps.post.send({
      to: taken.mail,
      ...letterOf({ letter, session, page: now, address }),
      ...(taken.state !== 'waiting' && { calendar: { method, text: await calendarFor(deps, about) } }),
    })
  } catch {
    // It stays due: the next round tries again, and the organisers see that it is not told.
    await putBackDue(deps, page.id, { bookingId, due: taken.due })
  }
}

/** Reminders of what begins within a day, whatever else is due, and an end to what was kept long enough. */
export async function tendBookings(deps: SendDeps): Promise<void> {
  const now = Date.parse(deps.now())
  for (const page of await deps.store.list(bookingPages, wholeServer)) {
    const session = await deps.store.get(sessions, page.id)
    const begins = session === undefined ? undefined : Date.parse(instantOf(session.startsAt))
    if (begins === undefined || now > begins + page.keptDays * dayMs) {
      await forgetAll(deps, page.id)
      continue
    }
    if (begins > now && begins - now <= dayMs && deps.post !== undefined) await remindAll(deps, page.id)
    if (now < begins + dayMs) await sendDue(deps, page)
  }
}
