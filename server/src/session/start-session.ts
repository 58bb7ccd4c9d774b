/** Starting a session with its breakouts, rooms and links, and, where it is asked for, with the notes of an earlier one. */
import { SessionId } from '@waymark/shared/model/ids.ts'
import type { Member } from '@waymark/shared/model/member.ts'
import type { Breakout, Room, Session } from '@waymark/shared/model/session.ts'
import type { Strategy } from '@waymark/shared/model/strategy.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import type { NotesBrought, startSession as startSessionRoute } from '@waymark/shared/wire/sessions.ts'
import { activityRow } from '#activity-row.ts'
import type { Asked } from '#asked.ts'
import type { Deps } from '#deps.ts'
import { Refusal } from '#refusal.ts'
import { activities, breakouts, links, rooms, sessions } from '#store/kinds.ts'
import { row, type Commit } from '#store/store.ts'
import { bringNotes, type NewBreakout } from './bring-notes.ts'
import { newLink } from './links.ts'
import { permit } from './members.ts'
import { strategyPlace } from './places.ts'
import { newBreakout, newRoom } from './sessions.ts'
import { strategyMember } from './strategy-member.ts'

type Ask = Asked<typeof startSessionRoute>
type Reply = ReplyOf<typeof startSessionRoute>

/** All of it in one commit. Asked again with the same id, it is there already, and is answered as it was. */
export function startSession(deps: Deps, asked: Ask): Promise<Reply> {
  const id = asked.body.sessionId ?? SessionId.parse(deps.newId())
  return deps.store.inTurn(id, async () => {
    const strategy = await strategyPlace(deps, asked.params.strategyId)
    const member = await strategyMember(deps, asked.browser, strategy.id)
    permit(member, 'manage-strategy')
    if (asked.body.notesFrom !== undefined) permit(member, 'bring-notes')
    const known = await deps.store.get(sessions, id)
    return known === undefined
      ? started(deps, asked, { id, strategy, member })
      : answeredBefore(deps, strategy.id, known)
  })
}

async function answeredBefore(
  { store }: Pick<Deps, 'store'>,
  strategyId: Strategy['id'],
  { id, strategyId: of }: Session,
): Promise<Reply> {
  if (of !== strategyId) throw new Refusal('conflict', 'This session has been set up already, in another strategy.')
  const done = (await store.list(activities, id)).find(({ did }) => did.kind === 'notes-brought')?.did
  return {
    sessionId: id,
    notes: done?.kind === 'notes-brought' ? { brought: done.notes, left: done.left } : null,
  }
}

interface By {
  readonly id: SessionId
  readonly strategy: Strategy
  readonly member: Member
}

async function started(deps: Deps, { body: form }: Ask, { id, strategy, member }: By): Promise<Reply> {
  const strategyId = strategy.id
  const session: Session = {
    id,
    strategyId,
    title: form.title,
    type: form.type,
    isPaid: form.isPaid,
    lead: null,
    startsAt: form.startsAt,
    whatNext: '',
    createdAt: deps.now(),
  }
  const made = form.breakouts.map((breakout, at) =>
    newBreakout(deps, { strategy, session }, { ...breakout, number: at + 1 }),
  )
  const inRooms = made.map(({ id: breakoutId }) =>
    form.rooms.map(({ name }, at) => newRoom(deps, { breakoutId, number: at + 1, name })),
  )
  const handOut = (['participant', 'facilitator', 'reader'] as const).map(role =>
    newLink(deps, { role, strategyId, sessionId: id }),
  )
  const along = await comingAlong(deps, { form, made, inRooms }, { id, strategy, member })
  await deps.store.commit({
    puts: [
      row(sessions, session),
      ...made.map(one => row(breakouts, one)),
      ...inRooms.flat().map(room => row(rooms, room)),
      ...handOut.map(link => row(links, link)),
      activityRow(deps, { sessionId: id, member, did: { kind: 'session-started' } }),
      ...along.puts,
    ],
    updates: along.updates,
  })
  return { sessionId: id, notes: along.notes }
}

interface New {
  readonly form: Ask['body']
  readonly made: readonly Breakout[]
  /** By breakout. */
  readonly inRooms: readonly (readonly Room[])[]
}

interface Along extends Required<Pick<Commit, 'puts' | 'updates'>> {
  readonly notes: NotesBrought | null
}

async function comingAlong(deps: Deps, fresh: New, { id, strategy, member }: By): Promise<Along> {
  const { notesFrom } = fresh.form
  if (notesFrom === undefined) return { puts: [], updates: [], notes: null }
  const { from, notes, puts, updates } = await bringNotes(
    deps,
    { strategyId: strategy.id, from: notesFrom },
    likeEarlier(fresh),
  )
  const did = { kind: 'notes-brought', from, notes: notes.brought, left: notes.left } as const
  return { puts: [activityRow(deps, { sessionId: id, member, did }), ...puts], updates, notes }
}

/** The headings that were sent are those without an ambition, in their order. */
const likeEarlier = ({ form, made, inRooms }: New): NewBreakout[] =>
  made.map(({ sections }, at) => {
    const sent = form.breakouts[at]
    const ownFrom = sections.findIndex(({ ambitionId }) => ambitionId === null)
    return {
      like: sent?.like,
      rooms: inRooms[at] ?? [],
      sections: sections.map(({ id, ambitionId }, place) => ({
        id,
        ambitionId,
        like: ambitionId === null ? sent?.sections[place - ownFrom]?.like : undefined,
      })),
    }
  })
