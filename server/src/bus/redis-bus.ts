/**
 * The bus over Redis: publish and subscribe, and nothing else of it. Redis keeps nothing, and may lose anything. What is larger than
 * 1 MB is not published, and while Redis is away nothing is; who would have heard it finds it in the store.
 */
import { createClient } from 'redis'
import type { Bus } from './bus.ts'
import { BusProblem } from './bus-problem.ts'
import { busOver } from './bus-over.ts'
import { usualWaits, type LayWire, type Waits } from './wire.ts'

export interface RedisBusOptions {
  /** redis://user:password@host:6379, or rediss:// for TLS. No error and no failure says it. */
  readonly url: string
  /** 128 bits of chance, in letters of ASCII. */
  readonly newId: () => string
  /** Before every channel, so that several installations can share a Redis: the same on all servers of one, and no other's beginning. */
  readonly prefix?: string | undefined
  readonly onFailure: (problem: Error) => void
  readonly waits?: Waits
}

const usualPrefix = 'waymark:'

/** Of what Redis has not confirmed. One that takes nothing any more is told nothing any more. */
const mostUnanswered = 16 * 1024 * 1024
/** What each message takes beside its bytes, roughly. */
const aroundBytes = 500
const lastWordsMs = 1000

/** Throws a sentence for an address that is none. Otherwise it comes up within seconds, also where Redis is not there. */
export async function redisBus({
  url,
  newId,
  prefix = usualPrefix,
  onFailure,
  waits = usualWaits,
}: RedisBusOptions): Promise<Bus> {
  const address = readAddress(url)
  return await busOver(layWireTo(address, waits.connectMs), { nodeId: newId(), prefix, onFailure, waits })
}

/** The number of a database at its end is left out: to publish and subscribe, all are one. */
function readAddress(url: string): string {
  const parsed = URL.parse(url)
  const isRedis = parsed?.protocol === 'redis:' || parsed?.protocol === 'rediss:'
  if (parsed === null || !isRedis || parsed.hostname === '' || !canBeDecoded(parsed.username, parsed.password))
    throw new Error(
      'REDIS_URL must be a whole address: redis://user:password@redis.example.org:6379, or rediss:// for TLS. Write signs such as @ : / # % of a password as %40 %3A %2F %23 %25.',
    )
  parsed.pathname = ''
  return parsed.href
}

function canBeDecoded(...parts: string[]): boolean {
  try {
    for (const part of parts) decodeURIComponent(part)
    return true
  } catch {
    return false
  }
}

/** Whoever is subscribed on a connection may do nothing else there, hence two. */
const clientOf = (url: string, connectTimeout: number) =>
  createClient({
    url,
    // What every Redis speaks, whatever its version, and with the fewest commands to be allowed.
    RESP: 2,
    disableClientInfo: true,
    maintNotifications: 'disabled',
    disableOfflineQueue: true,
    // One that broke is never mended: a new one is made, so that nothing of the old is left waiting in it.
    socket: { reconnectStrategy: false, connectTimeout },
    commandOptions: { timeout: 0 },
  })

type Client = ReturnType<typeof clientOf>

const layWireTo =
  (address: string, withinMs: number): LayWire =>
  async hear => {
    const [publisher, subscriber] = [clientOf(address, withinMs), clientOf(address, withinMs)]
    const { promise: broken, resolve: breaks } = Promise.withResolvers<Error>()
    let isCut = false
    const cut = (why: Error): void => {
      isCut = true
      publisher.destroy()
      subscriber.destroy()
      breaks(why)
    }
    const hearFromRedis = (message: Buffer, channel: Buffer): void => {
      hear(channel.toString(), message)
    }
    for (const client of [publisher, subscriber]) client.on('error', cut)
    const late = setTimeout(() => {
      cut(new BusProblem('Redis cannot be reached (it does not answer).'))
    }, withinMs)
    const connect = async (client: Client): Promise<void> => {
      await client.connect()
      // A client that is destroyed before it has a socket gets one all the same.
      if (isCut) client.destroy()
    }
    const connecting = Promise.all([connect(publisher), connect(subscriber)])
    try {
      await Promise.race([connecting, broken.then(why => Promise.reject(why))])
    } catch (error) {
      cut(error instanceof Error ? error : new BusProblem('Redis cannot be reached.'))
      connecting.catch(() => undefined)
      throw error
    } finally {
      clearTimeout(late)
    }
    return {
      publish: publishing(publisher),
      listen: channel => subscriber.subscribe(channel, hearFromRedis, true),
      leave: channel => {
        subscriber.unsubscribe(channel, hearFromRedis, true).catch(cut)
      },
      broken,
      cut,
      end: async () => {
        await Promise.race([publisher.close().catch(() => undefined), passed(lastWordsMs)])
        cut(new BusProblem('It was ended.'))
      },
    }
  }

function publishing(publisher: Client): (channel: string, bytes: Uint8Array) => void {
  let unanswered = 0
  return (channel, bytes) => {
    const size = bytes.byteLength + aroundBytes
    if (unanswered + size > mostUnanswered) return
    unanswered += size
    const done = (): void => {
      unanswered -= size
    }
    publisher.publish(channel, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)).then(done, done)
  }
}

const passed = (ms: number): Promise<void> =>
  new Promise(resolve => {
    setTimeout(resolve, ms).unref()
  })
