/** What the desks keep in memory while the server runs: the last answer of each for a moment. Who was just moved is known to all servers of the store. */
import { SessionId, type MemberId } from '@waymark/shared/model/ids.ts'
import type { Desk } from '@waymark/shared/wire/desk.ts'
import type { Deps } from '#deps.ts'

/** So that ten desks that are open cost as much as one; and at the longest, where another server changed something and could not say so. */
const keptMs = 900

type Answers = Map<SessionId, { readonly at: number; readonly desk: Promise<Desk> }>
type Remembering = Pick<Deps, 'guests' | 'monotonic' | 'bus'>

const memories = new WeakMap<Deps['guests'], Answers>()
const topic = 'desk-changed'

function answersOf({ guests, bus }: Omit<Remembering, 'monotonic'>): Answers {
  const known = memories.get(guests)
  if (known !== undefined) return known
  const answers: Answers = new Map()
  memories.set(guests, answers)
  const hear = (message: Uint8Array): void => {
    const id = SessionId.safeParse(new TextDecoder().decode(message)).data
    if (id !== undefined) answers.delete(id)
  }
  bus.subscribe(topic, hear).catch(() => undefined)
  return answers
}

/** One that failed is not kept. */
export function keptDesk(deps: Remembering, id: SessionId, make: () => Promise<Desk>): Promise<Desk> {
  const answers = answersOf(deps)
  const now = deps.monotonic()
  for (const [of, { at }] of answers) if (now - at > keptMs) answers.delete(of)
  const known = answers.get(id)
  if (known !== undefined) return known.desk
  const desk = make()
  answers.set(id, { at: now, desk })
  desk.catch(() => answers.delete(id))
  return desk
}

/** After what the team did itself, the next answer is a new one, on whichever server it is asked for. */
export function deskChanged(deps: Pick<Deps, 'guests' | 'bus'>, id: SessionId): void {
  answersOf(deps).delete(id)
  deps.bus.publish(topic, new TextEncoder().encode(id))
}

/** One after the other in each session, so that two desks never decide on what the other is just changing. */
export async function oneAtATime<T>(
  deps: Pick<Deps, 'store' | 'guests' | 'bus'>,
  id: SessionId,
  act: () => Promise<T>,
): Promise<T> {
  try {
    return await deps.store.inTurn(id, act)
  } finally {
    deskChanged(deps, id)
  }
}

export function rememberMoved({ lately }: Pick<Deps, 'lately'>, ids: readonly MemberId[]): void {
  for (const id of ids) lately.moved.put(id, true)
}

/** Whether somebody who is not here was moved a moment ago. */
export const isOnTheWay = ({ lately }: Pick<Deps, 'lately'>, id: MemberId): boolean =>
  lately.moved.get(id) !== undefined
