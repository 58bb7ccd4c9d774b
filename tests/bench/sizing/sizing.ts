/**
 * What one of each thing costs, measured on one node, on two, on Postgres and on Redis by themselves; and what a session of a hundred
 * thousand people needs, worked out from that. Say `worked-out` and the name of a file with measures to work out anew without measuring.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { load } from '#bench/live/machine.ts'
import { folderForNow } from '#bench/live/process.ts'
import { startShared, type Shared } from '#bench/nodes/cluster.ts'
import { waymarkNodes } from '#bench/nodes/contestants.ts'
import { acrossCosts } from './across-costs.ts'
import { busCosts } from './bus-costs.ts'
import { unitCostsOf, type Measured } from './derive.ts'
import { enoughNodes, usesOf } from './loads.ts'
import { nodeCosts } from './node-costs.ts'
import { hundredThousand, type Scenario } from './scenario.ts'
import { storeCosts } from './store-costs.ts'
import { measuredLines, neededHead, neededLine, priceLines, useLines } from './tell.ts'
import type { UnitCosts } from './unit-costs.ts'

const print = (text: string): void => {
  process.stdout.write(`${text}\n`)
}

const byRoom: Scenario = { ...hundredThousand, lands: 'by-room' }
const others: Readonly<Record<string, Scenario>> = {
  'twice the people': { ...byRoom, people: byRoom.people * 2 },
  'half the people': { ...byRoom, people: byRoom.people / 2 },
  'ten thousand people': { ...byRoom, people: 10_000 },
  'twice the notes': { ...byRoom, notesEach: byRoom.notesEach * 2 },
  'twice the changes of who is here': { ...byRoom, stirsAMinute: byRoom.stirsAMinute * 2 },
  'rooms of twenty': { ...byRoom, perRoom: 20 },
  'rooms of five': { ...byRoom, perRoom: 5 },
  'all come within five minutes': { ...byRoom, arriveWithin: byRoom.arriveWithin / 2 },
  'all move within 30 s': { ...byRoom, moveWithin: byRoom.moveWithin * 2 },
  'all move within 60 s': { ...byRoom, moveWithin: byRoom.moveWithin * 4 },
}

const started = performance.now()
const [asked, file] = process.argv.slice(2)
const measured = asked === 'worked-out' && file !== undefined ? readMeasures(file) : await measuredNow()
for (const line of measuredLines(measured)) print(line)
const costs = unitCostsOf(measured)
for (const line of priceLines(costs)) print(line)
workOut(costs)
print(`\nDone in ${((performance.now() - started) / 1000).toFixed(0)} s.`)
process.exit(0)

function readMeasures(path: string): Measured {
  return JSON.parse(readFileSync(path, 'utf8')) as Measured
}

async function measuredNow(): Promise<Measured> {
  print(`Load of the machine before: ${load()}. Nodes, people, Postgres, Redis and who measures share it.`)
  const shared = await startShared()
  const figures = await measuredOn(shared)
  print(`Load of the machine after: ${load()}`)
  await shared.stop()
  const kept = process.env['SIZING_FILE'] ?? join(folderForNow(), 'sizing.json')
  writeFileSync(kept, JSON.stringify(figures))
  return figures
}

async function measuredOn(shared: Shared): Promise<Measured> {
  const [store, bus] = [await storeCosts(shared), await busCosts(shared)]
  const town = await waymarkNodes(shared)
  return { store, bus, node: await nodeCosts(town, shared), across: await acrossCosts(town, shared) }
}

function workOut(unit: UnitCosts): void {
  const offer = { storeCores: 16, busCores: 1, connections: 1000 }
  print('\nA hundred thousand people in ten thousand rooms, worked out; cores in use in the worst second:')
  print(neededHead)
  const sized = enoughNodes(byRoom, unit)
  const all = {
    'all of a room to one node': sized,
    'everybody to any node': enoughNodes({ ...byRoom, lands: 'anywhere' }, unit),
  }
  for (const [what, one] of Object.entries(all)) {
    print(neededLine(what, one))
    for (const line of useLines(usesOf(one, unit, offer))) print(line)
  }
  for (const [what, change] of Object.entries(others))
    print(
      neededLine(
        what,
        enoughNodes({ ...change, nodes: Math.ceil((sized.nodes * change.people) / byRoom.people) }, unit),
      ),
    )
}
