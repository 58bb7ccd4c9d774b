/**
 * What lies between several simulated servers: a bus that is slow, loses and is away for a while, and turns that are the disk's, so that
 * those of the dead are free again.
 */
import type { Bus } from '@waymark/server/bus/bus.ts'
import type { Store } from '@waymark/server/store/store.ts'
import { lane, type Lane, type World } from './world.ts'

interface Alive {
  readonly isAlive: () => boolean
}

export interface Between {
  readonly join: (who: Alive) => Bus
  readonly rough: (is: boolean) => void
  /** For a while nothing gets through. */
  readonly away: (is: boolean) => void
  readonly turnsOf: (who: Alive) => Pick<Store, 'inTurn' | 'ifFree'>
  /** Somebody has died: what was theirs goes on with the others. */
  readonly died: () => void
}

interface Listening {
  readonly of: Alive
  readonly topic: string
  readonly hear: (message: Uint8Array) => void
}

interface Turn {
  readonly of: Alive
  readonly begin: () => void
  begun: boolean
}

export function betweenIn(world: World): Between {
  const listeners = new Set<Listening>()
  const gaps = new Map<Alive, (() => void)[]>()
  const lanes = new Map<Alive, Map<Alive, Lane>>()
  const queues = new Map<string, Turn[]>()
  let isRough = false
  let isAway = false

  const laneOf = (from: Alive, to: Alive): Lane => {
    const own = lanes.get(from) ?? new Map<Alive, Lane>()
    lanes.set(from, own)
    const known = own.get(to) ?? lane()
    own.set(to, known)
    return known
  }
  const join = (who: Alive): Bus => ({
    isAlone: false,
    publish: (topic, message) => {
      if (!who.isAlive() || isAway) return
      for (const one of listeners) {
        if (one.topic !== topic || one.of === who || !one.of.isAlive()) continue
        if (isRough && world.chance.oneIn(20)) continue
        world.send(
          laneOf(who, one.of),
          '',
          () => {
            if (one.of.isAlive() && listeners.has(one)) one.hear(message)
          },
          300,
        )
      }
    },
    subscribe: async (topic, hear) => {
      const one = { of: who, topic, hear }
      listeners.add(one)
      return {
        end: () => {
          listeners.delete(one)
        },
      }
    },
    onGap: missed => {
      gaps.set(who, [...(gaps.get(who) ?? []), missed])
    },
    isUp: () => !isAway,
    close: async () => undefined,
  })

  const pump = (id: string): void => {
    const queue = queues.get(id) ?? []
    while (queue[0]?.of.isAlive() === false) queue.shift()
    const [first] = queue
    if (first === undefined) queues.delete(id)
    else if (!first.begun) {
      first.begun = true
      first.begin()
    }
  }
  const turnsOf = (who: Alive): Pick<Store, 'inTurn' | 'ifFree'> => {
    const inTurn = <T>(id: string, act: () => Promise<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        const queue = queues.get(id) ?? []
        queues.set(id, queue)
        const mine: Turn = {
          of: who,
          begun: false,
          begin: () => {
            void act()
              .then(resolve, reject)
              .finally(() => {
                const at = queue.indexOf(mine)
                if (at !== -1) queue.splice(at, 1)
                pump(id)
              })
          },
        }
        queue.push(mine)
        pump(id)
      })
    return { inTurn, ifFree: async (id, act) => (queues.has(id) ? undefined : inTurn(id, act)) }
  }
  return {
    join,
    rough: is => {
      isRough = is
    },
    away: is => {
      isAway = is
      for (const [who, all] of gaps) if (who.isAlive()) for (const missed of all) missed()
    },
    turnsOf,
    died: () => {
      for (const id of queues.keys()) pump(id)
    },
  }
}
