/** A session that people can book: set up by its organiser, and somebody who books on the plain pages. */
import type { BookingForm } from '@waymark/shared/wire/booking.ts'
import { listBookings, readBooking, setBooking } from '@waymark/shared/wire/booking.ts'
import type { ASession } from '#support/a-session.ts'
import { plainVisitor, type SeenPage } from '#support/plain-visitor.ts'

export const bookingForm: BookingForm = {
  isOpen: true,
  capacity: null,
  where: 'The hall, 1 High Street',
  costs: 'The call is free.',
  access: 'There is a ramp.',
  recording: 'Nothing is recorded.',
  whoIsThere: 'About twenty people.',
  more: '',
  asksDietary: true,
  inOwnTime: null,
  keptDays: 30,
}

type Booked = Pick<ASession, 'organiser' | 'session' | 'address'>

const paramsOf = ({ session }: Booked) => ({ sessionId: session.session.id })

/** Answers the path of the page. */
export async function bookable(at: Booked, more: Partial<BookingForm> = {}): Promise<string> {
  await at.organiser.ask(setBooking, { params: paramsOf(at), body: { ...bookingForm, ...more } })
  const { address } = await at.organiser.ask(readBooking, { params: paramsOf(at) })
  return new URL(address).pathname
}

export const seen = (at: Booked) => at.organiser.ask(readBooking, { params: paramsOf(at) })

export const listed = async (at: Booked) => (await at.organiser.ask(listBookings, { params: paramsOf(at) })).bookings

/** In a browser of their own; `server` where it is not the one that the session was made on. */
export async function bookAs(
  server: string,
  path: string,
  filled: Readonly<Record<string, string | boolean>>,
): Promise<SeenPage> {
  const page = await plainVisitor(server).open(path)
  const button = page.buttons.find(name => name === 'Book a place' || name === 'Put me on the waiting list') ?? ''
  return page.press(button, filled)
}
