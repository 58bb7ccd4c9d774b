/** From what was measured to what one of each thing costs. Where two things were measured together, the one that is known is taken off. */
import type { AcrossCosts } from './across-costs.ts'
import type { BusCosts } from './bus-costs.ts'
import type { Spent } from './meter.ts'
import type { NodeCosts } from './node-costs.ts'
import type { StoreCosts } from './store-costs.ts'
import type { UnitCosts } from './unit-costs.ts'

export interface Measured {
  readonly node: NodeCosts
  readonly across: AcrossCosts
  readonly store: StoreCosts
  readonly bus: BusCosts
}

/** Bytes of a first visit: decision 10. */
const firstVisit = 184_500
/** Of a pool, and those that hold turns, as they are without a setting. */
const connections = 22
/** A node says who is with it, whole, so often. */
const wholeEverySeconds = 8

const at = ({ nodes }: Spent, node = 0): number => nodes[node] ?? 0
const less = (all: number, ...parts: readonly number[]): number =>
  Math.max(
    0,
    parts.reduce((left, one) => left - one, all),
  )

/** What one more in a large room costs: what every note costs, whoever hears it, is the same in all rooms. */
function toldIn(halls: NodeCosts['halls']): number {
  const [larger, largest] = halls.slice(-2)
  if (larger === undefined || largest === undefined) throw new Error('no two rooms were measured')
  const whole = ({ inRoom: people, toldEach }: NodeCosts['halls'][number]): number => at(toldEach) * (people - 1)
  return less(whole(largest), whole(larger)) / (largest.inRoom - larger.inRoom)
}

export function unitCostsOf({ node, across, store, bus }: Measured): UnitCosts {
  const [one, thirty] = store.commits
  const [typical] = store.opened
  if (one === undefined || thirty === undefined || typical === undefined) throw new Error('something was not measured')
  const told = toldIn(node.halls)
  const stirTold = at(node.stirTold)
  const heard = less(at(across.stir, 1), stirTold)
  const commit = less(one.store, (thirty.store - one.store) / 29)
  return {
    node: {
      come: less(at(node.came), at(node.joined), at(node.paged)),
      // Whoever opens a room is given its page, too.
      join: at(node.joined) + at(node.paged),
      open: typical.own,
      note: at(node.notesAlone.each),
      told,
      stirTold,
      heard,
      read: less(at(across.note, 1), told, heard),
      here: at(node.window.second),
      copy: store.place.own,
    },
    store: {
      come: less(node.came.store, node.joined.store, node.paged.store),
      join: node.joined.store + node.paged.store,
      open: typical.store,
      note: less(node.notesAlone.each.store, commit),
      commit,
      read: store.readOn.store,
      copy: store.place.store,
    },
    bus: { wake: bus.said, heard: bus.heard, copy: bus.said / wholeEverySeconds },
    sent: {
      come: firstVisit,
      join: typical.kilobytes * 1024,
      told: node.bytes.told,
      stirTold: node.bytes.stirTold,
    },
    memory: { node: node.empty.memory, window: node.window.memory, document: typical.memory },
    connections,
    bytesKept: node.kept.rows + node.kept.log,
    turn: node.notesAlone.p50,
    mostCommits: Math.max(...store.commits.map(({ aSecond }) => aSecond)),
    mostMessages: bus.aSecond,
  }
}
