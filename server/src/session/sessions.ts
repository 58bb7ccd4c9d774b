/** Sessions with their breakouts, rooms and links: changing them, and what is shown of them. */
import { BreakoutId, RoomId, SectionId } from '@waymark/shared/model/ids.ts'
import type { Member } from '@waymark/shared/model/member.ts'
import {
  freshBreakout,
  freshRoom,
  maxBreakouts,
  maxRooms,
  type Breakout,
  type Room,
  type Section,
  type Session,
} from '@waymark/shared/model/session.ts'
import type { Strategy } from '@waymark/shared/model/strategy.ts'
import { roomDocName } from '@waymark/shared/doc/doc-name.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import type {
  addBreakout as addBreakoutRoute,
  addLink as addLinkRoute,
  addRoom as addRoomRoute,
  BreakoutForm,
  BreakoutView,
  changeRoom as changeRoomRoute,
  changeSession as changeSessionRoute,
  changeWhatNext as changeWhatNextRoute,
  LinkView,
  listLinks as listLinksRoute,
  readRoom as readRoomRoute,
  readSession as readSessionRoute,
  revokeLink as revokeLinkRoute,
} from '@waymark/shared/wire/sessions.ts'
import { activityRow } from '#activity-row.ts'
import type { Asked } from '#asked.ts'
import { auditRow } from '#audit-row.ts'
import { changeRoomRow } from '#change-room-row.ts'
import type { Deps } from '#deps.ts'
import { changeSessionRow } from '#change-session-row.ts'
import { Refusal } from '#refusal.ts'
import { breakouts, links, members, rooms } from '#store/kinds.ts'
import { row } from '#store/store.ts'
import { checkSettings } from './change-breakout.ts'
import { peopleByRoom } from './come-in.ts'
import { fromDesk } from './from-desk.ts'
import { newLink, viewOfLink } from './links.ts'
import { knownMember, permit, permitRoom, viewOfMe, type Browser } from './members.ts'
import { allRoomsOf, breakoutPlace, breakoutsOf, liveBreakoutsOf, roomPlace, roomsOf, sessionPlace } from './places.ts'
import { draftOf, shownNotes } from './strategies.ts'
import { scopeOfSession } from './steps.ts'

async function organiserOf(deps: Deps, browser: Browser, session: Session): Promise<Member> {
  const member = await knownMember(deps, browser, scopeOfSession(session))
  permit(member, 'manage-strategy')
  return member
}

/** Ambitions are copied as they read when the question is asked: rewording one later does not change what people answered. */
export function newBreakout(
  { newId }: Pick<Deps, 'newId'>,
  { strategy, session }: { readonly strategy: Pick<Strategy, 'ambitions'>; readonly session: Pick<Session, 'id'> },
  form: BreakoutForm & { readonly number: number },
): Breakout {
  const ofAmbitions = form.purpose === 'review-ambitions' ? strategy.ambitions : []
  const sections: Section[] = [
    ...ofAmbitions.map(({ id, title, description, whatWeDid }) => ({
      id: SectionId.parse(newId()),
      ambitionId: id,
      title,
      description,
      whatWeDid,
    })),
    ...form.sections.map(({ title, description }) => ({
      id: SectionId.parse(newId()),
      ambitionId: null,
      title,
      description,
    })),
  ]
  checkSettings(form)
  if (sections.length === 0)
    throw new Refusal('malformed', 'Name at least one section to write under.', { at: ['body', 'sections'] })
  return {
    id: BreakoutId.parse(newId()),
    sessionId: session.id,
    number: form.number,
    purpose: form.purpose,
    question: form.question,
    sections,
    ...freshBreakout,
    settings: form.settings,
  }
}

export const newRoom = (
  { newId }: Pick<Deps, 'newId'>,
  { breakoutId, number, name }: Pick<Room, 'breakoutId' | 'number' | 'name'>,
): Room => ({ id: RoomId.parse(newId()), breakoutId, number, name, ...freshRoom })

export async function changeSession(
  deps: Deps,
  { browser, params: { sessionId }, body: form }: Asked<typeof changeSessionRoute>,
): Promise<void> {
  const { session } = await sessionPlace(deps, sessionId)
  const member = await organiserOf(deps, browser, session)
  const done = activityRow(deps, { sessionId, member, did: { kind: 'session-changed' } })
  const { title, startsAt } = form
  await changeSessionRow(deps, sessionId, {
    change: ({ type, isPaid }) => ({ title, startsAt, type: form.type ?? type, isPaid: form.isPaid ?? isPaid }),
    also: [done],
  })
}

export async function changeWhatNext(
  deps: Deps,
  { browser, params: { sessionId }, body: { whatNext } }: Asked<typeof changeWhatNextRoute>,
): Promise<void> {
  const { session } = await sessionPlace(deps, sessionId)
  await organiserOf(deps, browser, session)
  await changeSessionRow(deps, sessionId, { change: () => ({ whatNext }) })
}

/** With rooms of the numbers and names that the breakout before it has. */
export async function addBreakout(
  deps: Deps,
  { browser, params: { sessionId }, body: form }: Asked<typeof addBreakoutRoute>,
): Promise<{ readonly breakoutId: BreakoutId }> {
  const place = await sessionPlace(deps, sessionId)
  const member = await organiserOf(deps, browser, place.session)
  // Two that are added at once have two numbers.
  return deps.store.inTurn(sessionId, async () => {
    const before = await breakoutsOf(deps, sessionId)
    if (before.length >= maxBreakouts)
      throw new Refusal('too-many', `At most ${maxBreakouts} breakouts fit in a session.`)
    const last = before.findLast(({ isInWriting }) => !isInWriting)
    const breakout = newBreakout(deps, place, { ...form, number: (before.at(-1)?.number ?? 0) + 1 })
    const models = last === undefined ? [{ number: 1, name: '' }] : await roomsOf(deps, last.id)
    const made = models.map(({ number, name }) => newRoom(deps, { breakoutId: breakout.id, number, name }))
    const done = activityRow(deps, { sessionId, member, did: { kind: 'breakout-added', breakout: breakout.number } })
    await deps.store.commit({ puts: [row(breakouts, breakout), ...made.map(room => row(rooms, room)), done] })
    return { breakoutId: breakout.id }
  })
}

export async function addRoom(
  deps: Deps,
  { browser, params: { breakoutId }, body: { name } }: Asked<typeof addRoomRoute>,
): Promise<{ readonly roomId: RoomId }> {
  const { session, breakout } = await breakoutPlace(deps, breakoutId)
  const member = await organiserOf(deps, browser, session)
  return deps.store.inTurn(breakoutId, async () => {
    const before = await roomsOf(deps, breakoutId)
    if (before.length >= maxRooms) throw new Refusal('too-many', `At most ${maxRooms} rooms fit in a breakout.`)
    const room = newRoom(deps, { breakoutId, number: (before.at(-1)?.number ?? 0) + 1, name })
    const did = { kind: 'room-added', breakout: breakout.number, room: room.number, name } as const
    const done = activityRow(deps, { sessionId: session.id, member, did })
    await deps.store.commit({ puts: [row(rooms, room), done] })
    return { roomId: room.id }
  })
}

export async function changeRoom(
  deps: Deps,
  { browser, params: { roomId }, body: { name } }: Asked<typeof changeRoomRoute>,
): Promise<void> {
  const { room, session, breakout } = await roomPlace(deps, roomId)
  const member = await organiserOf(deps, browser, session)
  const did = { kind: 'room-changed', breakout: breakout.number, room: room.number, name } as const
  const done = activityRow(deps, { sessionId: session.id, member, did })
  await changeRoomRow(deps, roomId, now => deps.store.commit({ puts: [row(rooms, { ...now, name }), done] }))
  await deps.live.lookAgain([roomDocName(roomId)])
}

export async function readSession(
  deps: Deps,
  { browser, params: { sessionId } }: Asked<typeof readSessionRoute>,
): Promise<ReplyOf<typeof readSessionRoute>> {
  const { session, strategy } = await sessionPlace(deps, sessionId)
  const member = await knownMember(deps, browser, scopeOfSession(session))
  permit(member, 'read-session')
  const views = await Promise.all((await breakoutsOf(deps, sessionId)).map(breakout => viewOfBreakout(deps, breakout)))
  const draftId = (await draftOf(deps, strategy.id)).id
  return { session, strategy, breakouts: views, draftId, me: viewOfMe(member), now: deps.now() }
}

async function viewOfBreakout(deps: Deps, breakout: Breakout): Promise<BreakoutView> {
  const people = await peopleByRoom(deps, breakout.sessionId)
  const all = await Promise.all(
    (await allRoomsOf(deps, breakout.id)).map(async room => ({
      ...room,
      people: people.get(room.id) ?? 0,
      notes: await shownNotes(deps, room.id),
    })),
  )
  return {
    ...breakout,
    rooms: all.filter(({ kind }) => kind === 'live'),
    written: all.find(({ kind }) => kind === 'written') ?? null,
  }
}

export async function readRoom(
  deps: Deps,
  { browser, params: { roomId } }: Asked<typeof readRoomRoute>,
): Promise<ReplyOf<typeof readRoomRoute>> {
  const place = await roomPlace(deps, roomId)
  const { room, breakout, session, strategy } = place
  const member = await knownMember(deps, browser, scopeOfSession(session))
  await permitRoom(deps, member, { room })
  return {
    room,
    breakout: await viewOfBreakout(deps, breakout),
    breakouts: (await liveBreakoutsOf(deps, session.id)).length,
    session,
    strategy: { id: strategy.id, title: strategy.title, period: strategy.period },
    fromDesk: await fromDesk(deps, member, place),
    me: viewOfMe(member),
    now: deps.now(),
  }
}

export async function listLinks(
  deps: Deps,
  { browser, params: { sessionId } }: Asked<typeof listLinksRoute>,
): Promise<{ readonly links: LinkView[] }> {
  const { session } = await sessionPlace(deps, sessionId)
  await organiserOf(deps, browser, session)
  const all = await deps.store.list(links, sessionId)
  return { links: all.toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1)).map(link => viewOfLink(deps, link)) }
}

export async function addLink(
  deps: Deps,
  { browser, params: { sessionId }, body: { role } }: Asked<typeof addLinkRoute>,
): Promise<{ readonly link: LinkView }> {
  const { session } = await sessionPlace(deps, sessionId)
  const member = await organiserOf(deps, browser, session)
  const link = newLink(deps, { role, strategyId: session.strategyId, sessionId })
  const done = activityRow(deps, { sessionId, member, did: { kind: 'link-added', role } })
  const audited = auditRow(deps, { by: 'organiser', did: 'link-made', strategyId: session.strategyId, sessionId })
  await deps.store.commit({ puts: [row(links, link), done, audited] })
  return { link: viewOfLink(deps, link) }
}

/** Answers once everybody who came in by it is out, open sockets too. Taken back twice is taken back once. */
export const revokeLink = (deps: Deps, asked: Asked<typeof revokeLinkRoute>): Promise<void> =>
  deps.store.inTurn(asked.params.linkId, () => revokeInTurn(deps, asked))

async function revokeInTurn(deps: Deps, { browser, params: { linkId } }: Asked<typeof revokeLinkRoute>): Promise<void> {
  const link = await deps.store.get(links, linkId)
  if (link === undefined || link.sessionId === null) throw new Refusal('gone', 'This link is not here any more.')
  const { session } = await sessionPlace(deps, link.sessionId)
  const member = await organiserOf(deps, browser, session)
  if (link.revokedAt === null) {
    const done = activityRow(deps, { sessionId: session.id, member, did: { kind: 'link-revoked', role: link.role } })
    const audited = auditRow(deps, {
      by: 'organiser',
      did: 'link-revoked',
      strategyId: session.strategyId,
      sessionId: session.id,
    })
    await deps.store.commit({ puts: [row(links, { ...link, revokedAt: deps.now() }), done, audited] })
  }
  const out = (await deps.store.list(members, link.sessionId)).filter(one => one.linkId === linkId)
  await deps.guests.refresh(out.map(one => one.id))
}
