/**
 * Asking for help from a room. An ask is a row until it was answered or taken back, so that a restart loses none; what is a day old is
 * of no use to anybody, and is removed when somebody asks again, and every hour.
 */
import type { HelpAsk } from '@waymark/shared/model/desk.ts'
import type { MemberId, RoomId, SessionId } from '@waymark/shared/model/ids.ts'
import { roomDocName } from '@waymark/shared/doc/doc-name.ts'
import type { answerHelp as answerRoute, askForHelp as askRoute, FromDesk } from '@waymark/shared/wire/desk.ts'
import type { Asked } from '#asked.ts'
import type { Deps } from '#deps.ts'
import { helpAsks, members, wholeServer } from '#store/kinds.ts'
import { row } from '#store/store.ts'
import { deskPlace } from './desk-place.ts'
import { deskChanged, oneAtATime } from './desk-memory.ts'
import type { DeskDeps } from './desk-people.ts'
import { knownMember, permit, permitRoom } from './members.ts'
import { roomPlace } from './places.ts'

const day = 24 * 60 * 60 * 1000

/** A clock that went ahead for a while may have dated it in a time that is not here yet. */
const isOld = ({ askedAt }: HelpAsk, now: string): boolean => Math.abs(Date.parse(now) - Date.parse(askedAt)) > day

const gone = (ids: readonly MemberId[]) => ids.map(id => ({ kind: helpAsks.name, id }))

export async function forgetOldAsks({ store, now }: Pick<Deps, 'store' | 'now'>): Promise<void> {
  const old = (await store.list(helpAsks, wholeServer)).filter(ask => isOld(ask, now()))
  if (old.length > 0) await store.commit({ removes: gone(old.map(({ id }) => id)) })
}

/** The oldest first. */
export async function helpAskedIn({ store, now }: Pick<Deps, 'store' | 'now'>, id: SessionId): Promise<HelpAsk[]> {
  const all = await store.list(helpAsks, wholeServer)
  return all
    .filter(ask => ask.sessionId === id && !isOld(ask, now()))
    .toSorted((a, b) => (a.askedAt < b.askedAt ? -1 : a.askedAt > b.askedAt ? 1 : 0))
}

export async function helpOf(
  { store, now }: Pick<Deps, 'store' | 'now'>,
  memberId: MemberId,
): Promise<FromDesk['help']> {
  const ask = await store.get(helpAsks, memberId)
  if (ask === undefined || isOld(ask, now())) return 'none'
  return ask.comingAt === null ? 'asked' : 'coming'
}

/** Whoever asks again keeps their turn. */
export async function askForHelp(
  deps: DeskDeps,
  { browser, params: { roomId }, body: { asks } }: Asked<typeof askRoute>,
): Promise<void> {
  const { room, session } = await roomPlace(deps, roomId)
  const member = await knownMember(deps, browser, { sessionId: session.id, strategyId: session.strategyId })
  permit(member, 'ask-for-help')
  await permitRoom(deps, member, { room })
  await forgetOldAsks(deps)
  if (!asks) await deps.store.commit({ removes: gone([member.id]) })
  else if ((await deps.store.get(helpAsks, member.id))?.roomId !== roomId)
    await deps.store.commit({
      puts: [row(helpAsks, { id: member.id, sessionId: session.id, roomId, askedAt: deps.now(), comingAt: null })],
    })
  deskChanged(deps, session.id)
  await deps.live.lookAgain([roomDocName(roomId)])
}

/** All who ask from that room are told that somebody is on their way, or that it is done. */
export async function answerHelp(deps: DeskDeps, asked: Asked<typeof answerRoute>): Promise<void> {
  const { session } = await deskPlace(deps, asked)
  const { roomId, answer } = asked.body
  await oneAtATime(deps, session.id, async () => {
    const asks: HelpAsk[] = []
    for (const ask of await helpAskedIn(deps, session.id)) if ((await roomOfAsk(deps, ask)) === roomId) asks.push(ask)
    await deps.store.commit(
      answer === 'done'
        ? { removes: gone(asks.map(({ id }) => id)) }
        : { puts: asks.map(ask => row(helpAsks, { ...ask, comingAt: ask.comingAt ?? deps.now() })) },
    )
  })
  await deps.live.lookAgain([roomDocName(roomId)])
}

/** Who was moved meanwhile asks from where they are now; somebody of the team, from where they asked. */
async function roomOfAsk({ store }: Pick<Deps, 'store'>, ask: HelpAsk): Promise<RoomId> {
  const member = await store.get(members, ask.id)
  return member?.role === 'participant' && member.roomId !== null ? member.roomId : ask.roomId
}
