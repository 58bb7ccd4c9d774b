/** A room's row is changed by several jobs, each a part of it: one after the other, each on what the one before has written. */
import type { RoomId } from '@waymark/shared/model/ids.ts'
import type { Room } from '@waymark/shared/model/session.ts'
import type { Deps } from '#deps.ts'
import { Refusal } from '#refusal.ts'
import { rooms } from '#store/kinds.ts'

/** `write` is given the row as it is, and commits what it makes of it. Refuses with 'gone' where there is none. */
export const changeRoomRow = <T>(
  { store }: Pick<Deps, 'store'>,
  roomId: RoomId,
  write: (room: Room) => Promise<T>,
): Promise<T> =>
  store.inTurn(roomId, async () => {
    const room = await store.get(rooms, roomId)
    if (room === undefined) throw new Refusal('gone', 'This room is not here any more.')
    return write(room)
  })
