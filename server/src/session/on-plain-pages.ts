/**
 * Who asked for a plain page of a session a few minutes ago: such a page holds no line open, and its reader is here all the same. Kept in
 * memory only, to the half minute, and never for more people than a server has.
 */
import type { MemberId, RoomId } from '@waymark/shared/model/ids.ts'
import type { Deps } from '#deps.ts'

/** Time to read a room and to write a note, as nothing is heard of anybody meanwhile. */
export const staysHereMs = 5 * 60 * 1000
const coarseMs = 30 * 1000
const mostPeople = 10_000

interface Seen {
  readonly at: number
  /** Of the page they asked for; null on a page of the whole session. */
  readonly roomId: RoomId | null
}

type Remembering = Pick<Deps, 'guests' | 'monotonic'>

const seenBy = new WeakMap<Deps['guests'], Map<MemberId, Seen>>()

function seenIn({ guests }: Pick<Deps, 'guests'>): Map<MemberId, Seen> {
  const known = seenBy.get(guests) ?? new Map<MemberId, Seen>()
  seenBy.set(guests, known)
  return known
}

const coarsely = ({ monotonic }: Pick<Deps, 'monotonic'>): number => Math.floor(monotonic() / coarseMs) * coarseMs

export function askedForPlainPage(deps: Remembering, id: MemberId, roomId: RoomId | null): void {
  const seen = seenIn(deps)
  const at = coarsely(deps)
  // The last one stands last, so that those to be forgotten stand first.
  seen.delete(id)
  seen.set(id, { at, roomId })
  for (const [one, known] of seen) {
    if (seen.size <= mostPeople && at - known.at <= staysHereMs) break
    seen.delete(one)
  }
}

export function leftPlainPages(deps: Pick<Deps, 'guests'>, id: MemberId): void {
  seenIn(deps).delete(id)
}

export function isOnPlainPage(deps: Remembering, id: MemberId): boolean {
  const known = seenIn(deps).get(id)
  return known !== undefined && coarsely(deps) - known.at <= staysHereMs
}

/** Those who asked for a plain page of that room last. */
export const onPlainPagesOf = (deps: Remembering, roomId: RoomId): MemberId[] =>
  [...seenIn(deps)].filter(([id, seen]) => seen.roomId === roomId && isOnPlainPage(deps, id)).map(([id]) => id)
