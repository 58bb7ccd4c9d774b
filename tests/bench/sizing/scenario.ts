/** A large session as it is worked out on paper: how many people, how they come, what they do, and where their requests land. */

export interface Scenario {
  readonly people: number
  readonly perRoom: number
  /** They come, each at their own moment, within so many seconds. */
  readonly arriveWithin: number
  /** One after the other; for each the team brings everybody to another room, with a document of its own. */
  readonly questions: number
  /** Each question is worked on for so many seconds. */
  readonly writeFor: number
  /** So many seconds pass until the last window has followed to the next question. */
  readonly moveWithin: number
  /** Notes of each person for each question. */
  readonly notesEach: number
  /** How often each is seen to do something: they go to another section, they begin or stop writing. */
  readonly stirsAMinute: number
  readonly nodes: number
  /** The proxy sends every window and request to any node, or all those of one room to the same. */
  readonly lands: 'anywhere' | 'by-room'
  /** A node commits at most so often, and all that came meanwhile together. In milliseconds. */
  readonly commitEvery: number
  readonly seed: number
}

export const hundredThousand: Scenario = {
  people: 100_000,
  perRoom: 10,
  arriveWithin: 600,
  questions: 2,
  writeFor: 1200,
  moveWithin: 15,
  notesEach: 4,
  stirsAMinute: 4,
  nodes: 1,
  lands: 'by-room',
  commitEvery: 10,
  seed: 1,
}
