import { describe, expect, test } from 'vitest'
import { count, counted, sumOf } from './counts.ts'
import { enoughNodes, fullAt, loadsOf, priced, usesOf } from './loads.ts'
import { hundredThousand, type Scenario } from './scenario.ts'
import type { UnitCosts } from './unit-costs.ts'

const small: Scenario = {
  ...hundredThousand,
  people: 200,
  arriveWithin: 30,
  writeFor: 60,
  moveWithin: 5,
  notesEach: 3,
  nodes: 4,
  lands: 'anywhere',
}

const costs: UnitCosts = {
  node: { come: 3000, join: 1000, open: 500, note: 2000, told: 20, stirTold: 10, read: 300, heard: 20, here: 5 },
  store: { come: 900, open: 200, note: 700, commit: 300, read: 100, copy: 4 },
  bus: { wake: 10, heard: 5 },
  sent: { come: 200_000, told: 200, stirTold: 80 },
  memory: { node: 120, window: 30, document: 100 },
  bytesKept: 1500,
  connections: 22,
  turn: 8,
  mostCommits: 4000,
  mostMessages: 100_000,
}

describe('the calculation loses nothing and counts nothing twice', () => {
  for (const lands of ['anywhere', 'by-room'] as const)
    test(`[SZ1] requests land ${lands}`, () => {
      const counts = count({ ...small, lands })
      const notes = small.people * small.notesEach * small.questions
      expect(sumOf(counts, 'come')).toBe(small.people)
      expect(sumOf(counts, 'join')).toBe(small.people * small.questions)
      expect(sumOf(counts, 'note')).toBe(notes)
      // All are there before the first note is written, and everybody in a room is told of each.
      expect(sumOf(counts, 'told')).toBe(notes * small.perRoom)
      expect(sumOf(counts, 'commit')).toBeLessThanOrEqual(notes)
      expect(counts.of.here.at(-1)).toBe(small.people)
      expect(counted.filter(what => counts.of[what].some(number => number < 0))).toEqual([])
    })

  test('[SZ1] each document is open where its windows are, and on no node more', () => {
    const [anywhere, byRoom] = [count(small), count({ ...small, lands: 'by-room' })]
    const rooms = small.people / small.perRoom
    expect(byRoom.of.copy.at(-1)).toBe(rooms)
    expect(sumOf(byRoom, 'open')).toBe(rooms * small.questions)
    expect(sumOf(byRoom, 'read')).toBe(0)
    expect(anywhere.of.copy.at(-1)).toBeGreaterThan(rooms * 3)
    expect(anywhere.of.copy.at(-1)).toBeLessThanOrEqual(rooms * small.nodes)
    expect(sumOf(anywhere, 'read')).toBeGreaterThan(sumOf(anywhere, 'note') * 2)
  })
})

describe('more of anything never costs less', () => {
  const all = [costs.node, costs.store, costs.bus, costs.sent]
  const spent = (scenario: Scenario, prices = all): number[] => {
    const counts = count(scenario)
    return prices.map(price => priced(counts, price).reduce((sum, one) => sum + one, 0))
  }
  const grown: Readonly<Record<string, (more: number) => Scenario>> = {
    people: more => ({ ...small, people: small.people * more }),
    notes: more => ({ ...small, notesEach: small.notesEach * more }),
    'changes of who is here': more => ({ ...small, stirsAMinute: small.stirsAMinute * more }),
    nodes: more => ({ ...small, nodes: small.nodes * more }),
  }
  for (const [what, grow] of Object.entries(grown))
    test(`[SZ2] more ${what}`, () => {
      const [one = [], two = [], four = []] = [1, 2, 4].map(more => spent(grow(more)))
      expect(two.filter((cost, at) => cost < (one[at] ?? 0) * 0.999)).toEqual([])
      expect(four.filter((cost, at) => cost < (two[at] ?? 0) * 0.999)).toEqual([])
    })

  test('[SZ2] people in a room: nodes tell more of them, though fewer documents are opened', () => {
    const told = [10, 20, 40].flatMap(perRoom => spent({ ...small, perRoom, lands: 'by-room' }, [costs.node]))
    expect(told).toEqual(told.toSorted((a, b) => a - b))
  })

  test('[SZ2] twice the people in twice the rooms cost the nodes twice as much', () => {
    const one = loadsOf({ ...small, lands: 'by-room', people: 2000 }, costs)
    const two = loadsOf({ ...small, lands: 'by-room', people: 4000 }, costs)
    expect(two.cores.nodes / one.cores.nodes).toBeCloseTo(2, 0)
    expect(two.kept).toBe(one.kept * 2)
  })
})

test('[SZ3] a session that is small enough to be worked out by hand comes to what the hand says', () => {
  const byHand: Scenario = {
    people: 4,
    perRoom: 2,
    arriveWithin: 1,
    questions: 1,
    writeFor: 1,
    moveWithin: 0,
    notesEach: 1,
    stirsAMinute: 60,
    nodes: 1,
    lands: 'by-room',
    commitEvery: 1000,
    seed: 1,
  }
  const counts = count(byHand)
  const table = Object.fromEntries(counted.map(what => [what, [...counts.of[what]]]))
  expect(table).toEqual({
    come: [4, 0],
    join: [4, 0],
    // Two rooms, each read once by the only node.
    open: [2, 0],
    note: [0, 4],
    // Four notes, each told to the two in its room.
    told: [0, 8],
    stir: [4, 4],
    // Each is seen once a second by the one other in the room.
    stirTold: [4, 4],
    // All four notes came within the second in which the node commits once.
    commit: [0, 1],
    wake: [0, 0],
    heard: [0, 0],
    read: [0, 0],
    here: [4, 4],
    copy: [2, 2],
  })
  const loads = loadsOf(byHand, costs)
  // 4 x (3000 + 1000) + 2 x 500 + 4 x 10 + 4 x 5 in the first second; 4 x 2000 + 8 x 20 + 60 in the second.
  expect(loads.cores.nodes).toBeCloseTo(0.01706, 10)
  // 4 x 900 + 2 x 200 + 2 x 4, and 4 x 700 + 300 + 8.
  expect(loads.cores.store).toBeCloseTo(0.004008, 10)
  expect(loads).toMatchObject({
    atOnce: { commits: 1, notes: 4, messages: 0, joins: 4 },
    windowsPerNode: 4,
    kept: 0.006,
    connections: 22,
    turn: 0.016,
  })
  expect(loads.memory).toBeCloseTo(120 + (4 * 30 + 2 * 100) / 1024, 10)
  expect(loads.network).toBeCloseTo((4 * 200_000 + 4 * 80) * 8e-6, 10)
})

test('[SZ4] the same seed makes the same session, and another one a session of the same size', () => {
  const [one, again, other] = [count(small), count(small), count({ ...small, seed: 2 })]
  expect(again).toEqual(one)
  expect(other.of.note).not.toEqual(one.of.note)
  expect(sumOf(other, 'told')).toBe(sumOf(one, 'told'))
})

describe('as many nodes as are said to be enough are enough, and what is fullest is named first', () => {
  const crowd: Scenario = { ...small, nodes: 1, people: 2000 }
  const dear: UnitCosts = { ...costs, node: { ...costs.node, come: 30_000, note: 20_000 } }
  for (const lands of ['anywhere', 'by-room'] as const)
    test(`[SZ5] requests land ${lands}`, () => {
      const { nodes, loads } = enoughNodes({ ...crowd, lands }, dear)
      expect(nodes).toBeGreaterThan(2)
      expect(loads.cores.nodes / nodes).toBeLessThanOrEqual(fullAt)
      expect(loadsOf({ ...crowd, lands, nodes: nodes - 1 }, dear).cores.nodes / (nodes - 1)).toBeGreaterThan(fullAt)
    })

  test('[SZ5] commits where the disk makes few of them durable, the processors where it makes many', () => {
    const sized = enoughNodes({ ...crowd, lands: 'by-room' }, dear)
    const offer = { storeCores: 8, busCores: 1, connections: 1000 }
    const first = (mostCommits: number) => usesOf(sized, { ...dear, mostCommits }, offer)[0]?.what
    expect(first(50)).toBe('durable commits of Postgres')
    expect(first(1e9)).toBe('processors of the nodes')
  })
})
