/** Which people one browser is, and where they were: in every session, every strategy and the whole server. */
import { createHash } from 'node:crypto'
import type { Member } from '@waymark/shared/model/member.ts'
import type { Breakout, Room, Session } from '@waymark/shared/model/session.ts'
import type { Strategy } from '@waymark/shared/model/strategy.ts'
import type { Erasure } from '@waymark/shared/model/erasure.ts'
import type { Deps } from '#deps.ts'
import { breakouts, members, rooms, seats, sessions, strategies, wholeServer } from '#store/kinds.ts'

type Stored = Pick<Deps, 'store'>

export interface Sitting {
  readonly seatId: string
  readonly member: Member
}

/** As in session/members.ts: another hash for each scope. */
const seatIdOf = (browser: string, scope: string): string =>
  createHash('sha256').update(`${browser} ${scope}`).digest('base64url')

/** Also by links that were taken back since: what somebody wrote is theirs. */
export async function sittingsOf({ store }: Stored, browser: string | undefined): Promise<Sitting[]> {
  if (browser === undefined) return []
  const all = await store.list(strategies, wholeServer)
  const own = (await Promise.all(all.map(({ id }) => store.list(sessions, id)))).flat()
  const found: Sitting[] = []
  for (const scope of [wholeServer, ...all.map(({ id }) => id), ...own.map(({ id }) => id)]) {
    const seatId = seatIdOf(browser, scope)
    const seat = await store.get(seats, seatId)
    const member = seat === undefined ? undefined : await store.get(members, seat.memberId)
    if (member !== undefined) found.push({ seatId, member })
  }
  return found
}

type Whose = Erasure['members'][number]

/** Where somebody can have done anything. */
export async function sessionsFor({ store }: Stored, whose: readonly Whose[]): Promise<Session[]> {
  const all = await store.list(strategies, wholeServer)
  const isIn = (one: Whose, { id, strategyId }: Session): boolean => {
    if (one.sessionId !== null) return one.sessionId === id
    return one.strategyId === null || one.strategyId === strategyId
  }
  const own = (await Promise.all(all.map(({ id }) => store.list(sessions, id)))).flat()
  return own.filter(session => whose.some(one => isIn(one, session)))
}

export interface Place {
  readonly session: Session
  readonly breakout: Breakout
  readonly room: Room
}

export async function roomsIn({ store }: Stored, all: readonly Pick<Session, 'id'>[]): Promise<Place[]> {
  const found: Place[] = []
  for (const { id } of all) {
    const session = await store.get(sessions, id)
    if (session === undefined) continue
    for (const breakout of await store.list(breakouts, id))
      for (const room of await store.list(rooms, breakout.id)) found.push({ session, breakout, room })
  }
  return found
}

export const sessionsOfStrategy = ({ store }: Stored, id: Strategy['id']): Promise<Session[]> =>
  store.list(sessions, id)

export const isOneOf = (whose: readonly Pick<Whose, 'id'>[], id: string | null): boolean =>
  id !== null && whose.some(one => one.id === id)
