/** Every place in which a browser has a seat, by whatever link, also one that was taken back: for showing somebody what is known of them. */
import type { Member } from '@waymark/shared/model/member.ts'
import type { Breakout, Room, Session } from '@waymark/shared/model/session.ts'
import type { Strategy } from '@waymark/shared/model/strategy.ts'
import type { Deps } from '#deps.ts'
import { Refusal } from '#refusal.ts'
import { members, notQuoted, seats, strategies, wholeServer } from '#store/kinds.ts'
import { row } from '#store/store.ts'
import { seatId, type Browser } from './members.ts'
import { allRoomsOf, breakoutsOf, sessionsOf } from './places.ts'

export interface MySeat {
  /** Of the seat's place: a session, a strategy or the whole server. */
  readonly scope: string
  readonly member: Member
  readonly strategy: Strategy | undefined
  readonly session: Session | undefined
  /** In which they may have written. */
  readonly rooms: readonly { readonly room: Room; readonly breakout: Breakout; readonly session: Session }[]
}

type Stored = Pick<Deps, 'store'>

export async function mySeats(deps: Stored, browser: Browser): Promise<MySeat[]> {
  if (browser === undefined) return []
  const all = await deps.store.list(strategies, wholeServer)
  const found: (MySeat | undefined)[] = []
  const everywhere: MySeat['rooms'][number][] = []
  for (const strategy of all) {
    const inStrategy: MySeat['rooms'][number][] = []
    for (const session of await sessionsOf(deps, strategy.id)) {
      const rooms = await roomsIn(deps, session)
      inStrategy.push(...rooms)
      found.push(await seatIn(deps, browser, { scope: session.id, strategy, session, rooms }))
    }
    everywhere.push(...inStrategy)
    found.push(await seatIn(deps, browser, { scope: strategy.id, strategy, session: undefined, rooms: inStrategy }))
  }
  found.push(
    await seatIn(deps, browser, { scope: wholeServer, strategy: undefined, session: undefined, rooms: everywhere }),
  )
  return found.filter(one => one !== undefined)
}

async function seatIn({ store }: Stored, browser: string, where: Omit<MySeat, 'member'>): Promise<MySeat | undefined> {
  const seat = await store.get(seats, seatId(browser, where.scope))
  const member = seat === undefined ? undefined : await store.get(members, seat.memberId)
  return member === undefined ? undefined : { ...where, member }
}

async function roomsIn(deps: Stored, session: Session): Promise<MySeat['rooms'][number][]> {
  const own = await breakoutsOf(deps, session.id)
  const rooms = await Promise.all(
    own.map(async breakout => (await allRoomsOf(deps, breakout.id)).map(room => ({ room, breakout, session }))),
  )
  return rooms.flat()
}

/** By the person themselves, at any time. Set twice it is set once. */
export async function setQuoting(
  { store }: Stored,
  browser: Browser,
  { scope, isQuoted }: { readonly scope: string; readonly isQuoted: boolean },
): Promise<void> {
  const seat = browser === undefined ? undefined : await store.get(seats, seatId(browser, scope))
  const member = seat === undefined ? undefined : await store.get(members, seat.memberId)
  if (member === undefined) throw new Refusal('not-signed-in', 'This browser has no seat there.')
  const { id, strategyId, sessionId } = member
  await store.commit(
    isQuoted ? { removes: [{ kind: notQuoted.name, id }] } : { puts: [row(notQuoted, { id, strategyId, sessionId })] },
  )
}
