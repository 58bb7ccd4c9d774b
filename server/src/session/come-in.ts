/** Coming in by a link: no account, a name or none, and a place in a room. */
import { MemberId, type RoomId, type SessionId } from '@waymark/shared/model/ids.ts'
import { isAtLeast, type Link, type Member } from '@waymark/shared/model/member.ts'
import { usualPrivacy } from '@waymark/shared/model/retention.ts'
import { usualSettings } from '@waymark/shared/model/session.ts'
import type { BodyOf, ReplyOf } from '@waymark/shared/wire/route.ts'
import type { comeIn as comeInRoute, lookAtLink as lookRoute, RoomChoice } from '@waymark/shared/wire/entry.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { auditRow } from '#audit-row.ts'
import type { Deps } from '#deps.ts'
import { Refusal } from '#refusal.ts'
import { members, privacySettings, scopeOf, seats, strategies } from '#store/kinds.ts'
import { row, type Row } from '#store/store.ts'
import { linkOfSecret } from './links.ts'
import { knownMember, memberFor, memberInScope, permit, seatId, viewOfMe, type Browser } from './members.ts'
import { leftPlainPages } from './on-plain-pages.ts'
import { breakoutUnderWay, roomPlace, roomsOf, sessionPlace } from './places.ts'

type EntryDeps = Pick<Deps, 'store' | 'linkKey' | 'newId' | 'now' | 'guests'>

export async function lookAtLink(
  deps: EntryDeps,
  browser: Browser,
  { secret }: BodyOf<typeof lookRoute>,
): Promise<ReplyOf<typeof lookRoute>> {
  const link = await linkOfSecret(deps, secret)
  const me = await memberFor(deps, browser, link)
  const strategy = link.strategyId === null ? undefined : await deps.store.get(strategies, link.strategyId)
  return {
    role: link.role,
    strategy: strategy === undefined ? null : { id: strategy.id, title: strategy.title, period: strategy.period },
    session: link.sessionId === null ? null : await sessionOf(deps, link.sessionId),
    me: me === undefined ? null : viewOfMe(me),
    months: ((await deps.store.get(privacySettings, usualPrivacy.id)) ?? usualPrivacy).months,
  }
}

async function sessionOf(deps: EntryDeps, id: SessionId) {
  const { session } = await sessionPlace(deps, id)
  const breakout = await breakoutUnderWay(deps, id)
  return {
    id,
    title: session.title,
    startsAt: session.startsAt,
    type: session.type,
    isPaid: session.isPaid,
    settings: breakout?.settings ?? usualSettings,
    question: breakout?.question ?? '',
    rooms: await roomChoices(deps, id),
  }
}

/** The rooms of the breakout that is under way. */
async function roomChoices(deps: Pick<Deps, 'store'>, id: SessionId): Promise<RoomChoice[]> {
  const breakout = await breakoutUnderWay(deps, id)
  if (breakout === undefined) return []
  const people = await peopleByRoom(deps, id)
  return (await roomsOf(deps, breakout.id)).map(({ id: roomId, number, name }) => ({
    id: roomId,
    number,
    name,
    people: people.get(roomId) ?? 0,
  }))
}

/** How many have come in to each room of a session. */
export async function peopleByRoom({ store }: Pick<Deps, 'store'>, id: SessionId): Promise<Map<RoomId, number>> {
  const people = new Map<RoomId, number>()
  for (const { roomId } of await store.list(members, id))
    if (roomId !== null) people.set(roomId, (people.get(roomId) ?? 0) + 1)
  return people
}

/** Participants, whether they wrote or not. */
export const howManyCame = async ({ store }: Pick<Deps, 'store'>, id: SessionId): Promise<number> =>
  (await store.list(members, id)).filter(({ role }) => role === 'participant').length

export async function comeIn(
  deps: EntryDeps,
  browser: string,
  { secret, name, roomId, asSomebodyElse }: BodyOf<typeof comeInRoute>,
): Promise<ReplyOf<typeof comeInRoute>> {
  const link = await linkOfSecret(deps, secret)
  const scope = scopeOf(link)
  // A browser that comes in by two windows at once is one person.
  const member = await deps.store.inTurn(`seat ${seatId(browser, scope)}`, async () => {
    const known = asSomebodyElse ? undefined : await memberInScope(deps, browser, scope)
    const named = { ...asMember(deps, known, link), ...(name !== null && { name }) }
    const coming =
      link.role === 'participant' && link.sessionId !== null
        ? { ...named, roomId: await roomFor(deps, link.sessionId, roomId ?? named.roomId) }
        : named
    // Once for each who comes as one of the team, not each time that they come again.
    const isNewToTeam = known?.id !== coming.id || known.role !== coming.role
    const audited = isNewToTeam ? cameInAsTeam(deps, coming) : []
    await deps.store.commit({
      puts: [row(members, coming), row(seats, { id: seatId(browser, scope), memberId: coming.id }), ...audited],
    })
    return coming
  })
  await deps.guests.refresh([member.id])
  return { me: viewOfMe(member), goTo: firstPage(member) }
}

function cameInAsTeam(deps: EntryDeps, { role, strategyId, sessionId }: Member): Row[] {
  return role === 'organiser' || role === 'facilitator'
    ? [auditRow(deps, { by: role, did: 'came-in-as-team', strategyId, sessionId })]
    : []
}

/** Who came before by a link that opens less, or was taken back, goes on as the same person by this one. */
function asMember({ newId }: Pick<Deps, 'newId'>, known: Member | undefined, link: Link): Member {
  if (known === undefined)
    return {
      id: MemberId.parse(newId()),
      linkId: link.id,
      role: link.role,
      strategyId: link.strategyId,
      sessionId: link.sessionId,
      name: null,
      roomId: null,
    }
  return isAtLeast(known.role, link.role) ? known : { ...known, role: link.role, linkId: link.id }
}

/** The room asked for; if it is none of the breakout under way, the one of the same number, or the emptiest. */
async function roomFor(deps: Pick<Deps, 'store'>, sessionId: SessionId, asked: RoomId | null): Promise<RoomId | null> {
  const choices = await roomChoices(deps, sessionId)
  if (asked !== null && !choices.some(({ id }) => id === asked)) {
    const { room, session } = await roomPlace(deps, asked)
    if (session.id !== sessionId)
      throw new Refusal('wrong-room', 'That room belongs to another session. Choose one of these.')
    const same = choices.find(({ number }) => number === room.number)
    if (same !== undefined) return same.id
  }
  return (
    choices.find(({ id }) => id === asked)?.id ??
    choices.toSorted((a, b) => a.people - b.people || a.number - b.number)[0]?.id ??
    null
  )
}

function firstPage({ role, roomId, sessionId, strategyId }: Member): string {
  if (role === 'participant' && roomId !== null) return pages.room(roomId)
  if (sessionId !== null) return pages.session(sessionId)
  return strategyId === null ? pages.home() : pages.strategy(strategyId)
}

/** Into another room of the session, by one's own choice. The sockets of the room before are closed. */
export async function enterRoom(deps: Pick<Deps, 'store' | 'guests'>, browser: Browser, roomId: RoomId): Promise<void> {
  const { room, session, strategy } = await roomPlace(deps, roomId)
  const member = await knownMember(deps, browser, { sessionId: session.id, strategyId: strategy.id })
  permit(member, 'read-own-room')
  if (member.role === 'reader') throw new Refusal('not-allowed', 'With this link you read; it has no place in a room.')
  if (room.kind === 'written')
    throw new Refusal('wrong-room', 'Nobody sits there: it holds what people answered in writing.')
  await deps.store.commit({ puts: [row(members, { ...member, roomId })] })
  await deps.guests.refresh([member.id])
}

export async function leave(
  deps: Pick<Deps, 'store' | 'guests' | 'lately'>,
  browser: string,
  sessionId: SessionId,
): Promise<void> {
  const member = await memberInScope(deps, browser, sessionId)
  if (member === undefined) return
  await deps.store.commit({ removes: [{ kind: seats.name, id: seatId(browser, sessionId) }] })
  leftPlainPages(deps, member.id)
  await deps.guests.refresh([member.id])
}
