/** What people cost a node that runs as everybody runs it: windows that are open, notes, changes of who is here, people who come in. */
import { setTimeout as pause } from 'node:timers/promises'
import { enter, type Guest } from '#bench/live/guest.ts'
import { percentile } from '#bench/live/figures.ts'
import type { Running } from '#bench/live/process.ts'
import { perRoom, people, rooms } from '#bench/live/waymark-house.ts'
import { noteText } from '#bench/live/marks.ts'
import type { Shared } from '#bench/nodes/cluster.ts'
import type { WaymarkNodes } from '#bench/nodes/contestants.ts'
import { drive } from '#bench/nodes/drive.ts'
import { keptOf, sizesOf, type Kept } from './kept.ts'
import { each, meter, times, type Meter, type Spent } from './meter.ts'

export interface NotesCost {
  readonly rate: number
  readonly each: Spent
  readonly p50: number
  readonly p99: number
}

export interface NodeCosts {
  /** Of a node with nobody on it. Megabytes, and what it costs in a second. */
  readonly empty: { readonly memory: number; readonly second: Spent }
  readonly joined: Spent
  /** Kilobytes and a second of an open window, where nothing happens. */
  readonly window: { readonly memory: number; readonly second: Spent }
  /** Over HTTP, in rooms of ten. */
  readonly notesInRooms: readonly NotesCost[]
  /** The same, where nobody has the room open. */
  readonly notesAlone: NotesCost
  /** Of a note in a room of ten, and of a change of who is here, as one window is sent it. */
  readonly bytes: { readonly told: number; readonly stirTold: number }
  readonly stirTold: Spent
  /** Written straight into the document of one room of so many people, for each that is told. */
  readonly halls: readonly { readonly inRoom: number; readonly toldEach: Spent; readonly framesEach: number }[]
  readonly paged: Spent
  readonly came: Spent
  /** Of each note. */
  readonly kept: Kept
}

const idleSeconds = 17
const seconds = 5
const nothing: Spent = { nodes: [], store: 0, bus: 0 }
const hallSizes = [10, 30, 100, 300]
const handful = 20

interface On {
  readonly town: WaymarkNodes
  readonly node: Running
  readonly measure: Meter
}

export async function nodeCosts(town: WaymarkNodes, shared: Shared): Promise<NodeCosts> {
  const node = await town.start(false)
  const on = { town, node, measure: meter([node], shared) }
  try {
    // What has just started is slow, and looks as if it always were.
    await notes(on, 60, nothing)
    await pause(1500)
    const memory = node.memory()
    const empty = { memory, second: await aSecond(on, 4) }
    const before = await sizesOf(shared.postgres, town.database)
    const notesAlone = await notes(on, 40, empty.second)
    const inRooms = await withRooms(on, empty)
    const written = [notesAlone, ...inRooms.notesInRooms].reduce((sum, { rate }) => sum + rate * seconds, 0)
    const kept = keptOf(before, await sizesOf(shared.postgres, town.database), written)
    const halls = []
    for (const inRoom of hallSizes) halls.push(await hall(on, inRoom, empty.second))
    const paged = await pages(on, empty.second)
    return { empty, notesAlone, ...inRooms, halls, paged, came: await comeIn(on, empty.second), kept }
  } finally {
    await node.stop()
  }
}

/** Of what goes on by itself. */
async function aSecond({ measure }: On, forSeconds: number): Promise<Spent> {
  const { spent, seconds: took } = await measure(() => pause(forSeconds * 1000))
  return times(spent, 1 / took)
}

async function notes({ town, node, measure }: On, rate: number, byItself: Spent): Promise<NotesCost> {
  const {
    answer,
    spent,
    seconds: took,
  } = await measure(() =>
    drive({ rate, seconds }, at => {
      const room = at % rooms
      const person = room * perRoom + (Math.floor(at / rooms) % perRoom)
      return town.askIn(node, { room, person, text: noteText(at) })
    }),
  )
  return {
    rate,
    each: each(spent, answer.done, times(byItself, took)),
    p50: percentile(answer.times, 50),
    p99: percentile(answer.times, 99),
  }
}

interface Crowd {
  readonly guests: readonly Guest[]
  readonly bytes: () => number
  readonly frames: () => number
  readonly leave: () => void
}

async function comeTo(
  { town, node }: Pick<On, 'town' | 'node'>,
  roomOf: (person: number) => string,
  many: number,
): Promise<Crowd> {
  let bytes = 0
  const guests: Guest[] = []
  const heard = (frame: Buffer): void => {
    bytes += frame.length
  }
  for (let first = 0; first < many; first += handful)
    guests.push(
      ...(await Promise.all(
        Array.from({ length: Math.min(handful, many - first) }, (_, more) =>
          enter(town.doorTo(node, roomOf(first + more), first + more), { heard }),
        ),
      )),
    )
  return {
    guests,
    bytes: () => bytes,
    frames: () => guests.reduce((sum, guest) => sum + guest.frames(), 0),
    leave: () => {
      for (const guest of guests) guest.leave()
    },
  }
}

type InRooms = Pick<NodeCosts, 'joined' | 'window' | 'notesInRooms' | 'bytes' | 'stirTold'>

async function withRooms(on: On, empty: NodeCosts['empty']): Promise<InRooms> {
  const entered = await on.measure(() => comeTo(on, person => `asked-${Math.floor(person / perRoom)}`, people))
  const { answer: crowd } = entered
  await pause(500)
  const idle = await aSecond(on, idleSeconds)
  const window = {
    memory: ((on.node.memory() - empty.memory) * 1024) / people,
    second: each(idle, people, empty.second),
  }
  const before = { bytes: crowd.bytes(), frames: crowd.frames() }
  const notesInRooms = [await notes(on, 40, idle), await notes(on, 120, idle)]
  const told = (crowd.bytes() - before.bytes) / (crowd.frames() - before.frames)
  const stirred = await stirs(on, crowd, idle)
  crowd.leave()
  return {
    joined: each(entered.spent, people, times(empty.second, entered.seconds)),
    window,
    notesInRooms,
    bytes: { told, stirTold: stirred.bytes },
    stirTold: stirred.each,
  }
}

/** Everybody in rooms of ten, once in two seconds. */
async function stirs(
  { measure }: On,
  crowd: Crowd,
  idle: Spent,
): Promise<{ readonly each: Spent; readonly bytes: number }> {
  const before = crowd.bytes()
  const {
    answer,
    spent,
    seconds: took,
  } = await measure(() =>
    drive({ rate: people / 2, seconds }, at => {
      // From room to room, so that no two of one room come together.
      const place = at % people
      crowd.guests[(place % rooms) * perRoom + Math.floor(place / rooms)]?.stir()
    }),
  )
  const told = answer.done * (perRoom - 1)
  return { each: each(spent, told, times(idle, took)), bytes: (crowd.bytes() - before) / told }
}

async function hall(on: On, inRoom: number, byItself: Spent): Promise<NodeCosts['halls'][number]> {
  const crowd = await comeTo(on, () => 'hall', inRoom)
  await pause(500)
  const before = crowd.frames()
  const {
    answer,
    spent,
    seconds: took,
  } = await on.measure(() =>
    drive({ rate: 10, seconds }, at => crowd.guests[(at % 5) * (inRoom / 5)]?.write(noteText(at))),
  )
  await pause(200)
  const told = answer.done * (inRoom - 1)
  const framesEach = (crowd.frames() - before) / told
  crowd.leave()
  return { inRoom, toldEach: each(spent, told, times(byItself, took)), framesEach }
}

/** The page of a room, for those who are in it. */
async function pages({ town, node, measure }: On, byItself: Spent): Promise<Spent> {
  const {
    answer,
    spent,
    seconds: took,
  } = await measure(() =>
    drive({ rate: 30, seconds }, at => town.readPage(node, { room: at % rooms, person: (at % rooms) * perRoom })),
  )
  return each(spent, answer.done, times(byItself, took))
}

async function comeIn({ town, node, measure }: On, byItself: Spent): Promise<Spent> {
  const guests: Guest[] = []
  const {
    answer,
    spent,
    seconds: took,
  } = await measure(() =>
    drive({ rate: 30, seconds }, async at => {
      const door = await town.newcomer(node, at)
      guests.push(await enter(door, { heard: () => undefined }))
    }),
  )
  for (const guest of guests) guest.leave()
  return each(spent, answer.done, times(byItself, took))
}
