/** How many notes have been written in a room, and by whom: counted when the first is added after the room was opened, and gone with it. */
import type { MemberId, RoomId } from '@waymark/shared/model/ids.ts'
import { maxNotesOfMember } from '@waymark/shared/model/note.ts'
import { Refusal } from '#refusal.ts'
import type { Deps } from '#deps.ts'
import { authorships } from '#store/kinds.ts'
import type { LiveDoc } from '#sync/live-doc.ts'

/** More than any room has ever needed; a script that writes on and on is stopped. */
const maxNotesOfRoom = 5000

interface Count {
  all: number
  readonly byMember: Map<MemberId, number>
}

const counts = new WeakMap<LiveDoc, Promise<Count>>()

/** Refuses with 'too-many', or counts one more. */
export async function countOneMore(
  deps: Pick<Deps, 'store'>,
  live: LiveDoc,
  { roomId, memberId }: { readonly roomId: RoomId; readonly memberId: MemberId },
): Promise<void> {
  const count = await countOf(deps, live, roomId)
  const own = count.byMember.get(memberId) ?? 0
  if (count.all >= maxNotesOfRoom)
    throw new Refusal('too-many', 'This room holds as many notes as it can. Tell your facilitator.')
  if (own >= maxNotesOfMember)
    throw new Refusal('too-many', 'You have written as many notes as one person can here. Tell your facilitator.')
  count.all += 1
  count.byMember.set(memberId, own + 1)
}

/** A count that failed is not kept: the next note is counted anew. */
function countOf(deps: Pick<Deps, 'store'>, live: LiveDoc, roomId: RoomId): Promise<Count> {
  const known = counts.get(live)
  if (known !== undefined) return known
  const counting = counted(deps, roomId)
  counts.set(live, counting)
  counting.catch(() => counts.delete(live))
  return counting
}

/** Withdrawn ones too. */
async function counted({ store }: Pick<Deps, 'store'>, roomId: RoomId): Promise<Count> {
  const byMember = new Map<MemberId, number>()
  const all = await store.list(authorships, roomId)
  for (const { memberId } of all) if (memberId !== null) byMember.set(memberId, (byMember.get(memberId) ?? 0) + 1)
  return { all: all.length, byMember }
}
