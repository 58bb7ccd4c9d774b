/** One wire in use: which topics are listened to on it, and whether it still carries anything. */
import { BusProblem } from './bus-problem.ts'
import type { LayWire, Wire } from './wire.ts'

export interface Link extends Pick<Wire, 'broken' | 'cut' | 'end'> {
  /** Once it listens to all these, it is up. It is not where it broke meanwhile. */
  readonly raise: (topics: readonly string[]) => Promise<void>
  readonly isUp: () => boolean
  /** Answers once it listens, or is broken. */
  readonly join: (topic: string) => Promise<void>
  readonly leave: (topic: string) => void
  readonly publish: (topic: string, bytes: Uint8Array) => void
  /** Call at intervals: sends a sign of life to itself, which says of both ways that they are open, and cuts it where too many are out. */
  readonly showLife: () => void
  /** Whether one came back. */
  readonly hasLived: () => boolean
}

export interface LinkAsks {
  /** Before each topic. */
  readonly prefix: string
  /** Of this server alone. */
  readonly aliveTopic: string
  readonly hear: (topic: string, bytes: Uint8Array) => void
  readonly raiseWithinMs: number
}

/** Counted in signs, not in time: a server that stood still for long has not yet looked at what came in meanwhile. */
const mostOut = 3

export async function layLink(layWire: LayWire, { prefix, aliveTopic, hear, raiseWithinMs }: LinkAsks): Promise<Link> {
  const joined = new Map<string, Promise<void>>()
  let out = 0
  let hasLived = false
  let is: 'new' | 'up' | 'over' = 'new'
  const wire = await layWire((channel, bytes) => {
    const topic = channel.slice(prefix.length)
    if (topic !== aliveTopic) return hear(topic, bytes)
    out = 0
    hasLived = true
  })
  const cut = (why: Error): void => {
    is = 'over'
    wire.cut(why)
  }
  const join = (topic: string): Promise<void> => {
    const joining = joined.get(topic) ?? wire.listen(prefix + topic).catch(cut)
    joined.set(topic, joining)
    return joining
  }
  return {
    broken: wire.broken,
    end: wire.end,
    cut,
    join,
    isUp: () => is === 'up',
    hasLived: () => hasLived,
    raise: async topics => {
      const late = setTimeout(() => {
        cut(silent())
      }, raiseWithinMs)
      await Promise.all([aliveTopic, ...topics].map(join))
      clearTimeout(late)
      if (is === 'new') is = 'up'
    },
    leave: topic => {
      if (joined.delete(topic)) wire.leave(prefix + topic)
    },
    publish: (topic, bytes) => {
      if (is === 'up') wire.publish(prefix + topic, bytes)
    },
    showLife: () => {
      if (is !== 'up') return
      if (out === mostOut) return cut(silent())
      out += 1
      wire.publish(prefix + aliveTopic, new Uint8Array())
    },
  }
}

const silent = (): BusProblem => new BusProblem('Redis cannot be reached (it does not answer).')
