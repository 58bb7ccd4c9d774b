/** What a room is told by the desk: a message, the answer to an ask for help, and the way to the question everybody was brought to. */
import type { Member } from '@waymark/shared/model/member.ts'
import type { FromDesk } from '@waymark/shared/wire/desk.ts'
import type { Deps } from '#deps.ts'
import { gatherings } from '#store/kinds.ts'
import { messageIn } from './desk-messages.ts'
import { helpOf } from './help.ts'
import { breakoutUnderWay, roomsOf, type RoomPlace } from './places.ts'

export const fromDesk = async (
  deps: Pick<Deps, 'store' | 'now'>,
  member: Member,
  place: RoomPlace,
): Promise<FromDesk> => ({
  help: await helpOf(deps, member.id),
  message: await messageIn(deps, place.session, place.room.id),
  goOn: await goOnFrom(deps, member, place),
})

async function goOnFrom(
  deps: Pick<Deps, 'store'>,
  member: Member,
  { room, session }: RoomPlace,
): Promise<FromDesk['goOn']> {
  const gathering = await deps.store.get(gatherings, session.id)
  if (gathering === undefined || gathering.breakoutId === room.breakoutId) return null
  const underWay = await breakoutUnderWay(deps, session.id)
  if (underWay?.id !== gathering.breakoutId) return null
  const there = await roomsOf(deps, underWay.id)
  const mine =
    there.find(({ id }) => id === member.roomId) ?? there.find(({ number }) => number === room.number) ?? there[0]
  return mine === undefined ? null : { roomId: mine.id, question: underWay.question }
}
