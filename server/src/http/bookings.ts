/** Booking over HTTP, as the team sees it: numbers and needs for all of it, who it is for organisers alone, on record. */
import type { FastifyInstance } from 'fastify'
import { create } from 'content-disposition'
import * as z from 'zod/mini'
import type { SessionId } from '@waymark/shared/model/ids.ts'
import type { Member } from '@waymark/shared/model/member.ts'
import type { Session } from '@waymark/shared/model/session.ts'
import { may } from '@waymark/shared/rules/permissions.ts'
import * as wire from '@waymark/shared/wire/booking.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { audit } from '#audit-row.ts'
import { bookingsOf, cancelBooking, countsOf, givePlace, markTold } from '#booking/bookings.ts'
import { pageTokenOf } from '#booking/links.ts'
import { setPage, tellChange } from '#booking/page.ts'
import { sendDue } from '#booking/send-due.ts'
import { doorTable, needsOf, needsTable } from '#booking/tables.ts'
import type { Deps } from '#deps.ts'
import { Refusal } from '#refusal.ts'
import { knownMember, permit, type Browser } from '#session/members.ts'
import { sessionPlace } from '#session/places.ts'
import { bookingPages, questionSets } from '#store/kinds.ts'
import { browserOf } from './browser.ts'
import { mount } from './mount.ts'
import { paramsOf } from './plain-forms.ts'

type BookAct = 'manage-bookings' | 'read-needs'

async function permitted(
  deps: Deps,
  { browser, sessionId }: { readonly browser: Browser; readonly sessionId: SessionId },
  act: BookAct,
): Promise<{ readonly session: Session; readonly member: Member }> {
  const { session } = await sessionPlace(deps, sessionId)
  const member = await knownMember(deps, browser, { sessionId, strategyId: session.strategyId })
  permit(member, act)
  return { session, member }
}

export function mountBookings(app: FastifyInstance, deps: Deps): void {
  mount(app, wire.readBooking, async ({ browser, params: { sessionId } }) => {
    const { session, member } = await permitted(deps, { browser, sessionId }, 'read-needs')
    const page = await deps.store.get(bookingPages, sessionId)
    return {
      session,
      mayManage: may(member.role, 'manage-bookings'),
      sendsMail: deps.post !== undefined,
      page: page ?? null,
      address: page === undefined ? '' : `${deps.address()}${pages.book(pageTokenOf(deps, sessionId))}`,
      counts: await countsOf(deps, sessionId),
      needs: needsOf(await bookingsOf(deps, sessionId)),
      sets: (await deps.store.list(questionSets, sessionId)).map(({ id, title }) => ({ id, title })),
    }
  })
  mount(app, wire.setBooking, async ({ browser, params: { sessionId }, body }) => {
    const { session } = await permitted(deps, { browser, sessionId }, 'manage-bookings')
    const set = body.inOwnTime === null ? undefined : await deps.store.get(questionSets, body.inOwnTime)
    if (body.inOwnTime !== null && set?.sessionId !== sessionId)
      throw new Refusal('malformed', 'Choose questions of this session.', { at: ['body', 'inOwnTime'] })
    await setPage(deps, session, body)
    await sendAll(deps, sessionId)
    return {}
  })
  mount(app, wire.listBookings, async ({ browser, params: { sessionId } }) => {
    const { session, member } = await permitted(deps, { browser, sessionId }, 'manage-bookings')
    const bookings = await bookingsOf(deps, sessionId)
    await onRecord(deps, { session, member }, { did: 'booking-list-read', count: bookings.length })
    return { bookings }
  })
  mount(app, wire.actOnBooking, async ({ browser, params: { sessionId, bookingId }, body: { act } }) => {
    await permitted(deps, { browser, sessionId }, 'manage-bookings')
    if (act === 'give-place') await givePlace(deps, sessionId, bookingId)
    if (act === 'cancel') await cancelBooking(deps, sessionId, { bookingId, byTeam: true })
    if (act === 'told') await markTold(deps, sessionId, bookingId)
    await sendAll(deps, sessionId)
    return {}
  })
  mount(app, wire.tellChange, async ({ browser, params: { sessionId } }) => {
    const { session } = await permitted(deps, { browser, sessionId }, 'manage-bookings')
    const people = await tellChange(deps, session)
    // A hundred letters take longer than anybody waits: what is not sent at once goes out within a minute.
    return { people }
  })
  mountTables(app, deps)
}

async function sendAll(deps: Deps, sessionId: SessionId): Promise<void> {
  const page = await deps.store.get(bookingPages, sessionId)
  if (page !== undefined) await sendDue(deps, page)
}

const onRecord = (
  deps: Deps,
  { session, member }: { readonly session: Session; readonly member: Member },
  { did, count }: { readonly did: 'booking-list-read' | 'people-taken'; readonly count: number },
): Promise<void> =>
  audit(deps, {
    by: member.role === 'organiser' ? 'organiser' : 'facilitator',
    did,
    sessionId: session.id,
    strategyId: session.strategyId,
    count,
  })

const OfTable = z.extend(wire.OfBooked, { table: z.enum(['needs', 'door']) })
const tables = {
  needs: { write: needsTable, act: 'read-needs', name: 'Needs.csv' },
  door: { write: doorTable, act: 'manage-bookings', name: 'For the door.csv' },
} as const

function mountTables(app: FastifyInstance, deps: Deps): void {
  app.get(wire.bookingTablePath(':sessionId', ':table'), async (request, reply) => {
    const { sessionId, table } = paramsOf(OfTable, request)
    const { write, act, name } = tables[table]
    const place = await permitted(deps, { browser: browserOf(request), sessionId }, act)
    const all = await bookingsOf(deps, sessionId)
    await onRecord(deps, place, { did: 'people-taken', count: all.length })
    return reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', create(name))
      .header('cache-control', 'no-store')
      .send(write(all))
  })
}
