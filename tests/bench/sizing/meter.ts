/** What nodes, Postgres and Redis spend while something is done. */
import type { Running } from '#bench/live/process.ts'
import type { Shared } from '#bench/nodes/cluster.ts'

/** Microseconds of processor. */
export interface Spent {
  /** By node. */
  readonly nodes: readonly number[]
  readonly store: number
  readonly bus: number
}

export type Meter = <T>(
  act: () => Promise<T>,
) => Promise<{ readonly spent: Spent; readonly answer: T; readonly seconds: number }>

export const meter =
  (nodes: readonly Running[], { postgresSeconds, redisSeconds }: Shared): Meter =>
  async act => {
    const now = (): Spent => ({
      nodes: nodes.map(node => node.cpuSeconds() * 1e6),
      store: postgresSeconds() * 1e6,
      bus: redisSeconds() * 1e6,
    })
    const [before, from] = [now(), performance.now()]
    const answer = await act()
    const seconds = (performance.now() - from) / 1000
    const after = now()
    return {
      answer,
      seconds,
      spent: {
        nodes: after.nodes.map((node, at) => node - (before.nodes[at] ?? 0)),
        store: after.store - before.store,
        bus: after.bus - before.bus,
      },
    }
  }

/** By how much each is more than what goes on by itself, for each of so many. */
export function each(spent: Spent, of: number, byItself: Spent): Spent {
  const per = (all: number, idle: number): number => Math.max(0, all - idle) / of
  return {
    nodes: spent.nodes.map((node, at) => per(node, byItself.nodes[at] ?? 0)),
    store: per(spent.store, byItself.store),
    bus: per(spent.bus, byItself.bus),
  }
}

/** So many times as much of it. */
export const times = ({ nodes, store, bus }: Spent, many: number): Spent => ({
  nodes: nodes.map(node => node * many),
  store: store * many,
  bus: bus * many,
})
