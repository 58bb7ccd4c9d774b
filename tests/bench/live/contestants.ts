/** The four servers: how each is started, where its data lies, and how somebody comes to a document on it. */
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from '#support/free-port.ts'
import { hocuspocus, toRelay, yProtocols } from './dialect.ts'
import { enter, type Door } from './guest.ts'
import { folderForNow, run, untilIdle, type Running } from './process.ts'
import { waymarkHouse } from './waymark-house.ts'

export interface Contestant {
  readonly name: string
  /** False for one that has nothing to come back to. */
  readonly keeps: boolean
  /** A fresh process. `data` is a folder with data; left out, it is the one that all its processes share. */
  readonly start: (data?: string) => Promise<Running>
  /** What person number `person` of 300 needs to come into the document of that name. */
  readonly doorTo: (server: Running, name: string, person: number) => Door
  /** Gives the document a past, change by change, and answers a folder with nothing but that, as a server leaves it that had no time to tidy up. */
  readonly withPast: (name: string, updates: readonly Uint8Array[]) => Promise<string>
}

const peer = (
  name: string,
  {
    keeps,
    args,
    env,
    door,
  }: {
    readonly keeps: boolean
    readonly args: readonly string[]
    readonly env: (data: string) => Readonly<Record<string, string>>
    readonly door: (name: string) => Pick<Door, 'path' | 'dialect'>
  },
): Contestant => {
  const shared = folderForNow()
  const start = async (data = shared): Promise<Running> => {
    const port = await freePort()
    return run({ args, port, env: { PORT: String(port), HOST: '127.0.0.1', ...env(data) } })
  }
  const doorTo: Contestant['doorTo'] = ({ port }, document) => ({ port, headers: {}, ...door(document) })
  return {
    name,
    keeps,
    start,
    doorTo,
    withPast: async (document, updates) => {
      const data = folderForNow()
      const server = await start(data)
      const writer = await enter(doorTo(server, document, 0), { heard: () => undefined })
      for (const update of updates) writer.send(update)
      await untilIdle(server)
      writer.leave()
      await untilIdle(server)
      await server.stop()
      return data
    },
  }
}

/** `peers` is where they are installed. */
export const hocuspocusServer = (peers: string): Contestant =>
  peer('Hocuspocus', {
    keeps: true,
    args: [join(import.meta.dirname, 'peers', 'hocuspocus.mjs')],
    env: data => ({ PEERS: peers, DATA: join(data, 'hocuspocus.sqlite') }),
    door: name => ({ path: '/', dialect: hocuspocus(name) }),
  })

export const yWebsocketServer = (peers: string): Contestant =>
  peer('y-websocket', {
    keeps: true,
    args: [join(peers, 'node_modules', '@y', 'websocket-server', 'src', 'server.js')],
    env: data => ({ YPERSISTENCE: join(data, 'leveldb') }),
    door: name => ({ path: `/${name}`, dialect: yProtocols }),
  })

export const relayServer = (): Contestant =>
  peer('bare relay', {
    keeps: false,
    args: [join(import.meta.dirname, 'peers', 'relay.ts')],
    env: () => ({}),
    door: name => ({ path: `/${name}`, dialect: toRelay }),
  })

/** With a session prepared, and everybody's cookie. */
export async function waymark(): Promise<Contestant & Pick<Awaited<ReturnType<typeof waymarkHouse>>, 'askIn'>> {
  const data = folderForNow()
  const house = await waymarkHouse(data)
  return {
    name: 'Waymark',
    keeps: true,
    start: (other = data) => house.start(other),
    doorTo: house.doorTo,
    askIn: house.askIn,
    withPast: async (name, updates) => {
      const other = folderForNow()
      cpSync(data, other, { recursive: true })
      await house.writePast({ data: other, name, updates })
      return other
    },
  }
}
