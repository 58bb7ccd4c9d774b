/** Booking a place, as the team sees it: counts and needs for all of it, who it is for organisers alone. */
import * as z from 'zod/mini'
import { Booking, BookingCounts, BookingPage } from '#model/booking.ts'
import { SessionId } from '#model/ids.ts'
import { Session } from '#model/session.ts'
import { nothing, route } from './route.ts'

export const OfBooked = z.object({ sessionId: SessionId })

export const BookingForm = z.omit(BookingPage, { id: true, told: true, sequence: true })
export type BookingForm = Readonly<z.infer<typeof BookingForm>>

/** `needs` without names: of those who have a place or wait for one. */
export const readBooking = route({
  method: 'GET',
  path: '/api/sessions/:sessionId/booking',
  params: OfBooked,
  body: nothing,
  reply: z.object({
    session: z.pick(Session, { id: true, title: true, startsAt: true }),
    mayManage: z.boolean(),
    sendsMail: z.boolean(),
    page: z.nullable(BookingPage),
    address: z.string(),
    counts: BookingCounts,
    needs: z.array(z.object({ needs: z.string(), dietary: z.string() })),
    /** Question sets that could be offered in its place. */
    sets: z.array(z.object({ id: z.string(), title: z.string() })),
  }),
})

export const setBooking = route({
  method: 'PUT',
  path: '/api/sessions/:sessionId/booking',
  params: OfBooked,
  body: BookingForm,
  reply: nothing,
})

/** Whoever organises reads who booked: it is put on record that they did. */
export const listBookings = route({
  method: 'POST',
  path: '/api/sessions/:sessionId/booking/list',
  params: OfBooked,
  body: nothing,
  reply: z.object({ bookings: z.array(z.omit(Booking, { pageKey: true, isReminded: true, isThanked: true })) }),
})

const ofOne = z.object({ sessionId: SessionId, bookingId: Booking.shape.id })

/** Gives a place, also beyond the limit, cancels for somebody, or says that they were told another way. */
export const actOnBooking = route({
  method: 'POST',
  path: '/api/sessions/:sessionId/booking/list/:bookingId',
  params: ofOne,
  body: z.object({ act: z.enum(['give-place', 'cancel', 'told']) }),
  reply: nothing,
})

/** Tells everybody who has a place or waits that title or time are other ones now. */
export const tellChange = route({
  method: 'POST',
  path: '/api/sessions/:sessionId/booking/tell-change',
  params: OfBooked,
  body: nothing,
  reply: z.object({ people: z.int() }),
})

/** GET answers a table: what people need and eat, without names; or who comes, for the door. */
export const bookingTablePath = (id: SessionId | ':sessionId', table: 'needs' | 'door' | ':table'): string =>
  `/api/sessions/${id}/booking/tables/${table}.csv`
