/** The figures of sizing as lines: what was measured, what one of each thing costs, and what a large session needs. */
import type { Measured } from './derive.ts'
import type { Loads, Sized, Use } from './loads.ts'
import type { Spent } from './meter.ts'
import type { NotesCost } from './node-costs.ts'
import type { UnitCosts } from './unit-costs.ts'

const number = (value: number, decimals = 0): string =>
  value.toLocaleString('en-GB', { maximumFractionDigits: decimals, minimumFractionDigits: decimals })

const spent = ({ nodes, store, bus }: Spent): string =>
  `${nodes.map(node => number(node)).join(' + ')} µs of nodes, ${number(store)} of Postgres, ${number(bus)} of Redis`

const notes = (what: string, { rate, each, p50, p99 }: NotesCost): string =>
  `  ${what}, ${rate} a second: ${spent(each)}; answered in ${number(p50, 1)} ms, p99 ${number(p99, 1)}`

export function measuredLines({ node, across, store, bus }: Measured): string[] {
  return [
    'Measured, of processors:',
    `  an empty node: ${number(node.empty.memory)} MB, in a second ${spent(node.empty.second)}`,
    `  a window that opens: ${spent(node.joined)}`,
    `  an open window: ${number(node.window.memory)} kB, in a second ${spent(node.window.second)}`,
    `  the page of a room: ${spent(node.paged)}`,
    `  somebody who comes in, with their page and their window: ${spent(node.came)}`,
    notes('a note over HTTP, nobody there', node.notesAlone),
    ...node.notesInRooms.map(one => notes('a note over HTTP, in rooms of ten', one)),
    ...node.halls.map(
      ({ inRoom, toldEach, framesEach }) =>
        `  a note written into the document of ${inRoom} people, for each told: ${spent(toldEach)}; ${number(framesEach, 2)} frames`,
    ),
    `  a change of who is here, for each told: ${spent(node.stirTold)}`,
    `  a note in a room that is on two nodes: ${spent(across.note)}`,
    `  a change of who is here in such a room: ${spent(across.stir)}`,
    `  bytes of a frame: a note ${number(node.bytes.told)}, who is here ${number(node.bytes.stirTold)}`,
    ...store.commits.map(
      ({ updates, atOnce, ...cost }) =>
        `  a commit of ${updates}, ${atOnce} at once: ${number(cost.store)} µs of Postgres, ${number(cost.own)} of who asks; ${number(cost.took, 2)} ms, ${number(cost.aSecond)} a second`,
    ),
    `  reading on in a log: ${number(store.readOn.store)} µs of Postgres, ${number(store.readOn.own)} of who asks; ${number(store.readOn.took, 2)} ms`,
    `  looking where a log stands, a hundred together: ${number(store.place.store, 1)} µs of Postgres, ${number(store.place.own, 1)} of who asks`,
    ...store.opened.map(
      ({ notes: many, kilobytes, asOne, memory, ...cost }) =>
        `  opening ${number(many)} notes (${number(kilobytes)} kB, ${number(asOne)} as one state): ${number(cost.took, 1)} ms; ${number(cost.store)} µs of Postgres, ${number(cost.own)} of who asks; ${number(memory)} kB of memory`,
    ),
    `  a message: ${number(bus.said, 1)} µs of Redis, ${number(bus.heard, 1)} for each who hears it, ${number(bus.own, 1)} of the two nodes; ${number(bus.aSecond)} a second`,
    `  kept of a note: ${number(node.kept.rows)} bytes of rows and ${number(node.kept.log)} of log`,
  ]
}

export function priceLines({ node, store, bus }: UnitCosts): string[] {
  const named = (prices: object): string =>
    Object.entries(prices)
      .map(([what, price]) => `${what} ${number(Number(price), Number(price) < 10 ? 1 : 0)}`)
      .join(', ')
  return [
    'What one of each costs, in microseconds:',
    `  nodes: ${named(node)}`,
    `  Postgres: ${named(store)}`,
    `  Redis: ${named(bus)}`,
  ]
}

export const neededLine = (what: string, { nodes, loads }: Sized): string =>
  `  ${what.padEnd(44)}${String(nodes).padStart(6)}${coresOf(loads)}${number(loads.atOnce.notes).padStart(8)}${number(loads.atOnce.commits).padStart(9)}${number(loads.atOnce.messages).padStart(10)}${number(loads.windowsPerNode).padStart(9)}${number(loads.memory).padStart(8)}${number(loads.network).padStart(8)}${number(loads.kept).padStart(7)}`

export const neededHead = `  ${''.padEnd(44)}${'nodes'.padStart(6)}${'node'.padStart(8)}${'Postgres'.padStart(9)}${'Redis'.padStart(7)}${'notes/s'.padStart(8)}${'commits'.padStart(9)}${'messages'.padStart(10)}${'windows'.padStart(9)}${'MB each'.padStart(8)}${'Mbit/s'.padStart(8)}${'MB'.padStart(7)}`

const coresOf = ({ cores }: Loads): string =>
  `${number(cores.nodes, 1).padStart(8)}${number(cores.store, 1).padStart(9)}${number(cores.bus, 2).padStart(7)}`

export const useLines = (uses: readonly Use[]): string[] =>
  uses.map(({ what, share }) => `    ${what.padEnd(30)} ${number(share * 100).padStart(6)} %`)
