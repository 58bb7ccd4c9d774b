/** What the desks keep in memory while the server runs: the last answer of each for a moment, and who was just moved. */
import type { MemberId, SessionId } from '@waymark/shared/model/ids.ts'
import type { Desk } from '@waymark/shared/wire/desk.ts'
import type { Deps } from '#deps.ts'

/** So that ten desks that are open cost as much as one. */
const keptMs = 900
/** Whoever has not followed a move by then is away. */
const followsWithinMs = 3 * 60 * 1000

interface Memory {
  readonly answers: Map<SessionId, { readonly at: number; readonly desk: Promise<Desk> }>
  readonly movedAt: Map<MemberId, number>
}

type Remembering = Pick<Deps, 'guests' | 'monotonic'>

const memories = new WeakMap<Deps['guests'], Memory>()

function memoryOf({ guests }: Remembering): Memory {
  const known = memories.get(guests) ?? { answers: new Map(), movedAt: new Map() }
  memories.set(guests, known)
  return known
}

/** One that failed is not kept. */
export function keptDesk(deps: Remembering, id: SessionId, make: () => Promise<Desk>): Promise<Desk> {
  const { answers } = memoryOf(deps)
  const now = deps.monotonic()
  for (const [of, { at }] of answers) if (now - at > keptMs) answers.delete(of)
  const known = answers.get(id)
  if (known !== undefined) return known.desk
  const desk = make()
  answers.set(id, { at: now, desk })
  desk.catch(() => answers.delete(id))
  return desk
}

/** After what the team did itself, the next answer is a new one. */
export function deskChanged(deps: Remembering, id: SessionId): void {
  memoryOf(deps).answers.delete(id)
}

/** One after the other in each session, so that two desks never decide on what the other is just changing. */
export async function oneAtATime<T>(
  deps: Remembering & Pick<Deps, 'store'>,
  id: SessionId,
  act: () => Promise<T>,
): Promise<T> {
  try {
    return await deps.store.inTurn(id, act)
  } finally {
    deskChanged(deps, id)
  }
}

export function rememberMoved(deps: Remembering, ids: readonly MemberId[]): void {
  const { movedAt } = memoryOf(deps)
  const now = deps.monotonic()
  for (const [id, at] of movedAt) if (now - at > followsWithinMs) movedAt.delete(id)
  for (const id of ids) movedAt.set(id, now)
}

/** Whether somebody who is not here was moved a moment ago. */
export function isOnTheWay(deps: Remembering, id: MemberId): boolean {
  const at = memoryOf(deps).movedAt.get(id)
  return at !== undefined && deps.monotonic() - at <= followsWithinMs
}
