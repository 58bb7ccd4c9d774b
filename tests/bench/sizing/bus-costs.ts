/** What a message costs on its way over Redis: Redis itself, whoever says it and whoever hears it. */
import { randomBytes } from 'node:crypto'
import { redisBus } from '@waymark/server/bus/redis-bus.ts'
import type { Bus } from '@waymark/server/bus/bus.ts'
import type { Shared } from '#bench/nodes/cluster.ts'

export interface BusCosts {
  /** Microseconds of Redis for a message that nobody listens to, and for each who does. */
  readonly said: number
  readonly heard: number
  /** Microseconds of the one who says it and the one who hears it together. */
  readonly own: number
  readonly aSecond: number
}

const gos = 100
const inOneGo = 400
const message = new Uint8Array(120)

export async function busCosts({ redis, redisSeconds }: Shared): Promise<BusCosts> {
  const fail = (problem: Error): void => {
    throw problem
  }
  const open = (): Promise<Bus> =>
    redisBus({ url: redis.url, newId: () => randomBytes(16).toString('base64url'), onFailure: fail })
  const [one, other] = [await open(), await open()]
  let onLast: () => void = () => undefined
  await other.subscribe('sizing', () => undefined)
  await other.subscribe('last', () => onLast())
  /** The last of each go says that all before it have come. */
  const say = async (topic: string): Promise<void> => {
    for (let go = 0; go < gos; go += 1) {
      const all = new Promise<void>(come => {
        onLast = come
      })
      for (let at = 1; at < inOneGo; at += 1) one.publish(topic, message)
      one.publish('last', message)
      await all
    }
  }
  const measured = async (topic: string) => {
    const [redisBefore, own, at] = [redisSeconds(), process.cpuUsage(), performance.now()]
    await say(topic)
    const { user, system } = process.cpuUsage(own)
    const many = gos * inOneGo
    return {
      redis: ((redisSeconds() - redisBefore) / many) * 1e6,
      own: (user + system) / many,
      aSecond: (many * 1000) / (performance.now() - at),
    }
  }
  const unheard = await measured('nobody')
  const heard = await measured('sizing')
  await Promise.all([one.close(), other.close()])
  return {
    said: unheard.redis,
    heard: Math.max(0, heard.redis - unheard.redis),
    own: heard.own,
    aSecond: heard.aSecond,
  }
}
