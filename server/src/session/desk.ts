/** What the desk of a session shows. The same for everybody who may see it, and made once in a while for all of them. */
import { usualSettings, type Breakout, type Room, type Session } from '@waymark/shared/model/session.ts'
import type {
  Desk,
  DeskPerson,
  DeskRoom,
  HelpAsked,
  readDesk as readDeskRoute,
  Unplaced,
} from '@waymark/shared/wire/desk.ts'
import type { Member } from '@waymark/shared/model/member.ts'
import type { Asked } from '#asked.ts'
import { members, rooms } from '#store/kinds.ts'
import { keptDesk } from './desk-memory.ts'
import { messageToAll } from './desk-messages.ts'
import { deskPlace } from './desk-place.ts'
import { deskKeyOf, sceneOf, unplacedOf, type DeskDeps, type Scene, type Seated } from './desk-people.ts'
import { helpAskedIn } from './help.ts'
import { liveBreakoutsOf } from './places.ts'
import { lifeOf } from './room-life.ts'

export async function readDesk(deps: DeskDeps, asked: Asked<typeof readDeskRoute>): Promise<Desk> {
  const { session } = await deskPlace(deps, asked)
  return keptDesk(deps, session.id, () => deskOf(deps, session))
}

async function deskOf(deps: DeskDeps, session: Session): Promise<Desk> {
  const scene = await sceneOf(deps, session)
  const all = await liveBreakoutsOf(deps, session.id)
  return {
    now: deps.now(),
    session: { id: session.id, title: session.title },
    breakouts: all.map(({ id, number, question, step }) => ({ id, number, question, step })),
    breakoutId: scene.underWay?.id ?? null,
    sections: (scene.underWay?.sections ?? []).map(({ id, title }) => ({ id, title })),
    rooms: await Promise.all(scene.rooms.map(room => viewOfRoom(deps, scene, room))),
    unplaced: await unplacedIn(deps, scene, all),
    help: await helpIn(deps, scene),
    message: await messageToAll(deps, session),
  }
}

async function viewOfRoom(deps: DeskDeps, scene: Scene, room: Room): Promise<DeskRoom> {
  const { people, team, underWay } = scene
  const { notes, writing, sections } = await lifeOf(deps, room.id, underWay ?? nothingAsked)
  const { id, number, name, facilitator } = room
  const own = people.filter(({ member }) => member.roomId === id)
  return {
    id,
    number,
    name,
    facilitator,
    people: [...(team.get(id) ?? []), ...own].map(one => viewOfPerson(scene, one)),
    notes,
    writing,
    sections: [...sections],
  }
}

const nothingAsked = { sections: [], settings: usualSettings }

const viewOfPerson = (scene: Scene, { key, member, whereabouts }: Seated): DeskPerson => ({
  key,
  name: nameTold(scene, member),
  role: member.role,
  whereabouts,
})

/** Where nobody is named, the desk names no participant either: few notes in a room would tell whose they are. */
const nameTold = ({ underWay }: Scene, { name, role }: Member): string | null =>
  role === 'participant' && underWay?.settings.names === 'anonymous' ? null : name

async function unplacedIn(deps: DeskDeps, scene: Scene, all: readonly Breakout[]): Promise<Unplaced[]> {
  const elsewhere = new Map<string, Promise<Room | undefined>>()
  const roomOf = ({ roomId }: Member): Promise<Room | undefined> => {
    if (roomId === null) return Promise.resolve(undefined)
    const found = elsewhere.get(roomId) ?? deps.store.get(rooms, roomId)
    elsewhere.set(roomId, found)
    return found
  }
  const from = async (member: Member): Promise<Unplaced['from']> => {
    const room = await roomOf(member)
    const breakout = all.find(({ id }) => id === room?.breakoutId)
    return room === undefined || breakout === undefined
      ? null
      : { number: room.number, name: room.name, breakout: breakout.number }
  }
  return Promise.all(
    unplacedOf(scene).map(async one => ({ ...viewOfPerson(scene, one), from: await from(one.member) })),
  )
}

/** A participant asks from the room they are in by now. */
async function helpIn(deps: DeskDeps, scene: Scene): Promise<HelpAsked[]> {
  const { session, people } = scene
  const byId = new Map(people.map(({ member }) => [member.id, member]))
  const asks = (await helpAskedIn(deps, session.id)).map(async ask => {
    const participant = byId.get(ask.id)
    const asking = participant ?? (await deps.store.get(members, ask.id))
    const room = await deps.store.get(rooms, participant?.roomId ?? ask.roomId)
    return room === undefined
      ? []
      : [
          {
            key: deskKeyOf(deps.linkKey, session.id, ask.id),
            name: asking === undefined ? null : nameTold(scene, asking),
            room: { id: room.id, number: room.number, name: room.name },
            askedAt: ask.askedAt,
            isComing: ask.comingAt !== null,
          },
        ]
  })
  return (await Promise.all(asks)).flat()
}
