/** What the team does at the desk with people and rooms. Each act is decided on what is true at its moment, one after the other. */
import { roomDocName } from '@waymark/shared/doc/doc-name.ts'
import type { RoomId } from '@waymark/shared/model/ids.ts'
import { usualSettings, type Room } from '@waymark/shared/model/session.ts'
import { evenOut, spread, type Placing } from '@waymark/shared/rules/spread.ts'
import type {
  bringEveryone as bringRoute,
  evenOutRooms as evenOutRoute,
  Move,
  movePeople as moveRoute,
  nameFacilitator as nameRoute,
  spreadPeople as spreadRoute,
} from '@waymark/shared/wire/desk.ts'
import { activityRow } from '#activity-row.ts'
import type { Asked } from '#asked.ts'
import { changeRoomRow } from '#change-room-row.ts'
import { Refusal } from '#refusal.ts'
import { gatherings, members, rooms } from '#store/kinds.ts'
import { row, type Row } from '#store/store.ts'
import { presenceKey } from '#sync/presence-key.ts'
import { deskPlace } from './desk-place.ts'
import { oneAtATime, rememberMoved } from './desk-memory.ts'
import { allRoomsOf } from './desk-messages.ts'
import { isHere, sceneOf, unplacedOf, type DeskDeps, type Scene, type Seated } from './desk-people.ts'
import { knownMember, permit } from './members.ts'
import { breakoutPlace, roomPlace, roomsOf } from './places.ts'
import { lifeOf } from './room-life.ts'

interface Moved {
  readonly moves: Move[]
}

export async function movePeople(deps: DeskDeps, asked: Asked<typeof moveRoute>): Promise<Moved> {
  const by = await deskPlace(deps, asked)
  const { session } = by
  return oneAtATime(deps, session.id, async () => {
    const known = new Set((await allRoomsOf(deps, session)).map(({ id }) => id))
    if (asked.body.moves.some(({ roomId }) => !known.has(roomId)))
      throw new Refusal('gone', 'That room is not here any more. Look at the desk again.')
    const { people } = await sceneOf(deps, session)
    const byKey = new Map(people.map(one => [one.key, one]))
    // Of somebody who is named twice, the last one counts.
    const wanted = new Map(asked.body.moves.map(({ key, roomId }) => [key, roomId]))
    return place(deps, by, {
      placings: [...wanted].flatMap(([key, roomId]) => {
        const person = byKey.get(key)
        return person === undefined ? [] : [{ person, roomId }]
      }),
    })
  })
}

/** Those who are here are spread by those who are here, and then those who are away by all. */
export async function spreadPeople(deps: DeskDeps, asked: Asked<typeof spreadRoute>): Promise<Moved> {
  const by = await deskPlace(deps, asked)
  const { session } = by
  return oneAtATime(deps, session.id, async () => {
    const scene = await sceneOf(deps, session)
    const unplaced = unplacedOf(scene)
    const present = spread(sizesOf(scene, isHere), unplaced.filter(isHere))
    const taken = (roomId: RoomId): number => present.filter(one => one.roomId === roomId).length
    const full = sizesOf(scene, () => true).map(({ id, size }) => ({ id, size: size + taken(id) }))
    const absent = spread(
      full,
      unplaced.filter(one => !isHere(one)),
    )
    return place(deps, by, { placings: [...present, ...absent] })
  })
}

const sizesOf = ({ rooms: own, people }: Scene, counts: (one: Seated) => boolean) =>
  own.map(({ id }) => ({ id, size: people.filter(one => one.member.roomId === id && counts(one)).length }))

/** Whoever is writing stays where they are, where that can be; and whoever is on a plain page, which does not tell whether they write. */
export async function evenOutRooms(deps: DeskDeps, asked: Asked<typeof evenOutRoute>): Promise<Moved> {
  const by = await deskPlace(deps, asked)
  const { session } = by
  return oneAtATime(deps, session.id, async () => {
    const { rooms: own, people } = await sceneOf(deps, session)
    const filled = own.map(async ({ id }) => {
      const { writers } = await lifeOf(deps, id, { sections: [], settings: usualSettings })
      const writes = ({ member }: Seated): boolean => writers.has(presenceKey(deps.linkKey, roomDocName(id), member.id))
      const here = people.filter(one => one.member.roomId === id && isHere(one))
      const mayWrite = (one: Seated): boolean => writes(one) || one.whereabouts === 'on-a-plain-page'
      return { id, people: [...here.filter(mayWrite), ...here.filter(one => !mayWrite(one))] }
    })
    return place(deps, by, { placings: evenOut(await Promise.all(filled)) })
  })
}

/** Nobody's page changes: they are told, and go when they have finished their sentence. */
export async function bringEveryone(deps: DeskDeps, asked: Asked<typeof bringRoute>): Promise<Moved> {
  const by = await deskPlace(deps, asked)
  const { session } = by
  const { breakout } = await breakoutPlace(deps, asked.body.breakoutId)
  if (breakout.sessionId !== session.id) throw new Refusal('gone', 'That question belongs to another session.')
  if (breakout.step === 'closed')
    throw new Refusal('closed', 'That question is closed. Move it to another step first, then bring everyone.')
  return oneAtATime(deps, session.id, async () => {
    const target = await roomsOf(deps, breakout.id)
    const before = await allRoomsOf(deps, session)
    const { people } = await sceneOf(deps, session)
    const numbered = people.map(person => ({ person, roomId: sameNumber(person, before, target) }))
    const seated = numbered.filter((one): one is Placing<Seated> => one.roomId !== undefined)
    const sizes = target.map(({ id }) => ({ id, size: seated.filter(one => one.roomId === id).length }))
    const others = numbered.filter(one => one.roomId === undefined).map(({ person }) => person)
    const gathering = row(gatherings, { id: session.id, breakoutId: breakout.id })
    const done = await place(deps, by, { placings: [...seated, ...spread(sizes, others)], more: [gathering] })
    await deps.live.lookAgain(before.map(({ id }) => roomDocName(id)))
    return done
  })
}

function sameNumber({ member }: Seated, all: readonly Room[], target: readonly Room[]): RoomId | undefined {
  const own = all.find(({ id }) => id === member.roomId)
  return target.find(({ number }) => number === own?.number)?.id
}

/** Answers once the sockets of the rooms before are closed, and those in both rooms are told that somebody went or came. */
async function place(
  deps: DeskDeps,
  { session, member: by }: Awaited<ReturnType<typeof deskPlace>>,
  { placings, more = [] }: { readonly placings: readonly Placing<Seated>[]; readonly more?: readonly Row[] },
): Promise<Moved> {
  const moving = placings.filter(({ person, roomId }) => person.member.roomId !== roomId)
  // Read again: somebody may have gone by themselves, or given another name, since the desk was looked at.
  const now = await Promise.all(moving.map(({ person }) => deps.store.get(members, person.member.id)))
  const puts = moving.flatMap(({ roomId }, at) => {
    const member = now[at]
    return member === undefined ? [] : [row(members, { ...member, roomId })]
  })
  const did = { kind: 'people-moved', people: puts.length } as const
  const done = puts.length === 0 ? [] : [activityRow(deps, { sessionId: session.id, member: by, did })]
  await deps.store.commit({ puts: [...puts, ...more, ...done] })
  rememberMoved(
    deps,
    moving.filter(({ person }) => isTold(person)).map(({ person }) => person.member.id),
  )
  await deps.guests.refresh(moving.map(({ person }) => person.member.id))
  const touched = moving.flatMap(({ person, roomId }) => [person.member.roomId, roomId]).filter(id => id !== null)
  await deps.live.lookAgain([...new Set(touched)].map(roomDocName))
  return { moves: moving.map(({ person, roomId }) => ({ key: person.key, roomId })) }
}

/** A plain page tells nothing by itself: whoever is on one is told by the next. */
const isTold = (person: Seated): boolean => isHere(person) && person.whereabouts !== 'on-a-plain-page'

/** Empty takes the name back. */
export async function nameFacilitator(
  deps: DeskDeps,
  { browser, params: { roomId }, body: { facilitator } }: Asked<typeof nameRoute>,
): Promise<void> {
  const { session } = await roomPlace(deps, roomId)
  const member = await knownMember(deps, browser, { sessionId: session.id, strategyId: session.strategyId })
  permit(member, 'run-desk')
  await oneAtATime(deps, session.id, () =>
    changeRoomRow(deps, roomId, room => deps.store.commit({ puts: [row(rooms, { ...room, facilitator })] })),
  )
  await deps.live.lookAgain([roomDocName(roomId)])
}
