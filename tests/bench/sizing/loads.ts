/** From counts and prices to machines: what is needed, and what is the first to be too small. */
import { count, sumOf, type Counts } from './counts.ts'
import type { Scenario } from './scenario.ts'
import type { Prices, UnitCosts } from './unit-costs.ts'

/** How full a machine may be at the worst moment, so that it still answers in time. */
export const fullAt = 0.6

export interface Loads {
  /** Cores in use in the worst second; a node is one process, and uses one. */
  readonly cores: { readonly nodes: number; readonly store: number; readonly bus: number }
  readonly atOnce: {
    readonly commits: number
    readonly notes: number
    readonly messages: number
    readonly joins: number
  }
  readonly windowsPerNode: number
  /** Megabytes of each node. */
  readonly memory: number
  /** Megabits a second, of all nodes together. */
  readonly network: number
  /** Megabytes in the store at the end. */
  readonly kept: number
  /** To the store, of all nodes together. */
  readonly connections: number
  /** How much of the turn of the busiest room is taken. */
  readonly turn: number
}

/** Storage, bus and processors as they are offered. */
export interface Offer {
  readonly storeCores: number
  /** Cores of the bus, which is one process that uses one. */
  readonly busCores: number
  readonly connections: number
}

const most = (numbers: Iterable<number>): number => {
  let found = 0
  for (const number of numbers) found = Math.max(found, number)
  return found
}

/** By second. */
export function priced({ seconds, of }: Counts, prices: Prices): Float64Array {
  const costs = new Float64Array(seconds)
  for (const [what, price] of Object.entries(prices) as [keyof typeof of, number][])
    for (let second = 0; second < seconds; second += 1)
      costs[second] = (costs[second] ?? 0) + price * (of[what][second] ?? 0)
  return costs
}

export function loadsOf(scenario: Scenario, costs: UnitCosts): Loads {
  return loadsOfCounts(scenario, count(scenario), costs)
}

function loadsOfCounts({ nodes }: Scenario, counts: Counts, costs: UnitCosts): Loads {
  const cores = (prices: Prices): number => most(priced(counts, prices)) / 1e6
  const { of } = counts
  const windowsPerNode = most(of.here) / nodes
  return {
    cores: { nodes: cores(costs.node), store: cores(costs.store), bus: cores(costs.bus) },
    atOnce: { commits: most(of.commit), notes: most(of.note), messages: most(of.wake), joins: most(of.join) },
    windowsPerNode,
    memory:
      costs.memory.node +
      (windowsPerNode * costs.memory.window + (most(of.copy) / nodes) * costs.memory.document) / 1024,
    network: (most(priced(counts, costs.sent)) * 8) / 1e6,
    kept: (sumOf(counts, 'note') * costs.bytesKept) / 1e6,
    connections: nodes * costs.connections,
    turn: (counts.busiestRoom * costs.turn) / 1000,
  }
}

/** The fewest nodes on which none is fuller than it may be, found by trying: with more of them a document is open on more. */
export function enoughNodes(scenario: Scenario, costs: UnitCosts): Sized {
  const tried = (nodes: number): Sized & { readonly needed: number } => {
    const loads = loadsOf({ ...scenario, nodes }, costs)
    return { nodes, loads, needed: Math.max(1, Math.ceil(loads.cores.nodes / fullAt)) }
  }
  let found = tried(scenario.nodes)
  while (found.needed > found.nodes) found = tried(found.needed)
  if (found.needed < found.nodes) {
    const fewest = tried(found.needed)
    if (fewest.needed <= fewest.nodes) found = fewest
  }
  for (;;) {
    const fewer = found.nodes > 1 ? tried(found.nodes - 1) : found
    if (fewer.needed > fewer.nodes || fewer === found) return { nodes: found.nodes, loads: found.loads }
    found = fewer
  }
}

export interface Sized {
  readonly nodes: number
  readonly loads: Loads
}

export interface Use {
  readonly what: string
  /** 1 is all there is. */
  readonly share: number
}

/** The fullest first. */
export function usesOf({ nodes, loads }: Sized, costs: UnitCosts, offer: Offer): Use[] {
  const uses: Use[] = [
    { what: 'processors of the nodes', share: loads.cores.nodes / nodes },
    { what: 'processors of Postgres', share: loads.cores.store / offer.storeCores },
    { what: 'durable commits of Postgres', share: loads.atOnce.commits / costs.mostCommits },
    { what: 'connections to Postgres', share: loads.connections / offer.connections },
    { what: 'processor of Redis', share: loads.cores.bus / offer.busCores },
    { what: 'messages of Redis', share: loads.atOnce.messages / costs.mostMessages },
    { what: 'turn of the busiest room', share: loads.turn },
  ]
  return uses.toSorted((one, other) => other.share - one.share)
}
