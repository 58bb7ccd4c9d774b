/** The reveal of a whole breakout: asked for, or because all rooms go on from writing. Whoever calls it has found out that it is allowed. */
import type { Member } from '@waymark/shared/model/member.ts'
import type { Breakout } from '@waymark/shared/model/session.ts'
import { roomDocName } from '@waymark/shared/doc/doc-name.ts'
import type { Deps } from '#deps.ts'
import { revealRoom } from '#notes/reveal.ts'
import { roomsOf } from '#session/places.ts'

/** Room by room; answers how many notes were shown. Nothing where the breakout is not private. */
export async function revealAll(
  deps: Pick<Deps, 'store' | 'live' | 'newId' | 'now'>,
  { breakout, member }: { readonly breakout: Breakout; readonly member: Member },
): Promise<number> {
  if (!breakout.settings.isPrivate) return 0
  const hidden = (await roomsOf(deps, breakout.id)).filter(room => !room.isRevealed)
  let notes = 0
  for (const room of hidden) {
    notes += await deps.store.inTurn(roomDocName(room.id), () => revealRoom(deps, { room, breakout, member }))
  }
  await deps.live.lookAgain(hidden.map(({ id }) => roomDocName(id)))
  return notes
}
