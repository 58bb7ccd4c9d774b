/** Who does what and when, in a scenario. The same seed makes the same events. */
import * as prng from 'lib0/prng'
import type { Scenario } from './scenario.ts'

/** come: somebody's first window opens. move: it follows to the next question. note: a note is asked for. */
export type EventKind = 'come' | 'move' | 'note'

export interface Event {
  readonly kind: EventKind
  /** In milliseconds from the start. */
  readonly at: number
  readonly person: number
  readonly question: number
  /** Where it lands. */
  readonly node: number
}

/** In milliseconds. */
export const beginOf = ({ arriveWithin, writeFor }: Scenario, question: number): number =>
  1000 * (arriveWithin + question * writeFor)

export const secondsOf = ({ arriveWithin, writeFor, questions }: Scenario): number =>
  arriveWithin + questions * writeFor

export const roomOf = ({ perRoom }: Scenario, person: number): number => Math.floor(person / perRoom)

/** Each room has a document for each question. */
export const docOf = (scenario: Scenario, person: number, question: number): number =>
  question * roomsOf(scenario) + roomOf(scenario, person)

export const roomsOf = ({ people, perRoom }: Scenario): number => Math.ceil(people / perRoom)

/** In the order of time. */
export function eventsOf(scenario: Scenario): Event[] {
  const { people, questions, notesEach, arriveWithin, writeFor, moveWithin, nodes, lands, seed } = scenario
  const chance = prng.create(seed)
  const within = (seconds: number): number => prng.real53(chance) * seconds * 1000
  const nodeFor = (doc: number): number => (lands === 'by-room' ? doc % nodes : Math.floor(prng.real53(chance) * nodes))
  const events: Event[] = []
  const add = (kind: EventKind, at: number, [person, question]: readonly [number, number]): void => {
    events.push({ kind, at, person, question, node: nodeFor(docOf(scenario, person, question)) })
  }
  for (let person = 0; person < people; person += 1) {
    add('come', within(arriveWithin), [person, 0])
    for (let question = 0; question < questions; question += 1) {
      const from = beginOf(scenario, question)
      if (question > 0) add('move', from + within(moveWithin), [person, question])
      // Nobody writes before they have followed.
      for (let note = 0; note < notesEach; note += 1)
        add('note', from + moveWithin * 1000 + within(writeFor - moveWithin), [person, question])
    }
  }
  return events.toSorted((one, other) => one.at - other.at)
}
