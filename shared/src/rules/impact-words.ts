/** What each figure is called, and what exactly is counted. */
import type { FigureKey } from '#model/impact.ts'
import type { Route } from '#model/note.ts'
import type { OutcomeKind } from '#model/outcome.ts'
import type { WayIn } from '#model/response.ts'
import type { SessionType } from '#model/session.ts'
import { outcomeNames } from './outcome-words.ts'
import { typeNames } from './session-words.ts'

export const figureNames: Readonly<Record<FigureKey, string>> = {
  sessions: 'Sessions',
  'paid-sessions': 'Sessions that were paid',
  people: 'People who came',
  'first-timers': 'People who came for the first time',
  booked: 'People who booked',
  joined: 'People who booked and came',
  answers: 'Written answers',
  notes: 'Notes',
  themes: 'Themes, by what was done',
  statements: 'Statements published',
  decisions: 'Decisions',
}

const later = 'Bookings are not kept here yet, so nobody can know.'

export const figureDefinitions: Readonly<Record<FigureKey, string>> = {
  sessions:
    'Sessions whose day was in this year by the clock of their own place, once they have begun, or somebody came or wrote something.',
  'paid-sessions': 'Those of them at which people were paid for their time.',
  people:
    'People who took part and joined a room, in sessions of this year. Whoever came to two sessions is counted in both, because nobody is followed from one to another. The team is not counted.',
  'first-timers': later,
  booked: later,
  joined: later,
  answers: 'Answers in writing that were sent in this year and not taken back, by the way they came.',
  notes:
    'Notes that stand on the boards of this year’s sessions, by the way they came. A note that was brought along to a later session is counted once, where it was said. What people took back is not counted.',
  themes:
    'Themes of this year’s sessions, each once however many notes it has, by what was done about it up to now. What was merged is one theme.',
  statements: 'Statements that everybody could read for the first time in this year.',
  decisions: 'Decisions that were made in this year, whether everybody can read them or not.',
}

export const typeLabels: Readonly<Record<SessionType, string>> = typeNames

export const wayInLabels: Readonly<Record<WayIn, string>> = {
  web: 'On the web',
  word: 'As a document',
  'e-mail': 'By e-mail',
  phone: 'By phone',
  paper: 'On paper',
  table: 'From a table',
}

export const routeLabels: Readonly<Record<Route, string>> = {
  live: 'Written in the rooms',
  written: 'From written answers',
  chat: 'From the chat',
  phone: 'By phone',
  'in-the-room': 'Said in the room',
  paper: 'On paper',
  'other-board': 'From another board',
}

export const notYetCounted = 'not-yet'

export const outcomeLabels: Readonly<Record<OutcomeKind | typeof notYetCounted, string>> = {
  ...outcomeNames,
  [notYetCounted]: 'Not said yet',
}

export const notCountedYet = 'Not counted yet'
export const fewerThanFew = 'Fewer than 5'
export const partsHeldBack = 'The parts are not shown: one of them is about fewer than 5 people.'
