/** One history, from one seed: people write in a session while all goes wrong; then all is well again, and what was promised must hold. */
import { seedYjs } from './seeded-yjs.ts'
import type { DocName } from '@waymark/shared/doc/doc-name.ts'
import { roomDocName } from '@waymark/shared/doc/doc-name.ts'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import type { Note } from '@waymark/shared/model/note.ts'
import { openSqliteStore } from '@waymark/server/store/sqlite/sqlite-store.ts'
import { actsOf } from './acts.ts'
import { checkAll, nothingIsLeft, reloaded } from './checks.ts'
import { diskOf } from './disk.ts'
import { betweenIn } from './between.ts'
import type { Life } from './life.ts'
import { serversOf } from './servers.ts'
import { networkOf } from './network.ts'
import { somebody, type Play, type Somebody } from './people.ts'
import { nothingPlanted, type Planted } from './planted.ts'
import { setTheScene } from './scene.ts'
import { isAtRest, settle, unrestOf, type Pass } from './settling.ts'
import { marksOf, noStories, wrongIn } from './stories.ts'
import { moreTroubles, troubles } from './troubles.ts'
import { witnessOf } from './witness.ts'
import { wordsIn } from './words-in.ts'
import { worldOf, type World } from './world.ts'

export interface Told {
  readonly seed: number
  /** Promises that were found broken; the first is the one to look at. */
  readonly broken: readonly string[]
  /** Everything that happened, a line each. */
  readonly account: readonly string[]
  readonly counts: { readonly steps: number; readonly frames: number; readonly lives: number; readonly notes: number }
}

export interface Shape {
  readonly planted?: Planted
  /** So many steps before all is well again. */
  readonly steps?: number
  /** So many servers share the disk, and a bus. */
  readonly nodes?: number
}

/** More than any history has needed to come to rest. */
const mostToSettle = 30_000

export async function runHistory(
  seed: number,
  { planted = nothingPlanted, steps, nodes = 1 }: Shape = {},
): Promise<Told> {
  const world = worldOf(seed)
  seedYjs(world.chance.apart())
  try {
    return await history(world, { planted, nodes, steps: steps ?? 200 + world.chance.below(500) })
  } catch (error) {
    world.broken(`the history stopped: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
    return told(world, { frames: 0, lives: 0, notes: 0 })
  } finally {
    seedYjs(undefined)
  }
}

async function history(world: World, { planted, steps, nodes }: Required<Shape>): Promise<Told> {
  const { chance } = world
  const inner = openSqliteStore(':memory:')
  const between = nodes > 1 ? betweenIn(world) : undefined
  const disk = diskOf(world, inner, between)
  const witness = witnessOf(world, disk)
  const sweepMs = chance.pick([300, 1500, 8000])
  const servers = await serversOf(world, disk, { planted, sweepMs, between, nodes })
  const { one: life, step } = servers
  const network = networkOf(world, life, witness)
  const scene = await setTheScene({ world, network, life: () => alive(life()) })
  const play: Play = {
    world,
    network,
    disk,
    witness,
    scene,
    stories: noStories(),
    life,
    between,
    onceHeardByAll: act => (nodes > 1 ? void world.after(8000, act) : act()),
    takingBack: 0,
  }
  const allDocs: readonly DocName[] = [...scene.roomDocs, scene.themes, scene.draft]
  const people = gather(play)
  watchWords(play)
  watchErased(play)

  disk.slow(true)
  network.rough(true)
  between?.rough(true)
  world.haste(chance.pick([10, 30, 60]))
  const acting = chance.pick([8, 14, 25])
  for (let at = 0; at < steps && world.brokenSoFar().length === 0; at += 1) {
    if (chance.below(100) < acting) act(play, people)
    if (chance.oneIn(60)) chance.pick(between === undefined ? troubles : moreTroubles)({ play, people, allDocs })
    await step()
  }

  world.say('all is well from here')
  disk.set('well')
  network.rough(false)
  between?.rough(false)
  between?.away(false)
  disk.slow(false)
  world.haste(0)
  const isBroken = (): boolean => world.brokenSoFar().length > 0
  const pass: Pass = async (isDone, what) => {
    for (let at = 0; !isDone() && !isBroken(); at += 1) {
      if (at > mostToSettle) return world.broken(`it does not come to rest: ${what()}`)
      await step()
    }
  }
  await pass(servers.areAllAlive, () => 'the servers')
  await settle(play, people, pass)
  if (nodes > 1) speakAgain(people)
  // Long enough for a sign of life to everybody.
  const until = world.now() + 1000 + (nodes > 1 ? 6 : 1) * sweepMs
  await pass(
    () => world.now() > until && world.isStill() && people.every(one => isAtRest(one)),
    () => unrestOf(people),
  )
  for (const server of servers.all()) if (!isBroken()) await checkAll({ ...play, people, allDocs }, server)

  for (const one of people) for (const client of one.clients.values()) client.leave()
  const mostMs = world.now() + 10 * sweepMs + 5000
  await pass(
    () => servers.all().every(({ deps }) => deps.live.count() === 0) || world.now() > mostMs,
    () => 'the last documents',
  )
  await pass(
    () => servers.all().every(({ deps }) => deps.guests.count() === 0) || world.now() > mostMs,
    () => 'the last guests',
  )
  for (const server of servers.all()) if (!isBroken()) await nothingIsLeft(play, server)
  const words = await wordsOnDisk(play, allDocs)
  for (const server of servers.all()) server.die('in the end')
  await pass(servers.areAllAlive, () => 'the last life')
  for (const [name, before] of words) {
    if (isBroken()) break
    const live = await alive(life()).deps.live.open(name)
    if (live.read(doc => wordsIn(name, doc)) !== before) world.broken(`${name} reads otherwise in the next life`)
  }
  const { frames } = witness
  for (const server of servers.all()) server.die('for good')
  await world.quiet()
  await inner.close()
  return told(world, { frames: frames(), lives: servers.lives(), notes: play.stories.notes.size })
}

const told = (world: World, counts: Omit<Told['counts'], 'steps'>): Told => ({
  seed: world.seed,
  broken: world.brokenSoFar(),
  account: world.account(),
  counts: { steps: world.moment(), ...counts },
})

function alive(life: Life | undefined): Life {
  if (life === undefined) throw new Error('the server is not there')
  return life
}

/** Everybody comes to the documents that are theirs. */
function gather(play: Play): readonly Somebody[] {
  const { scene } = play
  const [first] = scene.rooms
  if (first === undefined) throw new Error('there is no room')
  const participants = scene.participants.map((visitor, at) => somebody(play, visitor, scene.rooms[at % 2] ?? first))
  const facilitators = scene.facilitators.map(visitor => somebody(play, visitor, first))
  const readers = scene.readers.map(visitor => somebody(play, visitor, first))
  for (const one of participants) one.open(roomDocName(one.room)).connect()
  for (const one of facilitators)
    for (const name of [scene.themes, scene.draft, roomDocName(first)]) one.open(name).connect()
  for (const one of readers) for (const name of [...scene.roomDocs, scene.themes]) one.open(name).connect()
  return [...participants, ...facilitators, ...readers]
}

/** As y-protocols does every 15 s: whoever took somebody for gone whom another server still has hears of them by a later clock. */
function speakAgain(people: readonly Somebody[]): void {
  for (const { clients } of people)
    for (const client of clients.values())
      if (client.isLive()) client.awareness().setLocalState(client.awareness().getLocalState())
}

function act(play: Play, people: readonly Somebody[]): void {
  const one = play.world.chance.pick(people)
  if (one.isOut && !play.world.chance.oneIn(4)) return
  const { role } = one.who
  if (role === 'organiser') return
  const acts = actsOf[role]
  play.world.chance.pick(acts)(play, one)
}

/** What was erased from a room is told to nobody; unless its author has asked to put it back. */
function watchErased({ disk, stories, scene, witness, onceHeardByAll }: Play): void {
  disk.onErased((name, marks) => {
    if (!scene.roomDocs.includes(name)) return
    for (const mark of marks) {
      const story = [...stories.notes.values()].find(one => marksOf(one).includes(mark))
      const isAsked = story?.asks.some(({ ask, outcome }) => ask.kind === 'put-back' && outcome === 'open') === true
      if (!isAsked) onceHeardByAll(() => witness.erased(mark, story?.by ?? ''))
    }
  })
}

/** Looks at every note whenever more is on disk. */
function watchWords({ world, disk, stories, scene }: Play): void {
  const before = new Map<DocName, ReadonlyMap<string, Note>>()
  disk.onKept((name, doc) => {
    if (!scene.roomDocs.includes(name)) return
    const notes = openRoomDoc(doc).notes.all()
    const known = before.get(name)
    before.set(name, notes)
    for (const [id, note] of notes) {
      if (known?.get(id) === note) continue
      const wrong = wrongIn(stories.notes.get(id), note, name)
      if (wrong !== undefined) world.broken(wrong)
    }
  })
}

async function wordsOnDisk(play: Play, allDocs: readonly DocName[]): Promise<ReadonlyMap<DocName, string>> {
  const words = new Map<DocName, string>()
  for (const name of allDocs) words.set(name, wordsIn(name, await reloaded(play, name)))
  return words
}
