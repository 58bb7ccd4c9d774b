/** What happens in each second of a scenario, counted and not yet priced. */
import { docOf, eventsOf, roomsOf, secondsOf, type Event } from './events.ts'
import type { Scenario } from './scenario.ts'

/**
 * come: people who come in. join: windows that open a document. open: a node reads a document that it had not. note: notes written. told:
 * frames with a note, to a window. stir: changes of who is here and where. stirTold: such a change, to a window. commit: commits of notes.
 * wake: messages on the bus. heard: a message of the bus, at a node. read: a node reads from a log what another has appended. here: windows
 * that are open. copy: documents in the memory of a node.
 */
export const counted = [
  'come',
  'join',
  'open',
  'note',
  'told',
  'stir',
  'stirTold',
  'commit',
  'wake',
  'heard',
  'read',
  'here',
  'copy',
] as const
export type Counted = (typeof counted)[number]
/** What stands at the end of a second and is not added up over them. */
export type Standing = Extract<Counted, 'here' | 'copy'>

export interface Counts {
  readonly seconds: number
  /** By second. */
  readonly of: Readonly<Record<Counted, Float64Array>>
  /** Notes of one room in one second, at most. */
  readonly busiestRoom: number
}

export const sumOf = (counts: Counts, what: Counted): number => counts.of[what].reduce((sum, one) => sum + one, 0)

export function count(scenario: Scenario): Counts {
  const seconds = secondsOf(scenario)
  const of = Object.fromEntries(counted.map(what => [what, new Float64Array(seconds)])) as Record<Counted, Float64Array>
  const world = worldOf(scenario, of)
  const events = eventsOf(scenario)
  let at = 0
  for (let second = 0; second < seconds; second += 1) {
    for (let event = events[at]; event !== undefined && event.at < (second + 1) * 1000; event = events[at]) {
      world.happen(event, second)
      at += 1
    }
    world.pass(second)
  }
  return { seconds, of, busiestRoom: world.busiestRoom() }
}

interface World {
  readonly happen: (event: Event, second: number) => void
  /** What goes on in every second by itself. */
  readonly pass: (second: number) => void
  readonly busiestRoom: () => number
}

function worldOf(scenario: Scenario, of: Record<Counted, Float64Array>): World {
  const { nodes, people, commitEvery, stirsAMinute, questions } = scenario
  const docs = roomsOf(scenario) * questions
  const windows = windowsOf(docs, nodes)
  const where = Array.from({ length: people }, () => -1)
  const lastCommit = Array.from({ length: nodes }, () => -1)
  const notesNow = new Map<number, number>()
  let second = -1
  let busiest = 0
  const add = (what: Counted, more: number): void => {
    of[what][second] = (of[what][second] ?? 0) + more
  }
  const join = ({ person, node }: Event, doc: number): void => {
    if (!windows.isAt(doc, node)) add('open', 1)
    windows.enter(doc, node)
    where[person] = node
    add('join', 1)
  }
  const note = ({ at, node }: Event, doc: number): void => {
    add('note', 1)
    add('told', windows.in(doc))
    if (!windows.isAt(doc, node)) add('open', 1)
    const others = windows.copies(doc) - (windows.isAt(doc, node) ? 1 : 0)
    if (nodes > 1) add('wake', 1)
    add('heard', others)
    add('read', others)
    const slot = Math.floor(at / commitEvery)
    if (lastCommit[node] !== slot) add('commit', 1)
    lastCommit[node] = slot
    notesNow.set(doc, (notesNow.get(doc) ?? 0) + 1)
    busiest = Math.max(busiest, notesNow.get(doc) ?? 0)
  }
  return {
    happen: (event, now) => {
      if (now !== second) notesNow.clear()
      second = now
      const doc = docOf(scenario, event.person, event.question)
      if (event.kind === 'note') return note(event, doc)
      if (event.kind === 'come') add('come', 1)
      else windows.leave(docOf(scenario, event.person, event.question - 1), where[event.person] ?? 0)
      join(event, doc)
    },
    pass: now => {
      second = now
      const each = stirsAMinute / 60
      add('here', windows.all())
      add('copy', windows.allCopies())
      add('stir', windows.all() * each)
      add('stirTold', windows.pairs() * each)
      // One message for each change, to each other node that has the document; none is sent where there is one node.
      if (nodes > 1) add('wake', windows.all() * each)
      add('heard', windows.farPairs() * each)
    },
    busiestRoom: () => busiest,
  }
}

interface Windows {
  readonly enter: (doc: number, node: number) => void
  readonly leave: (doc: number, node: number) => void
  readonly isAt: (doc: number, node: number) => boolean
  /** Windows on a document. */
  readonly in: (doc: number) => number
  /** Nodes with a window on it. */
  readonly copies: (doc: number) => number
  readonly all: () => number
  readonly allCopies: () => number
  /** Of every document its windows times the others among them. */
  readonly pairs: () => number
  /** Of every document its windows times the other nodes that have it. */
  readonly farPairs: () => number
}

function windowsOf(docs: number, nodes: number): Windows {
  const at = new Uint32Array(docs * nodes)
  const inDoc = new Uint32Array(docs)
  const copies = new Uint32Array(docs)
  const sums = { all: 0, copies: 0, pairs: 0, far: 0 }
  const change = (doc: number, node: number, by: 1 | -1): void => {
    const [here = 0, nodesBefore = 0] = [inDoc[doc], copies[doc]]
    const there = at[doc * nodes + node] ?? 0
    at[doc * nodes + node] = there + by
    inDoc[doc] = here + by
    const appears = by === 1 ? there === 0 : there === 1
    copies[doc] = nodesBefore + (appears ? by : 0)
    sums.all += by
    sums.copies += appears ? by : 0
    sums.pairs += (here + by) * (here + by - 1) - here * (here - 1)
    sums.far += (here + by) * Math.max(0, (copies[doc] ?? 0) - 1) - here * Math.max(0, nodesBefore - 1)
  }
  return {
    enter: (doc, node) => change(doc, node, 1),
    leave: (doc, node) => change(doc, node, -1),
    isAt: (doc, node) => (at[doc * nodes + node] ?? 0) > 0,
    in: doc => inDoc[doc] ?? 0,
    copies: doc => copies[doc] ?? 0,
    all: () => sums.all,
    allCopies: () => sums.copies,
    pairs: () => sums.pairs,
    farPairs: () => sums.far,
  }
}
