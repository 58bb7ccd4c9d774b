/** Waymark with people in it: sessions made through the product's own doors, and everybody let in by the link of their session. */
import { roomDocName, themesDocName, type DocName } from '@waymark/shared/doc/doc-name.ts'
import { NoteId, type RoomId, type SectionId } from '@waymark/shared/model/ids.ts'
import { comeIn } from '@waymark/shared/wire/entry.ts'
import { listLinks, readRoom, readSession, startSession, startStrategy } from '@waymark/shared/wire/sessions.ts'
import type { StrategyId } from '@waymark/shared/model/ids.ts'
import { syncPath, wantsSaved } from '@waymark/shared/wire/sync.ts'
import { serverLine } from '#support/files.ts'
import { freePort } from '#support/free-port.ts'
import { person, type Person } from '#support/person.ts'
import { until } from '#support/wait.ts'
import { yProtocols } from './dialect.ts'
import type { Door } from './guest.ts'
import { run, type Running } from './process.ts'
import { livePast } from './waymark-past.ts'

export const people = 300
export const rooms = 30
export const perRoom = people / rooms
const roomsPerSession = 10

interface House {
  readonly docs: Map<string, DocName>
  /** By person. */
  readonly cookies: readonly string[]
  readonly asking: readonly { readonly roomId: RoomId; readonly sectionId: SectionId }[]
  /** What lets somebody into the session of these rooms. */
  readonly participant: Readonly<Record<string, unknown>>
}

/** Node's own flags for Waymark's process alone, for example --cpu-prof. */
const flags = (process.env['WAYMARK_BENCH_FLAGS'] ?? '').split(' ').filter(flag => flag !== '')

const start = (data: string): Promise<Running> => startWaymark({ WAYMARK_DATA: data })

/** Answers when it is ready. Its address is the one that it listens at, unless `settings` have another. */
export async function startWaymark(settings: Readonly<Record<string, string>>): Promise<Running> {
  const port = await freePort()
  const server = await run({
    args: [...flags, ...serverLine],
    port,
    env: { PORT: String(port), HOST: '127.0.0.1', WAYMARK_ADDRESS: `http://127.0.0.1:${port}`, ...settings },
  })
  await until('the organiser’s link', () => server.printed().includes('/in#'))
  return server
}

/** Everybody has an address of their own, as they have behind a proxy. */
const cameFrom = (somebody: number): Record<string, string> => ({
  'x-forwarded-for': `10.20.${somebody >> 8}.${somebody & 255}`,
})

export interface Furnished {
  readonly docs: ReadonlyMap<string, DocName>
  readonly doorTo: (server: Pick<Running, 'port'>, name: string, person: number) => Door
  /** Asks for a note over HTTP, in the room with that number; answers when the words are on disk. */
  readonly askIn: (
    server: Pick<Running, 'port'>,
    asked: { readonly room: number; readonly person: number; readonly text: string },
  ) => Promise<void>
  /** Somebody is given the page of that room. */
  readonly readPage: (
    server: Pick<Running, 'port'>,
    asked: { readonly room: number; readonly person: number },
  ) => Promise<void>
  /** Somebody new comes in, and is given the page of a room. Answers what leads them to its document. */
  readonly newcomer: (server: Pick<Running, 'port'>, somebody: number) => Promise<Door>
}

/** Sessions, rooms and everybody's cookie, on a server that runs. `address` is where people reach it, if not at its own port. */
export async function furnished(server: Running, address?: string): Promise<Furnished> {
  const { docs, cookies, asking, participant } = await furnish(server)
  const headersOf = (port: number, somebody: number, cookie: string): Record<string, string> => ({
    cookie,
    origin: address ?? `http://127.0.0.1:${port}`,
    ...cameFrom(somebody),
  })
  const headers = (port: number, somebody: number) => headersOf(port, somebody, cookies[somebody] ?? '')
  const path = (doc: DocName | undefined): string =>
    // As the product's own pages come: they are told of saving, and of several things in one frame.
    `${syncPath}/${doc}?${new URLSearchParams(wantsSaved).toString()}`
  let asked = 0
  return {
    docs,
    doorTo: ({ port }, name, somebody) => ({
      port,
      path: path(docs.get(name)),
      headers: headers(port, somebody),
      dialect: yProtocols,
    }),
    askIn: async ({ port }, { room, person: somebody, text }) => {
      asked += 1
      const place = asking[room]
      const noteId = NoteId.parse(`asked-${process.pid}-${String(asked).padStart(6, '0')}`)
      const answer = await fetch(`http://127.0.0.1:${port}/api/rooms/${place?.roomId}/notes/${noteId}`, {
        method: 'PUT',
        headers: { ...headers(port, somebody), 'content-type': 'application/json' },
        body: JSON.stringify({ sectionId: place?.sectionId, text, signed: false, route: 'live' }),
      })
      if (!answer.ok) throw new Error(`a note was answered ${answer.status}: ${await answer.text()}`)
      await answer.arrayBuffer()
    },
    readPage: async ({ port }, { room, person: somebody }) => {
      await pageOf(`http://127.0.0.1:${port}`, asking[room]?.roomId, headers(port, somebody))
    },
    newcomer: async ({ port }, somebody) => {
      const own: string[] = []
      const roomId = asking[somebody % rooms]?.roomId
      const at = `http://127.0.0.1:${port}`
      await letIn(at, { cookies: own, who: [somebody], body: () => ({ ...participant, roomId: roomId ?? null }) })
      const mine = headersOf(port, somebody, own[somebody] ?? '')
      await pageOf(at, roomId, mine)
      return { port, headers: mine, dialect: yProtocols, path: path(docs.get(`asked-${somebody % rooms}`)) }
    },
  }
}

async function pageOf(
  address: string,
  roomId: RoomId | undefined,
  headers: Readonly<Record<string, string>>,
): Promise<void> {
  const page = await fetch(`${address}${readRoom.path.replace(':roomId', String(roomId))}`, { headers })
  if (!page.ok) throw new Error(`a room was answered ${page.status}: ${await page.text()}`)
  await page.arrayBuffer()
}

export interface Past {
  readonly data: string
  readonly name: string
  readonly updates: readonly Uint8Array[]
}

export async function waymarkHouse(data: string): Promise<
  Pick<Furnished, 'doorTo' | 'askIn'> & {
    readonly start: (data: string) => Promise<Running>
    readonly writePast: (past: Past) => Promise<void>
  }
> {
  const server = await start(data)
  const { docs, doorTo, askIn } = await furnished(server)
  await server.stop()
  return {
    start,
    doorTo,
    askIn,
    writePast: async ({ data: other, name, updates }) => {
      const doc = docs.get(name)
      if (doc === undefined) throw new Error(`no document is called ${name}`)
      await livePast(other, doc, updates)
    },
  }
}

/** One breakout for each document that is written directly, and one with thirty rooms where notes are asked for. */
async function furnish(server: Running): Promise<House> {
  const address = `http://127.0.0.1:${server.port}`
  const organiser = person(address)
  await organiser.comeIn(/\/in#(\S+)/.exec(server.printed())?.[1] ?? '', { name: 'Olwen' })
  const { strategyId } = await organiser.ask(startStrategy, {
    body: {
      title: 'Our Direction',
      period: '2027 to 2031',
      ambitions: [{ title: 'Open the doors', description: '', whatWeDid: '' }],
    },
  })
  const held = (breakouts: number, size: number) => aSession(organiser, { strategyId, breakouts, size })
  const docs = new Map<string, DocName>()
  const cookies: string[] = Array.from({ length: people }, () => '')
  const everybody = cookies.map((_, somebody) => somebody)

  const all = await held(3, 1)
  for (const [at, name] of ['hall', 'reunion', 'archive'].entries()) docs.set(name, all.themes(at))
  await letIn(address, { cookies, who: everybody, body: () => all.facilitator })
  for (let first = 0; first < rooms; first += roomsPerSession) {
    const session = await held(roomsPerSession, 1)
    for (let at = 0; at < roomsPerSession; at += 1) docs.set(`room-${first + at}`, session.themes(at))
    const who = everybody.slice(first * perRoom, (first + roomsPerSession) * perRoom)
    await letIn(address, { cookies, who, body: () => session.facilitator })
  }
  const asked = await held(1, rooms)
  const asking = asked.rooms
  for (const [at, { roomId }] of asking.entries()) docs.set(`asked-${at}`, roomDocName(roomId))
  await letIn(address, {
    cookies,
    who: everybody,
    body: somebody => ({ ...asked.participant, roomId: asking[Math.floor(somebody / perRoom)]?.roomId ?? null }),
  })
  return { docs, cookies, asking, participant: asked.participant }
}

async function aSession(
  organiser: Person,
  {
    strategyId,
    breakouts,
    size,
  }: { readonly strategyId: StrategyId; readonly breakouts: number; readonly size: number },
) {
  const { sessionId } = await organiser.ask(startSession, {
    params: { strategyId },
    body: {
      title: 'A session',
      startsAt: { local: '2027-03-24T13:00', zone: 'Europe/London' },
      breakouts: Array.from({ length: breakouts }, () => ({
        purpose: 'open-question' as const,
        question: 'What should change?',
        sections: [{ title: 'Anything', description: '' }],
      })),
      rooms: Array.from({ length: size }, () => ({ name: '' })),
    },
  })
  const session = await organiser.ask(readSession, { params: { sessionId } })
  const { links } = await organiser.ask(listLinks, { params: { sessionId } })
  const entry = (role: string) => ({
    secret: links.find(link => link.role === role)?.address.split('#')[1] ?? '',
    name: null,
    roomId: null,
    asSomebodyElse: false,
  })
  return {
    facilitator: entry('facilitator'),
    participant: entry('participant'),
    themes: (at: number): DocName => {
      const breakout = session.breakouts[at]
      if (breakout === undefined) throw new Error('the session has too few breakouts')
      return themesDocName(breakout.id)
    },
    rooms: session.breakouts.flatMap(breakout =>
      breakout.rooms.flatMap(({ id }) => breakout.sections.map(section => ({ roomId: id, sectionId: section.id }))),
    ),
  }
}

/** Keeps each one's cookie; whoever has one already comes in with it. */
async function letIn(
  address: string,
  {
    cookies,
    who,
    body,
  }: { readonly cookies: string[]; readonly who: readonly number[]; readonly body: (somebody: number) => object },
): Promise<void> {
  for (const somebody of who) {
    const answer = await fetch(`${address}${comeIn.path}`, {
      method: comeIn.method,
      headers: { 'content-type': 'application/json', cookie: cookies[somebody] ?? '', ...cameFrom(somebody) },
      body: JSON.stringify(body(somebody)),
    })
    if (!answer.ok) throw new Error(`somebody was not let in: ${answer.status} ${await answer.text()}`)
    await answer.arrayBuffer()
    const set = answer.headers.get('set-cookie')
    if (set !== null) cookies[somebody] = set.split(';')[0] ?? ''
  }
}
