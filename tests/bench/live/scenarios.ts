/** The work that every server is given: thirty rooms, one large room, a return of all at once, a document with a long past. */
import { cpSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { until } from '#support/wait.ts'
import type { Contestant } from './contestants.ts'
import type { Figures } from './figures.ts'
import { enter, type Guest } from './guest.ts'
import { countMarks } from './marks.ts'
import { folderForNow, type Running } from './process.ts'
import { talk, type Place, type Talk } from './talk.ts'
import { people, perRoom } from './waymark-house.ts'

/** Two or three writers in each room of ten. */
const writesInRoom = (person: number): boolean => person % perRoom < 2 + (Math.floor(person / perRoom) % 2)
const writersInHall = 20

const everybody = Array.from({ length: people }, (_, person) => person)

async function onFresh<T>(contestant: Contestant, work: (server: Running) => Promise<T>, data?: string): Promise<T> {
  const server = await contestant.start(data)
  try {
    return await work(server)
  } finally {
    await server.stop()
  }
}

const inRooms = (contestant: Contestant, server: Running, name: string): Place[] =>
  everybody.map(person => ({
    door: contestant.doorTo(server, `${name}-${Math.floor(person / perRoom)}`, person),
    others: perRoom - 1,
    writes: writesInRoom(person),
  }))

export const thirtyRooms = (contestant: Contestant): Promise<Figures> =>
  onFresh(contestant, server => talk({ server, places: inRooms(contestant, server, 'room') }))

/** The same rooms, where notes are asked for over HTTP and written by the server. */
export const thirtyRoomsAsked = (
  contestant: Contestant,
  ask: (server: Running, writer: number, text: string) => Promise<void>,
): Promise<Figures> =>
  onFresh(contestant, async server => {
    const failed: unknown[] = []
    const say: Talk['say'] = (writer, text) => {
      ask(server, writer, text).catch((error: unknown) => failed.push(error))
    }
    const figures = await talk({ server, places: inRooms(contestant, server, 'asked'), say })
    if (failed.length > 0) throw failed[0]
    return figures
  })

export const oneLargeRoom = (contestant: Contestant): Promise<Figures> =>
  onFresh(contestant, server =>
    talk({
      server,
      places: everybody.map(person => ({
        door: contestant.doorTo(server, 'hall', person),
        others: people - 1,
        writes: person % (people / writersInHall) === 0,
      })),
    }),
  )

/** Opens a document and answers how many milliseconds it took until all of its notes had come. */
async function openWhole(
  contestant: Contestant,
  server: Running,
  { name, person, notes }: { readonly name: string; readonly person: number; readonly notes: number },
) {
  const from = performance.now()
  let arrived = Number.NaN
  let largest: Buffer = Buffer.alloc(0)
  // Looked through afterwards, so that counting delays nobody. No frame but the whole document is as large as the notes' own words.
  const guest: Guest = await enter(contestant.doorTo(server, name, person), {
    heard: frame => {
      if (frame.length < notes * 60) return
      arrived = performance.now()
      largest = frame
    },
  })
  await until(`the whole of ${name} to come`, () => !Number.isNaN(arrived), 60_000)
  return { guest, ms: arrived - from, arrived, has: () => countMarks(largest) }
}

/** `state` is the document as one update. */
export const reunion = (contestant: Contestant, state: Uint8Array, notes: number): Promise<Figures> =>
  onFresh(contestant, async server => {
    const host = await enter(contestant.doorTo(server, 'reunion', 0), { heard: () => undefined })
    host.send(state)
    await pause(1000)
    const own = process.cpuUsage()
    const cpu = server.cpuSeconds()
    const from = performance.now()
    const opened = await Promise.all(
      everybody.map(person => openWhole(contestant, server, { name: 'reunion', person, notes })),
    )
    const ms = Math.max(...opened.map(({ arrived }) => arrived)) - from
    const { user, system } = process.cpuUsage(own)
    const figures = {
      all: ms,
      first: Math.min(...opened.map(({ arrived }) => arrived)) - from,
      cpuMs: (server.cpuSeconds() - cpu) * 1000,
      memory: server.memory(),
      ownShare: ((user + system) / 1000 / ms) * 100,
      lost: opened.filter(({ has }) => has() !== notes).length,
    }
    for (const { guest } of opened) guest.leave()
    host.leave()
    return figures
  })

/** `past` has a document with a long past. A copy of it is opened by a server that has just started, and once more after a stop. */
export async function coldOpen(contestant: Contestant, past: string, notes: number): Promise<Figures> {
  const data = folderForNow()
  cpSync(past, data, { recursive: true })
  const open = async (server: Running) => {
    const { guest, ms, has } = await openWhole(contestant, server, { name: 'archive', person: 0, notes })
    const memory = server.memory()
    const lost = has() === notes ? 0 : 1
    guest.leave()
    return { ms, memory, lost }
  }
  const first = await onFresh(contestant, open, data)
  const again = await onFresh(contestant, open, data)
  return {
    first: first.ms,
    again: again.ms,
    memory: first.memory,
    memoryAgain: again.memory,
    lost: first.lost + again.lost,
  }
}
