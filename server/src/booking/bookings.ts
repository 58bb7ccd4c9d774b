/** Places and the waiting list: one act at a time for each session, on all servers. What has to be told is kept with what was done. */
import {
  countBookings,
  mostBookings,
  type Booking,
  type BookingCounts,
  type BookingPage,
  type BookingSaid,
  type Letter,
} from '@waymark/shared/model/booking.ts'
import type { SessionId } from '@waymark/shared/model/ids.ts'
import type { Deps } from '#deps.ts'
import { Refusal } from '#refusal.ts'
import { bookingPages } from '#store/kinds.ts'
import { bookingCounts, bookings } from '#store/people-kinds.ts'
import { row } from '#store/store.ts'
import { pageKeyOf } from './links.ts'

type BookDeps = Pick<Deps, 'store' | 'people' | 'peopleKey'>

/** In the order in which people asked. */
export const bookingsOf = async (deps: BookDeps, id: SessionId): Promise<Booking[]> =>
  (await deps.people.list(bookings, pageKeyOf(deps, id))).toSorted((a, b) => a.turn - b.turn)

export async function countsOf(deps: BookDeps, id: SessionId): Promise<BookingCounts> {
  const counted = await deps.people.get(bookingCounts, pageKeyOf(deps, id))
  return countBookings(await bookingsOf(deps, id), counted?.ownTime ?? 0)
}

const inTurn = <T>(deps: BookDeps, id: SessionId, act: () => Promise<T>): Promise<T> =>
  deps.people.inTurn(`booking ${pageKeyOf(deps, id)}`, act)

const put = async ({ people }: BookDeps, changed: readonly Booking[]): Promise<void> => {
  if (changed.length > 0) await people.commit({ puts: changed.map(one => row(bookings, one)) })
}

const withDue = (booking: Booking, letter: Letter): Booking => ({
  ...booking,
  due: [...booking.due.filter(one => one !== letter), letter],
})

const hasPlace = (all: readonly Booking[], capacity: number | null): boolean =>
  capacity === null || all.filter(({ state }) => state === 'booked').length < capacity

/** As the page is at this moment. */
async function openPage({ store }: BookDeps, id: SessionId): Promise<BookingPage> {
  const page = await store.get(bookingPages, id)
  if (page?.isOpen !== true)
    throw new Refusal('closed', 'Nothing can be booked here now. Ask the people who sent you the address.')
  return page
}

/** A place, or one on the waiting list. The same form twice is one booking. */
export const book = (
  deps: BookDeps,
  id: SessionId,
  { bookingId, said }: { readonly bookingId: string; readonly said: BookingSaid },
): Promise<Booking> =>
  inTurn(deps, id, async () => {
    const known = await deps.people.get(bookings, bookingId)
    if (known !== undefined) return known
    const { capacity } = await openPage(deps, id)
    const all = await bookingsOf(deps, id)
    if (all.length >= mostBookings) throw new Refusal('too-many', 'No more bookings fit here. Ask the organisers.')
    const isWaiting = all.some(({ state }) => state === 'waiting')
    const state = !isWaiting && hasPlace(all, capacity) ? 'booked' : 'waiting'
    const made: Booking = {
      ...said,
      id: bookingId,
      pageKey: pageKeyOf(deps, id),
      state,
      turn: (all.at(-1)?.turn ?? 0) + 1,
      hasJoined: false,
      due: said.mail === '' ? [] : [state],
      isReminded: false,
    }
    await put(deps, [made])
    return made
  })

/** Those who waited longest first, into what is free. */
export function movedUp(all: readonly Booking[], capacity: number | null): Booking[] {
  const waiting = all.filter(({ state }) => state === 'waiting').toSorted((a, b) => a.turn - b.turn)
  const booked = all.filter(({ state }) => state === 'booked').length
  const free = capacity === null ? waiting.length : Math.max(0, capacity - booked)
  return waiting.slice(0, free).map(one => withDue({ ...one, state: 'booked' }, 'moved-up'))
}

/** After a place was freed, or there are more of them. */
export const moveUp = (deps: BookDeps, page: Pick<BookingPage, 'id'>): Promise<void> =>
  inTurn(deps, page.id, () => moveUpNow(deps, page.id))

async function moveUpNow(deps: BookDeps, id: SessionId): Promise<void> {
  const page = await deps.store.get(bookingPages, id)
  if (page !== undefined) await put(deps, movedUp(await bookingsOf(deps, id), page.capacity))
}

const changeOne = (
  deps: BookDeps,
  id: SessionId,
  { bookingId, change }: { readonly bookingId: string; readonly change: (now: Booking) => Promise<Booking> },
): Promise<void> =>
  inTurn(deps, id, async () => {
    const known = await deps.people.get(bookings, bookingId)
    if (known === undefined || known.pageKey !== pageKeyOf(deps, id))
      throw new Refusal('gone', 'This booking is not here any more.')
    await put(deps, [await change(known)])
    await moveUpNow(deps, id)
  })

/** Asked twice is asked once. A letter goes to whoever has an address; by hand of the team, somebody has to tell the others. */
export const cancelBooking = (
  deps: BookDeps,
  id: SessionId,
  { bookingId, byTeam }: { readonly bookingId: string; readonly byTeam: boolean },
): Promise<void> =>
  changeOne(deps, id, {
    bookingId,
    change: async now => {
      if (now.state === 'cancelled') return now
      const gone: Booking = { ...now, state: 'cancelled', due: [] }
      return byTeam || now.mail !== '' ? withDue(gone, 'cancelled') : gone
    },
  })

/** A place while one is free and nobody waits for it; or else the end of the waiting list. */
export const undoCancel = (deps: BookDeps, id: SessionId, bookingId: string): Promise<void> =>
  changeOne(deps, id, {
    bookingId,
    change: async now => {
      if (now.state !== 'cancelled') return now
      const { capacity } = await openPage(deps, id)
      const all = await bookingsOf(deps, id)
      const isFree = hasPlace(all, capacity) && !all.some(({ state }) => state === 'waiting')
      const state = isFree ? 'booked' : 'waiting'
      const back: Booking = { ...now, state, turn: (all.at(-1)?.turn ?? 0) + 1, due: [] }
      return now.mail === '' ? back : withDue(back, state)
    },
  })

/** By an organiser: also beyond the limit. */
export const givePlace = (deps: BookDeps, id: SessionId, bookingId: string): Promise<void> =>
  changeOne(deps, id, {
    bookingId,
    change: async now => (now.state === 'booked' ? now : withDue({ ...now, state: 'booked', due: [] }, 'moved-up')),
  })

export const markTold = (deps: BookDeps, id: SessionId, bookingId: string): Promise<void> =>
  changeOne(deps, id, { bookingId, change: async now => ({ ...now, due: [] }) })

export const changeNeeds = (
  deps: BookDeps,
  id: SessionId,
  { bookingId, said }: { readonly bookingId: string; readonly said: Pick<Booking, 'needs' | 'needsMore' | 'dietary'> },
): Promise<void> => changeOne(deps, id, { bookingId, change: async now => ({ ...now, ...said }) })

/** That they came: and nothing by which it could be told who they are in the room. */
export const markJoined = (deps: BookDeps, id: SessionId, bookingId: string): Promise<void> =>
  changeOne(deps, id, {
    bookingId,
    change: async now => {
      if (now.state !== 'booked')
        throw new Refusal('conflict', 'You have no place at the moment. Look at your booking, or ask the organisers.')
      return { ...now, hasJoined: true }
    },
  })

export const countOwnTime = (deps: BookDeps, id: SessionId): Promise<void> =>
  inTurn(deps, id, async () => {
    const key = pageKeyOf(deps, id)
    const { ownTime = 0 } = (await deps.people.get(bookingCounts, key)) ?? {}
    await deps.people.commit({ puts: [row(bookingCounts, { id: key, ownTime: ownTime + 1 })] })
  })

/** To all who have a place or wait for one. Answers how many. */
export const letAllKnow = (deps: BookDeps, id: SessionId, letter: Letter): Promise<number> =>
  inTurn(deps, id, async () => {
    const still = (await bookingsOf(deps, id)).filter(({ state }) => state !== 'cancelled')
    await put(
      deps,
      still.map(one => ({ ...withDue(one, letter), isReminded: letter === 'changed' ? false : one.isReminded })),
    )
    return still.length
  })

/** Once for each, a day before: not to whoever cancelled, and not to whoever has no address. */
export const remindAll = (deps: BookDeps, id: SessionId): Promise<void> =>
  inTurn(deps, id, async () => {
    const due = (await bookingsOf(deps, id)).filter(
      ({ state, isReminded, mail }) => state === 'booked' && !isReminded && mail !== '',
    )
    await put(
      deps,
      due.map(one => ({ ...withDue(one, 'reminder'), isReminded: true })),
    )
  })

/** That a letter of thanks went to them: as the row is now, and nothing where it is gone. */
export const markThanked = (deps: BookDeps, id: SessionId, bookingId: string): Promise<void> =>
  inTurn(deps, id, async () => {
    const known = await deps.people.get(bookings, bookingId)
    if (known !== undefined) await put(deps, [{ ...known, isThanked: true }])
  })

/** Everything of one person; whoever waits moves up. */
export const forgetBooking = (deps: BookDeps, id: SessionId, bookingId: string): Promise<void> =>
  inTurn(deps, id, async () => {
    await deps.people.commit({ removes: [{ kind: bookings.name, id: bookingId }] })
    await moveUpNow(deps, id)
  })

/** Everybody. That so many answered in their own time is about nobody, and stays. */
export const forgetAll = (deps: BookDeps, id: SessionId): Promise<void> =>
  inTurn(deps, id, async () => {
    const all = await bookingsOf(deps, id)
    if (all.length > 0) await deps.people.commit({ removes: all.map(one => ({ kind: bookings.name, id: one.id })) })
  })

/** Once sessions are gone nothing can be booked there, and nobody is known to have been. */
export async function forgetSessions(deps: BookDeps, ids: readonly SessionId[]): Promise<void> {
  for (const id of ids)
    await inTurn(deps, id, async () => {
      await deps.store.commit({ removes: [{ kind: bookingPages.name, id }] })
      const all = await bookingsOf(deps, id)
      await deps.people.commit({
        removes: [
          ...all.map(one => ({ kind: bookings.name, id: one.id })),
          { kind: bookingCounts.name, id: pageKeyOf(deps, id) },
        ],
      })
    })
}

/** Takes what is due to be sent to one person, so that nobody else sends it. */
export const takeDue = (deps: BookDeps, id: SessionId, bookingId: string): Promise<Booking | undefined> =>
  inTurn(deps, id, async () => {
    const known = await deps.people.get(bookings, bookingId)
    if (known === undefined || known.due.length === 0 || known.mail === '') return undefined
    await put(deps, [{ ...known, due: [] }])
    return known
  })

/** What could not be sent is due again, unless something newer is. */
export const putBackDue = (
  deps: BookDeps,
  id: SessionId,
  { bookingId, due }: { readonly bookingId: string; readonly due: readonly Letter[] },
): Promise<void> =>
  inTurn(deps, id, async () => {
    const known = await deps.people.get(bookings, bookingId)
    if (known !== undefined && known.due.length === 0) await put(deps, [{ ...known, due: [...due] }])
  })
