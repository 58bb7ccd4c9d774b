/** Who is where in a session: read from rows and open connections, for what the desk shows and for what it does. */
import { createHmac } from 'node:crypto'
import { roomDocName } from '@waymark/shared/doc/doc-name.ts'
import type { MemberId, RoomId, SessionId } from '@waymark/shared/model/ids.ts'
import type { Member } from '@waymark/shared/model/member.ts'
import type { Breakout, Room, Session } from '@waymark/shared/model/session.ts'
import { DeskKey, type Whereabouts } from '@waymark/shared/wire/desk.ts'
import { isAtLeast } from '@waymark/shared/model/member.ts'
import type { Deps } from '#deps.ts'
import { links, members } from '#store/kinds.ts'
import { isOnTheWay } from './desk-memory.ts'
import { isOnPlainPage, onPlainPagesOf } from './on-plain-pages.ts'
import { breakoutUnderWay, roomsOf } from './places.ts'

export type DeskDeps = Pick<
  Deps,
  'store' | 'live' | 'guests' | 'lately' | 'bus' | 'linkKey' | 'now' | 'newId' | 'monotonic'
>

export interface Seated {
  readonly member: Member
  readonly key: DeskKey
  readonly whereabouts: Whereabouts
}

export interface Scene {
  readonly session: Session
  readonly underWay: Breakout | undefined
  /** Of the breakout under way. */
  readonly rooms: readonly Room[]
  /** The participants whose link was not taken back. */
  readonly people: readonly Seated[]
  /** Those of the team who have a room open now, or read it on a plain page. */
  readonly team: ReadonlyMap<RoomId, readonly Seated[]>
}

/** Another one in each session, and no way back from it without the key that stays outside the database. */
export const deskKeyOf = (linkKey: Uint8Array, sessionId: SessionId, memberId: MemberId): DeskKey =>
  DeskKey.parse(createHmac('sha256', linkKey).update(`desk ${sessionId} ${memberId}`).digest('base64url').slice(0, 22))

export async function sceneOf(deps: DeskDeps, session: Session): Promise<Scene> {
  const underWay = await breakoutUnderWay(deps, session.id)
  const rooms = underWay === undefined ? [] : await roomsOf(deps, underWay.id)
  const seat = (member: Member): Seated => ({
    member,
    key: deskKeyOf(deps.linkKey, session.id, member.id),
    whereabouts: deps.guests.isHere(member.id) ? 'here' : whereaboutsOffLine(deps, member.id),
  })
  const people = (await participantsOf(deps, session.id)).map(seat)
  const known = new Set(people.map(({ member }) => member.id))
  const team = new Map<RoomId, readonly Seated[]>()
  for (const { id } of rooms) {
    const others = [...new Set([...deps.guests.whoIn(roomDocName(id)), ...onPlainPagesOf(deps, id)])].filter(
      one => !known.has(one),
    )
    const found = await Promise.all(others.map(one => deps.store.get(members, one)))
    team.set(
      id,
      found.flatMap(one => (one !== undefined && isAtLeast(one.role, 'facilitator') ? [seat(one)] : [])),
    )
  }
  return { session, underWay, rooms, people, team }
}

function whereaboutsOffLine(deps: DeskDeps, id: MemberId): Whereabouts {
  if (isOnPlainPage(deps, id)) return 'on-a-plain-page'
  return isOnTheWay(deps, id) ? 'on-the-way' : 'away'
}

async function participantsOf({ store }: DeskDeps, id: SessionId): Promise<Member[]> {
  const takenBack = new Set((await store.list(links, id)).filter(one => one.revokedAt !== null).map(one => one.id))
  return (await store.list(members, id)).filter(({ role, linkId }) => role === 'participant' && !takenBack.has(linkId))
}

export const isHere = ({ whereabouts }: Pick<Seated, 'whereabouts'>): boolean => whereabouts !== 'away'

/** Those who are in no room of the breakout under way. */
export function unplacedOf({ rooms, people }: Scene): Seated[] {
  const ids = new Set<RoomId | null>(rooms.map(({ id }) => id))
  return people.filter(({ member }) => !ids.has(member.roomId))
}
