/** From a room, a breakout or a session up to the strategy it belongs to. Refuses with 'gone' where there is none. */
import type {
  BreakoutId,
  DraftId,
  LookId,
  QuestionSetId,
  RoomId,
  SessionId,
  StrategyId,
} from '@waymark/shared/model/ids.ts'
import type { Draft } from '@waymark/shared/model/draft.ts'
import type { Look } from '@waymark/shared/model/look.ts'
import type { Breakout, Room, Session } from '@waymark/shared/model/session.ts'
import type { Strategy } from '@waymark/shared/model/strategy.ts'
import type { Deps } from '#deps.ts'
import { Refusal } from '#refusal.ts'
import { breakouts, drafts, gatherings, looks, questionSets, rooms, sessions, strategies } from '#store/kinds.ts'

type Stored = Pick<Deps, 'store'>

export interface SessionPlace {
  readonly strategy: Strategy
  readonly session: Session
}
export interface BreakoutPlace extends SessionPlace {
  readonly breakout: Breakout
}
export interface RoomPlace extends BreakoutPlace {
  readonly room: Room
}

const there = <T>(found: T | undefined, what: string): T => {
  if (found === undefined)
    throw new Refusal('gone', `This ${what} is not here any more. Go to the start to see what is.`, { goTo: '/' })
  return found
}

export const strategyPlace = async ({ store }: Stored, id: StrategyId): Promise<Strategy> =>
  there(await store.get(strategies, id), 'strategy')

export async function sessionPlace(deps: Stored, id: SessionId): Promise<SessionPlace> {
  const session = there(await deps.store.get(sessions, id), 'session')
  return { session, strategy: await strategyPlace(deps, session.strategyId) }
}

export async function breakoutPlace(deps: Stored, id: BreakoutId): Promise<BreakoutPlace> {
  const breakout = there(await deps.store.get(breakouts, id), 'breakout')
  return { breakout, ...(await sessionPlace(deps, breakout.sessionId)) }
}

export async function roomPlace(deps: Stored, id: RoomId): Promise<RoomPlace> {
  const room = there(await deps.store.get(rooms, id), 'room')
  return { room, ...(await breakoutPlace(deps, room.breakoutId)) }
}

export async function lookPlace(deps: Stored, id: LookId): Promise<BreakoutPlace & { readonly look: Look }> {
  const look = there(await deps.store.get(looks, id), 'look')
  return { look, ...(await breakoutPlace(deps, look.breakoutId)) }
}

export async function draftPlace(
  deps: Stored,
  id: DraftId,
): Promise<{ readonly draft: Draft; readonly strategy: Strategy }> {
  const draft = there(await deps.store.get(drafts, id), 'draft')
  return { draft, strategy: await strategyPlace(deps, draft.strategyId) }
}

/** In their order, those that are asked in writing alone among them. */
export const breakoutsOf = async ({ store }: Stored, id: SessionId): Promise<Breakout[]> =>
  (await store.list(breakouts, id)).toSorted((a, b) => a.number - b.number)

/** Those that people come together for. */
export const liveBreakoutsOf = async (deps: Stored, id: SessionId): Promise<Breakout[]> =>
  (await breakoutsOf(deps, id)).filter(({ isInWriting }) => !isInWriting)

/** By number; the room of the written answers last, where there is one. */
export const allRoomsOf = async ({ store }: Stored, id: BreakoutId): Promise<Room[]> =>
  (await store.list(rooms, id)).toSorted((a, b) => a.number - b.number)

/** Those in which people write together, by number. */
export const roomsOf = async (deps: Stored, id: BreakoutId): Promise<Room[]> =>
  (await allRoomsOf(deps, id)).filter(({ kind }) => kind === 'live')

/** By the time on the clock, then in the order in which they were made. */
export const sessionsOf = async ({ store }: Stored, id: StrategyId): Promise<Session[]> =>
  (await store.list(sessions, id)).toSorted(
    (a, b) => compare(a.startsAt.local, b.startsAt.local) || compare(a.createdAt, b.createdAt),
  )

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The breakout that is under way: the one everybody was brought to, while it is open; or else the first that is open, or the last. */
export async function breakoutUnderWay(deps: Stored, id: SessionId): Promise<Breakout | undefined> {
  const all = await liveBreakoutsOf(deps, id)
  const open = all.filter(({ step }) => step !== 'closed')
  const brought = await deps.store.get(gatherings, id)
  return open.find(one => one.id === brought?.breakoutId) ?? open[0] ?? all.at(-1)
}

/** All questions that are asked in writing in a strategy. */
export async function setsOfStrategy(deps: Stored, id: StrategyId): Promise<QuestionSetId[]> {
  const own = await Promise.all((await sessionsOf(deps, id)).map(session => deps.store.list(questionSets, session.id)))
  return own.flat().map(set => set.id)
}
