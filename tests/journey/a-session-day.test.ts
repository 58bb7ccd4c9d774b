/** A real session as a facilitator runs it: 72 booked, half come, six rooms, two breakouts, and what goes wrong on such a day. */
import { expect, test } from 'vitest'
import { roomDocName, themesDocName } from '@waymark/shared/doc/doc-name.ts'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import { openThemesDoc } from '@waymark/shared/doc/themes-doc.ts'
import { BreakoutId, NoteId, PlacementId, RoomId, ThemeId } from '@waymark/shared/model/ids.ts'
import { coverageOf } from '@waymark/shared/rules/coverage.ts'
import { readGrouping } from '@waymark/shared/rules/grouping.ts'
import { bringEveryone, evenOutRooms, movePeople, readDesk, type Desk } from '@waymark/shared/wire/desk.ts'
import { myNotes, putNote } from '@waymark/shared/wire/notes.ts'
import { addBreakout, changeStep, readSession } from '@waymark/shared/wire/sessions.ts'
import { chanceOf, seedOfRun, type Chance } from '#support/chance.ts'
import { person, type OpenDoc, type Person } from '#support/person.ts'
import { preparedSession, secretOf, type PreparedSession } from '#support/prepared-session.ts'
import { runningServer } from '#support/running-server.ts'
import { until } from '#support/wait.ts'

const came = 36
const rooms = 6

interface Somebody {
  readonly name: string
  readonly who: Person
  roomId: RoomId
  open: OpenDoc | undefined
  /** What they were told is saved, with the room it was written in. */
  readonly wrote: { readonly id: NoteId; readonly text: string; readonly roomId: RoomId }[]
}

test('[K20] a day with 36 people in 6 rooms and two breakouts loses nothing, whoever stays away, is moved, or is cut off, and whenever the server is killed', async () => {
  const seed = seedOfRun()
  const chance = chanceOf(seed)
  await using server = await runningServer()
  const session = await preparedSession(server, { rooms, settings: { isPrivate: true } })
  const params = { sessionId: session.session.session.id }
  const team = session.organiser
  const people = await arrive(server.address, session)
  await move(people, await team.ask(evenOutRooms, { params }), await deskOf(team, params))
  expect(sizesOf(people), `SEED=${seed}`).toEqual(Array.from({ length: rooms }, () => came / rooms))

  // They write for themselves; two of them are moved meanwhile, and the facilitator's line is cut.
  const facilitator = person(server.address)
  await facilitator.comeIn(secretOf(session.linkFor('facilitator')), { name: 'Fay' })
  const [first] = session.session.breakouts
  const desk = await deskOf(team, params)
  const watched = await facilitator.openDoc(roomDocName(RoomId.parse(first?.rooms[0]?.id)))
  await everybodyWrites(people, session, { chance, notes: 2, breakout: 0 })
  const moves = people.slice(0, 2).map(({ name }, at) => ({
    key: keyOf(desk, name),
    roomId: RoomId.parse(desk.rooms[(at + 3) % rooms]?.id),
  }))
  await move(people, await team.ask(movePeople, { params, body: { moves } }), desk)
  watched.provider.disconnect()
  await everybodyWrites(people, session, { chance, notes: 1, breakout: 0 })
  watched.provider.connect()
  const breakoutId = BreakoutId.parse(first?.id)
  expect(openRoomDoc(watched.doc).notes.all().size).toBe(0)

  // Revealed, a step back, and on again: what was shown stays, what comes is shown.
  await facilitator.ask(changeStep, { params: { breakoutId }, body: { step: 'share' } })
  await facilitator.ask(changeStep, { params: { breakoutId }, body: { step: 'write' } })
  await everybodyWrites(people, session, { chance, notes: 1, breakout: 0 })
  await facilitator.ask(changeStep, { params: { breakoutId }, body: { step: 'group' } })
  await until(
    'the facilitator has caught up',
    () => openRoomDoc(watched.doc).notes.all().size >= 4 * (came / rooms) - 6,
  )
  watched.close()

  // The second question; the server is killed while everybody writes.
  const second = await secondQuestion(session)
  await team.ask(bringEveryone, { params, body: { breakoutId: second } })
  const { breakouts } = await team.ask(readSession, { params })
  for (const one of people) follow(one, first, breakouts[1])
  const writing = everybodyWrites(people, session, { chance, notes: 2, breakout: 1, breakouts })
  await server.kill()
  await server.startAgain()
  await writing

  // Everything is there, once, where it was written, and known as its author's.
  const found = await allNotes(facilitator, breakouts)
  const said = people.flatMap(({ wrote }) => wrote)
  expect(found.map(({ id, text, roomId }) => `${id} ${text} ${roomId}`).toSorted(), `SEED=${seed}`).toEqual(
    said.map(({ id, text, roomId }) => `${id} ${text} ${roomId}`).toSorted(),
  )
  for (const one of people) expect(await ownIds(one)).toEqual(one.wrote.map(({ id }) => id).toSorted())

  // Grouped by the facilitator, and nobody left out.
  expect(await grouped(facilitator, breakoutId, found)).toEqual({ placed: came * 4, parked: 0, notLookedAt: 0 })
  for (const { open } of people) open?.close()
}, 180_000)

/** Those who booked and stay away came in by the link once, to look, and have nothing open. */
async function arrive(address: string, session: PreparedSession): Promise<Somebody[]> {
  const secret = secretOf(session.linkFor('participant'))
  const all: Somebody[] = []
  for (let at = 0; at < 2 * came; at += 1) {
    const who = person(address)
    // The absent sit in the first rooms, those who come where there is space.
    const name = at % 2 === 0 ? `Guest ${at / 2}` : `Away ${at}`
    const { me } = await who.comeIn(secret, { name })
    const roomId = RoomId.parse(me.roomId)
    if (at % 2 === 0) all.push({ name, who, roomId, open: await who.openDoc(roomDocName(roomId)), wrote: [] })
  }
  return all
}

const sizesOf = (people: readonly Somebody[]): number[] => {
  const sizes = new Map<RoomId, number>()
  for (const { roomId } of people) sizes.set(roomId, (sizes.get(roomId) ?? 0) + 1)
  return [...sizes.values()]
}

const deskOf = (team: Person, params: { readonly sessionId: Desk['session']['id'] }): Promise<Desk> =>
  team.ask(readDesk, { params })

const keyOf = (desk: Desk, name: string) =>
  desk.rooms.flatMap(({ people }) => people).find(one => one.name === name)!.key

/** Whoever was moved follows the way that their page shows. */
async function move(
  people: readonly Somebody[],
  { moves }: { readonly moves: readonly { key: string; roomId: RoomId }[] },
  desk: Desk,
) {
  for (const { key, roomId } of moves) {
    const name = desk.rooms.flatMap(one => one.people).find(one => one.key === key)?.name
    const one = people.find(somebody => somebody.name === name)
    if (one === undefined) continue
    one.open?.close()
    one.roomId = roomId
    one.open = await one.who.openDoc(roomDocName(roomId))
  }
}

interface Writing {
  readonly chance: Chance
  readonly notes: number
  readonly breakout: number
  readonly breakouts?: PreparedSession['session']['breakouts']
}

async function everybodyWrites(
  people: readonly Somebody[],
  session: PreparedSession,
  { chance, notes, breakout, breakouts = session.session.breakouts }: Writing,
): Promise<void> {
  const sections = breakouts[breakout]?.sections ?? []
  await Promise.all(
    people.map(async one => {
      for (let turn = 0; turn < notes; turn += 1) {
        const id = NoteId.parse(`${one.name.replace(' ', '-')}-of-${breakout}-no-${one.wrote.length}`)
        const text = `${one.name} says ${one.wrote.length}`
        const { roomId } = one
        const section = chance.pick(sections)
        await untilSaved(() =>
          one.who.ask(putNote, {
            params: { roomId, noteId: id },
            body: { sectionId: section.id, text, signed: chance.oneIn(2), route: 'live' },
          }),
        )
        one.wrote.push({ id, text, roomId })
      }
    }),
  )
}

/** As a page does: again and again, until the server is there and says yes. */
async function untilSaved(ask: () => Promise<unknown>): Promise<void> {
  await until(
    'it is saved',
    async () => {
      try {
        await ask()
        return true
      } catch (error) {
        // The server was killed under it; a no is none of its business here.
        if (error instanceof TypeError) return false
        throw error
      }
    },
    60_000,
  )
}

async function secondQuestion(session: PreparedSession): Promise<BreakoutId> {
  const { breakoutId } = await session.organiser.ask(addBreakout, {
    params: { sessionId: session.session.session.id },
    body: {
      purpose: 'what-is-missing',
      question: 'What is missing?',
      sections: [{ title: 'Missing', description: '' }],
    },
  })
  return breakoutId
}

type Seen = PreparedSession['session']['breakouts'][number]

function follow(one: Somebody, from: Seen | undefined, to: Seen | undefined): void {
  const number = from?.rooms.find(({ id }) => id === one.roomId)?.number
  one.open?.close()
  one.open = undefined
  one.roomId = RoomId.parse(to?.rooms.find(room => room.number === number)?.id)
}

async function allNotes(who: Person, breakouts: readonly Seen[]) {
  const found: { readonly id: NoteId; readonly text: string; readonly roomId: RoomId; readonly breakoutId: string }[] =
    []
  for (const { id: breakoutId, rooms: own } of breakouts)
    for (const { id: roomId } of own) {
      const open = await who.openDoc(roomDocName(roomId))
      for (const { id, text } of openRoomDoc(open.doc).notes.all().values())
        found.push({ id, text, roomId, breakoutId })
      open.close()
    }
  return found
}

/** Of all rooms where they wrote: whoever was moved is no longer let into the room before, but goes back to it. */
async function ownIds({ who, wrote }: Somebody): Promise<NoteId[]> {
  const { enterRoom } = await import('@waymark/shared/wire/sessions.ts')
  const ids: NoteId[] = []
  for (const roomId of new Set(wrote.map(one => one.roomId))) {
    await who.ask(enterRoom, { params: { roomId } })
    ids.push(...(await who.ask(myNotes, { params: { roomId } })).mine)
  }
  return ids.toSorted()
}

async function grouped(who: Person, breakoutId: BreakoutId, found: Awaited<ReturnType<typeof allNotes>>) {
  const own = found.filter(note => note.breakoutId === breakoutId)
  const open = await who.openDoc(themesDocName(breakoutId))
  const { themes, placements, parked, gesture } = openThemesDoc(open.doc)
  const themeId = ThemeId.parse('theme-of-the-day')
  gesture(null, () => {
    themes.put({ id: themeId, name: 'All of it', said: '', order: 'a0' })
    for (const [at, { id: noteId }] of own.entries())
      placements.put({ id: PlacementId.parse(`placement-${String(at).padStart(6, '0')}`), noteId, themeId })
  })
  const covered = coverageOf(
    own,
    readGrouping([...themes.all().values()], placements.all().values(), parked.all().values()),
  )
  open.close()
  return covered
}
