/** The page of a session where people book: setting it up, and what a calendar is told of it. */
import type { BookingPage } from '@waymark/shared/model/booking.ts'
import type { SessionId } from '@waymark/shared/model/ids.ts'
import type { Session } from '@waymark/shared/model/session.ts'
import type { Instant } from '@waymark/shared/model/time.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import type { BookingForm } from '@waymark/shared/wire/booking.ts'
import type { Deps } from '#deps.ts'
import { Refusal } from '#refusal.ts'
import { bookingPages, breakouts, sessions } from '#store/kinds.ts'
import { row } from '#store/store.ts'
import { letAllKnow, moveUp } from './bookings.ts'
import { calendarOf, type CalendarEvent } from './calendar.ts'
import { pageKeyOf, pageTokenOf } from './links.ts'

type PageDeps = Pick<Deps, 'store' | 'people' | 'peopleKey'>

const told = ({ title, startsAt }: Session): BookingPage['told'] => ({ title, startsAt })

const inTurn = <T>({ store }: PageDeps, id: SessionId, act: () => Promise<T>): Promise<T> =>
  store.inTurn(`booking-page ${id}`, act)

/** Where there are more places than before, whoever waits moves up. */
export async function setPage(deps: PageDeps, session: Session, form: BookingForm): Promise<void> {
  await inTurn(deps, session.id, async () => {
    const before = await deps.store.get(bookingPages, session.id)
    const page: BookingPage = {
      ...form,
      id: session.id,
      told: before?.told ?? told(session),
      sequence: before?.sequence ?? 0,
    }
    await deps.store.commit({ puts: [row(bookingPages, page)] })
  })
  await moveUp(deps, session)
}

/** Whether the session is another one than people were told. */
export const isChanged = (page: BookingPage, session: Session): boolean =>
  page.told.title !== session.title ||
  page.told.startsAt.local !== session.startsAt.local ||
  page.told.startsAt.zone !== session.startsAt.zone

/** Everybody who has a place or waits is told. Answers how many. */
export async function tellChange(deps: PageDeps, session: Session): Promise<number> {
  await inTurn(deps, session.id, async () => {
    const page = await deps.store.get(bookingPages, session.id)
    if (page === undefined) throw new Refusal('gone', 'Nothing is booked for this session.')
    if (!isChanged(page, session)) throw new Refusal('conflict', 'Everybody knows this time and title already.')
    const next = { ...page, told: told(session), sequence: page.sequence + 1 }
    await deps.store.commit({ puts: [row(bookingPages, next)] })
  })
  return letAllKnow(deps, session.id, 'changed')
}

export const sessionOf = async ({ store }: Pick<Deps, 'store'>, { id }: Pick<BookingPage, 'id'>): Promise<Session> => {
  const session = await store.get(sessions, id)
  if (session === undefined) throw new Refusal('gone', 'This session is not here any more.')
  return session
}

/** What its parts take, or an hour. */
export async function minutesOf({ store }: Pick<Deps, 'store'>, id: SessionId): Promise<number> {
  const parts = (await store.list(breakouts, id)).filter(({ isInWriting }) => !isInWriting)
  return Math.max(
    60,
    parts.reduce((sum, { settings }) => sum + settings.minutes, 0),
  )
}

interface Told {
  readonly page: BookingPage
  readonly session: Session
  readonly method: CalendarEvent['method']
  readonly attendee?: string
  /** Where the person goes on; the page for all where left out. */
  readonly address?: string
  readonly stamp: Instant
}

/** The same event for everybody, whoever takes it: what comes later takes its place. */
export async function calendarFor(
  deps: Pick<Deps, 'store' | 'peopleKey' | 'linkKey' | 'address'>,
  { page, session, method, attendee, address, stamp }: Told,
): Promise<string> {
  const host = new URL(deps.address()).hostname
  const where = address ?? `${deps.address()}${pages.book(pageTokenOf(deps, page.id))}`
  return calendarOf({
    uid: `${pageKeyOf(deps, page.id)}@${host}`,
    // Of two with the same number the later stamp counts: who has a place back after a cancellation is believed.
    sequence: page.sequence + Number(isChanged(page, session)),
    method,
    title: session.title,
    description: `${page.more === '' ? '' : `${page.more}\n\n`}Your page: ${where}`,
    where: page.where,
    startsAt: session.startsAt,
    minutes: await minutesOf(deps, page.id),
    address: where,
    stamp,
    organizer: `no-reply@${host}`,
    attendee,
  })
}
