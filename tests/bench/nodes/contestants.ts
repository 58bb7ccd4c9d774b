/** The two that are several: how each node is started, how somebody comes in, and how each says what is saved. */
import * as decoding from 'lib0/decoding'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { savedMessage, severalMessage } from '@waymark/shared/wire/sync.ts'
import { freePort } from '#support/free-port.ts'
import { hocuspocus } from '#bench/live/dialect.ts'
import type { Door } from '#bench/live/guest.ts'
import { folderForNow, run, type Running } from '#bench/live/process.ts'
import { furnished, startWaymark, type Furnished } from '#bench/live/waymark-house.ts'
import type { Shared } from './cluster.ts'

export interface Contestant {
  readonly name: string
  /** One more node. `alone`: there is no other, and no Redis is needed. */
  readonly start: (alone: boolean) => Promise<Running>
  readonly doorTo: (node: Running, room: string, person: number) => Door
  /** How many of their document messages are called saved, once this frame was heard and `before` were. */
  readonly saved: (frame: Uint8Array, before: number) => number
}

const syncStatus = 8

export async function hocuspocusNodes(peers: string, { postgres, redis }: Shared): Promise<Contestant> {
  const database = await postgres.newDatabase()
  return {
    name: 'Hocuspocus',
    start: async alone => {
      const port = await freePort()
      return run({
        args: [join(import.meta.dirname, 'peers', 'hocuspocus-node.mjs')],
        port,
        env: {
          PORT: String(port),
          DATABASE: database,
          PEERS: peers,
          ...(!alone && { REDIS_PORT: String(redis.port) }),
        },
      })
    },
    doorTo: ({ port }, room) => ({ port, path: '/', headers: {}, dialect: hocuspocus(room) }),
    saved: (frame, before) => {
      const decoder = decoding.createDecoder(frame)
      decoding.readVarString(decoder)
      return decoding.readVarUint(decoder) === syncStatus ? before + decoding.readVarUint(decoder) : before
    },
  }
}

/** Where people reach it: one address, whatever node they come to. */
const address = 'http://waymark.test'

export interface WaymarkNodes extends Contestant, Omit<Furnished, 'doorTo'> {
  readonly database: string
}

export async function waymarkNodes({ postgres, redis }: Shared): Promise<WaymarkNodes> {
  const database = await postgres.newDatabase()
  const key = randomBytes(32).toString('base64url')
  const start = (alone: boolean): Promise<Running> =>
    startWaymark({
      WAYMARK_DATA: folderForNow(),
      WAYMARK_LINK_KEY: key,
      WAYMARK_ADDRESS: address,
      WAYMARK_LIMITS: '1000',
      DATABASE_URL: database,
      ...(!alone && { REDIS_URL: redis.url }),
    })
  const first = await start(true)
  const rooms = await furnished(first, address)
  await first.stop()
  return { name: 'Waymark', database, start, saved: savedIn, ...rooms }
}

function savedIn(frame: Uint8Array, before: number): number {
  const decoder = decoding.createDecoder(frame)
  const kind = decoding.readVarUint(decoder)
  if (kind === savedMessage) return decoding.readVarUint(decoder)
  let saved = before
  if (kind === severalMessage)
    while (decoding.hasContent(decoder)) saved = savedIn(decoding.readVarUint8Array(decoder), saved)
  return saved
}
