/** What the team says to the rooms. The last one is kept, so that whoever comes later the same day sees it too. */
import type { DeskMessage } from '@waymark/shared/model/desk.ts'
import type { RoomId } from '@waymark/shared/model/ids.ts'
import type { Room, Session } from '@waymark/shared/model/session.ts'
import { isSameDay } from '@waymark/shared/model/time.ts'
import { roomDocName } from '@waymark/shared/doc/doc-name.ts'
import type { Desk, FromDesk, sayToRooms as sayRoute } from '@waymark/shared/wire/desk.ts'
import { activityRow } from '#activity-row.ts'
import type { Asked } from '#asked.ts'
import type { Deps } from '#deps.ts'
import { Refusal } from '#refusal.ts'
import { deskMessages } from '#store/kinds.ts'
import { row } from '#store/store.ts'
import { deskPlace } from './desk-place.ts'
import { deskChanged } from './desk-memory.ts'
import type { DeskDeps } from './desk-people.ts'
import { liveBreakoutsOf, roomPlace, roomsOf } from './places.ts'

export async function allRoomsOf(deps: Pick<Deps, 'store'>, { id }: Pick<Session, 'id'>): Promise<Room[]> {
  const all = await liveBreakoutsOf(deps, id)
  return (await Promise.all(all.map(breakout => roomsOf(deps, breakout.id)))).flat()
}

export async function sayToRooms(deps: DeskDeps, asked: Asked<typeof sayRoute>): Promise<void> {
  const { session, member } = await deskPlace(deps, asked)
  const { roomId, text } = asked.body
  if (roomId !== null) await roomOfSession(deps, session, roomId)
  const message: DeskMessage = {
    id: roomId ?? session.id,
    sessionId: session.id,
    messageId: deps.newId(),
    text,
    at: deps.now(),
  }
  const done = activityRow(deps, { sessionId: session.id, member, did: { kind: 'rooms-told' } })
  await deps.store.commit({ puts: [row(deskMessages, message), done] })
  deskChanged(deps, session.id)
  const hearing = roomId === null ? (await allRoomsOf(deps, session)).map(({ id }) => id) : [roomId]
  await deps.live.lookAgain(hearing.map(roomDocName))
}

/** Refuses a room of another session. */
export async function roomOfSession(
  deps: Pick<Deps, 'store'>,
  session: Pick<Session, 'id'>,
  roomId: RoomId,
): Promise<Room> {
  const { room, session: of } = await roomPlace(deps, roomId)
  if (of.id !== session.id) throw new Refusal('wrong-room', 'That room belongs to another session.')
  return room
}

async function messageFor(
  { store, now }: Pick<Deps, 'store' | 'now'>,
  { startsAt }: Pick<Session, 'startsAt'>,
  id: DeskMessage['id'],
): Promise<DeskMessage | undefined> {
  const message = await store.get(deskMessages, id)
  return message !== undefined && isSameDay(startsAt.zone, message.at, now()) ? message : undefined
}

export async function messageToAll(deps: Pick<Deps, 'store' | 'now'>, session: Session): Promise<Desk['message']> {
  const message = await messageFor(deps, session, session.id)
  return message === undefined ? null : { text: message.text, at: message.at }
}

/** The later one of what was said to all and to this room. */
export async function messageIn(
  deps: Pick<Deps, 'store' | 'now'>,
  session: Session,
  roomId: RoomId,
): Promise<FromDesk['message']> {
  const [toAll, toRoom] = [await messageFor(deps, session, session.id), await messageFor(deps, session, roomId)]
  const last = toAll !== undefined && (toRoom === undefined || toAll.at > toRoom.at) ? toAll : toRoom
  return last === undefined ? null : { id: last.messageId, text: last.text, at: last.at }
}
