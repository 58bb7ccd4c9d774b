/** One's own booking on plain pages: cancelling in one press, joining, and what is needed. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as z from 'zod/mini'
import { BookingSaid, type Booking, type BookingPage } from '@waymark/shared/model/booking.ts'
import { nameGiven } from '@waymark/shared/wire/entry-words.ts'
import { pages, plainPageOf } from '@waymark/shared/wire/pages.ts'
import { eraseBooking } from '#booking/about-me.ts'
import { bookingsOf, cancelBooking, changeNeeds, markJoined, undoCancel } from '#booking/bookings.ts'
import { bookingAt, pageAt } from '#booking/links.ts'
import { calendarFor, isChanged, sessionOf } from '#booking/page.ts'
import { addressOfMine, sendDue } from '#booking/send-due.ts'
import type { Deps } from '#deps.ts'
import { secretOf } from '#keyed-secret.ts'
import { bookFields, typedNeeds, type WrongBooking } from '#plain/booking-fields.ts'
import { isTicked } from '#plain/fields.ts'
import { myBookingPage } from '#plain/my-booking-page.ts'
import { Refusal } from '#refusal.ts'
import { comeIn } from '#session/come-in.ts'
import { links } from '#store/kinds.ts'
import { isOver, refuseOver, sendCalendar, told } from './booked.ts'
import { knownBrowser } from './browser.ts'
import { fieldsOf, goTo, paramsOf, refusalOf, sendPage } from './plain-forms.ts'
import { thanksAddress } from './thanks-links.ts'

const OfMine = z.object({
  token: z.string().check(z.maxLength(200)),
  secret: z.string().check(z.maxLength(200)),
})

interface Mine {
  readonly page: BookingPage
  readonly booking: Booking
  readonly address: string
  readonly token: string
}

async function mineOf(deps: Deps, request: FastifyRequest): Promise<Mine> {
  const { token, secret } = paramsOf(OfMine, request)
  const page = await pageAt(deps, token)
  return { page, booking: await bookingAt(deps, page, secret), address: pages.myBooking(token, secret), token }
}

export function mountMyBooking(scope: FastifyInstance, deps: Deps): void {
  scope.get('/:token/mine/:secret', async (request, reply) =>
    sendPage(reply, await mineFor(deps, await mineOf(deps, request))),
  )
  scope.get('/:token/mine/:secret/calendar.ics', async (request, reply) => {
    const { page, booking } = await mineOf(deps, request)
    const session = await sessionOf(deps, page)
    const method = booking.state === 'cancelled' ? 'CANCEL' : 'PUBLISH'
    const address = addressOfMine(deps, page, booking)
    return sendCalendar(reply, await calendarFor(deps, { page, session, method, address, stamp: deps.now() }))
  })
  /** One press, or a mail program that presses for somebody. Whoever moves up is told at once. */
  scope.post('/:token/mine/:secret/cancel', async (request, reply) => {
    const { page, booking, address } = await mineOf(deps, request)
    await cancelBooking(deps, page.id, { bookingId: booking.id, byTeam: false })
    await sendDue(deps, page)
    return goTo(reply, address)
  })
  scope.post('/:token/mine/:secret/undo', async (request, reply) => {
    const { page, booking, address } = await mineOf(deps, request)
    await refuseOver(deps, page)
    await undoCancel(deps, page.id, booking.id)
    await sendDue(deps, page)
    return goTo(reply, address)
  })
  scope.post('/:token/mine/:secret/needs', async (request, reply) => {
    const mine = await mineOf(deps, request)
    const said = z
      .pick(BookingSaid, { needs: true, needsMore: true, dietary: true })
      .safeParse(typedNeeds(fieldsOf(request)))
    if (said.success) {
      await changeNeeds(deps, mine.page.id, { bookingId: mine.booking.id, said: said.data })
      return goTo(reply, mine.address)
    }
    const [issue] = said.error.issues
    const refusal = new Refusal('malformed', issue?.message ?? 'We could not read what was sent.', {
      at: (issue?.path ?? []).map(String),
    })
    const typed = { ...mine.booking, ...typedNeeds(fieldsOf(request)) }
    return sendPage(reply, await mineFor(deps, { ...mine, booking: typed }, told(refusal, { request, reply })))
  })
  scope.post('/:token/mine/:secret/erase', async (request, reply) => {
    const { page, token } = await mineOf(deps, request)
    await eraseBooking(deps, paramsOf(OfMine, request).secret)
    await sendDue(deps, page)
    return goTo(reply, pages.book(token))
  })
  scope.post('/:token/mine/:secret/join', (request, reply) => join(deps, request, reply))
}

/**
 * The room is entered as by the link for participants, which this page uses for the person and does not show. What is kept of it here is that
 * somebody who booked came; the member of the session knows nothing of a booking.
 */
async function join(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { page, booking } = await mineOf(deps, request)
  const all = await deps.store.list(links, page.id)
  const link = all.find(({ role, revokedAt }) => role === 'participant' && revokedAt === null)
  if (link === undefined)
    throw new Refusal('closed', 'Nobody is let in at the moment. Try again when it begins, or ask the organisers.')
  await markJoined(deps, page.id, booking.id)
  const fields = fieldsOf(request)
  const name = isTicked(fields, bookFields.useName) ? nameGiven(Array.from(booking.name).slice(0, 40).join('')) : null
  const entered = await comeIn(deps, knownBrowser({ request, reply, newId: deps.newId }), {
    secret: secretOf(deps.linkKey, link.id),
    name,
    roomId: null,
    asSomebodyElse: false,
  }).catch(refusalOf)
  if (entered instanceof Refusal) throw entered
  return goTo(reply, fields['plain'] === undefined ? entered.goTo : plainPageOf(entered.goTo))
}

async function mineFor(deps: Deps, { page, booking, address, token }: Mine, wrong?: WrongBooking): Promise<string> {
  const session = await sessionOf(deps, page)
  const all = await bookingsOf(deps, page.id)
  const booked = all.filter(({ state }) => state === 'booked').length
  const waiting = all.filter(({ state }) => state === 'waiting')
  return myBookingPage({
    page,
    session,
    booking,
    address,
    bookAddress: pages.book(token),
    isOver: await isOver(deps, page),
    isFree: page.isOpen && waiting.length === 0 && (page.capacity === null || booked < page.capacity),
    before: waiting.filter(({ turn }) => turn < booking.turn).length,
    isMailed: deps.post !== undefined && booking.mail !== '',
    isChanged: isChanged(page, session),
    thanks: await thanksAddress(deps, page.id),
    wrong,
  })
}
