/**
 * How many notes have been written in a room, and by whom: counted when the first is added after the room was opened, and gone with it.
 * Where other servers add notes as well, it is counted anew every few seconds, and after every few notes; and near the limit by one server
 * at a time, of what is in the store by then. So all of them together stop where one would.
 */
import type { MemberId, RoomId } from '@waymark/shared/model/ids.ts'
import { maxNotesOfMember } from '@waymark/shared/model/note.ts'
import { Refusal } from '#refusal.ts'
import type { Deps } from '#deps.ts'
import { authorships } from '#store/kinds.ts'
import type { LiveDoc } from '#sync/live-doc.ts'

/** More than any room has ever needed; a script that writes on and on is stopped. */
const maxNotesOfRoom = 5000
/** After so many of one person, or of all, and after so long it is counted anew. Nobody writes all that is near in that time. */
const trusted = { own: 10, all: 50, ms: 2000 }
const near = { own: 100, all: 500 }

type CountDeps = Pick<Deps, 'store' | 'monotonic'>

interface Count {
  readonly at: number
  all: number
  /** Added here since it was counted. */
  added: number
  readonly byMember: Map<MemberId, { own: number; added: number }>
}

interface Whose {
  readonly roomId: RoomId
  readonly memberId: MemberId
}

const counts = new WeakMap<LiveDoc, Promise<Count>>()

/** Refuses with 'too-many', or does what adds one more. */
export async function asOneMore(
  deps: CountDeps,
  { live, ...whose }: Whose & { readonly live: LiveDoc },
  add: () => Promise<void>,
): Promise<void> {
  const count = await countOf(deps, live, whose)
  if (!deps.store.isShared || !isNear(count, whose)) {
    addOne(count, whose)
    return add()
  }
  return deps.store.inTurn(`notes in ${whose.roomId}`, async () => {
    addOne(await counted(deps, whose.roomId), whose)
    await add()
  })
}

const ofMember = ({ byMember }: Count, { memberId }: Whose): { readonly own: number; readonly added: number } =>
  byMember.get(memberId) ?? { own: 0, added: 0 }

const isNear = (count: Count, whose: Whose): boolean =>
  count.all >= maxNotesOfRoom - near.all || ofMember(count, whose).own >= maxNotesOfMember - near.own

const isTrusted = ({ monotonic }: CountDeps, count: Count, whose: Whose): boolean =>
  monotonic() - count.at < trusted.ms && count.added < trusted.all && ofMember(count, whose).added < trusted.own

function addOne(count: Count, whose: Whose): void {
  const { own, added } = ofMember(count, whose)
  if (count.all >= maxNotesOfRoom)
    throw new Refusal('too-many', 'This room holds as many notes as it can. Tell your facilitator.')
  if (own >= maxNotesOfMember)
    throw new Refusal('too-many', 'You have written as many notes as one person can here. Tell your facilitator.')
  count.all += 1
  count.added += 1
  count.byMember.set(whose.memberId, { own: own + 1, added: added + 1 })
}

async function countOf(deps: CountDeps, live: LiveDoc, whose: Whose): Promise<Count> {
  const known = counts.get(live)
  const count = await (known ?? countAnew(deps, live, whose))
  if (!deps.store.isShared || isTrusted(deps, count, whose)) return count
  // Of many who find it old at once, one counts.
  return counts.get(live) === known ? countAnew(deps, live, whose) : countOf(deps, live, whose)
}

/** A count that failed is not kept: the next note is counted anew. */
function countAnew(deps: CountDeps, live: LiveDoc, { roomId }: Whose): Promise<Count> {
  const counting = counted(deps, roomId)
  counts.set(live, counting)
  counting.catch(() => counts.delete(live))
  return counting
}

/** Withdrawn ones too. */
async function counted({ store, monotonic }: CountDeps, roomId: RoomId): Promise<Count> {
  const at = monotonic()
  const byMember: Count['byMember'] = new Map()
  const all = await store.list(authorships, roomId)
  for (const { memberId } of all)
    if (memberId !== null) byMember.set(memberId, { own: (byMember.get(memberId)?.own ?? 0) + 1, added: 0 })
  return { at, all: all.length, added: 0, byMember }
}
