/** What the page to book and that of one's own booking have in common. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { BookingPage } from '@waymark/shared/model/booking.ts'
import { instantOf } from '@waymark/shared/model/time.ts'
import { sessionOf } from '#booking/page.ts'
import type { Deps } from '#deps.ts'
import { wrongPlaces, type WrongBooking } from '#plain/booking-fields.ts'
import { Refusal } from '#refusal.ts'
import { tellProblem } from './answer-problems.ts'

const dayMs = 24 * 60 * 60 * 1000

export function told(
  refusal: Refusal,
  sending: { readonly request: FastifyRequest; readonly reply: FastifyReply },
): WrongBooking {
  const { message, at } = tellProblem(refusal, sending)
  return { at: wrongPlaces.find(one => at.includes(one)) ?? 'name', message }
}

export const isOver = async (deps: Deps, page: BookingPage): Promise<boolean> =>
  Date.parse(deps.now()) > Date.parse(instantOf((await sessionOf(deps, page)).startsAt)) + dayMs

export async function refuseOver(deps: Deps, page: BookingPage): Promise<void> {
  if (await isOver(deps, page)) throw new Refusal('closed', 'This session is over.')
}

export const sendCalendar = (reply: FastifyReply, calendar: string): FastifyReply =>
  reply
    .header('content-type', 'text/calendar; charset=utf-8')
    .header('content-disposition', 'attachment; filename="session.ics"')
    .header('x-content-type-options', 'nosniff')
    .send(calendar)
