/** A session, its breakouts and their rooms. */
import * as z from 'zod/mini'
import { AmbitionId, BreakoutId, RoomId, SectionId, SessionId, StrategyId } from './ids.ts'
import { line, optionalWords } from './text.ts'
import { maxDescription, maxTitle } from './strategy.ts'
import { Instant, ZonedTime } from './time.ts'

export const maxRooms = 60
export const maxBreakouts = 12
export const maxSections = 20

/** How people meet: for all of an afternoon, over a cup of tea, all together, or each when it suits them. */
export const sessionTypes = ['co-creation', 'cuppa', 'get-together', 'own-time'] as const
export const SessionType = z.enum(sessionTypes)
export type SessionType = z.infer<typeof SessionType>

/** Whom people can talk to in private, as they are told. */
export const Lead = z.object({
  name: line(60, 'Say who it is.'),
  /** How to reach them without this server: a number, a room. */
  reach: optionalWords(200),
})
export type Lead = Readonly<z.infer<typeof Lead>>

export const Session = z.object({
  id: SessionId,
  strategyId: StrategyId,
  title: line(maxTitle, 'Give the session a title.'),
  type: z._default(SessionType, 'co-creation'),
  /** Whether those who come are paid for their time. */
  isPaid: z._default(z.boolean(), false),
  startsAt: ZonedTime,
  lead: z._default(z.nullable(Lead), null),
  /** What people read of how it goes on, once it is over; empty where nobody wrote anything (`usualWhatNext` in rules/session-words.ts). */
  whatNext: z._default(optionalWords(maxDescription), ''),
  createdAt: Instant,
})
export type Session = Readonly<z.infer<typeof Session>>

/** Where a note can stand: under an ambition, or under a heading that the breakout names (then `ambitionId` is null). */
export const Section = z.object({
  id: SectionId,
  ambitionId: z.nullable(AmbitionId),
  title: line(maxTitle, 'Give the section a title.'),
  description: optionalWords(maxDescription),
  /** Of an ambition: what was done about it by the time of the question. */
  whatWeDid: z.optional(optionalWords(maxDescription)),
})
export type Section = Readonly<z.infer<typeof Section>>

/** Only a review has the ambitions as its sections; the others have those that whoever sets them up names. */
export const purposes = [
  'review-ambitions',
  'what-is-missing',
  'values',
  'open-question',
  'journey-of-change',
  'decision',
] as const
export const Purpose = z.enum(purposes)
export type Purpose = z.infer<typeof Purpose>

export const mostDots = 10
export const mostMinutes = 240

const from1To = (most: number) => {
  const said = `Give a whole number from 1 to ${most}.`
  return z.int(said).check(z.minimum(1, said), z.maximum(most, said))
}

/** How a breakout is run. What is promised of names stays as it is once somebody has written. */
export const BreakoutSettings = z.object({
  /** What is written is sent to nobody but its author until it is revealed. */
  isPrivate: z.boolean(),
  /** `by-note`: each author chooses. `anonymous`: no name is kept with any note. */
  names: z.enum(['by-note', 'anonymous']),
  /** In a review: whether people may also say if an ambition is still relevant, with changes, no longer, or not sure. */
  asksLight: z.boolean(),
  /** How people mark notes: not at all, "I agree with this", or so many dots each. */
  marks: z.enum(['none', 'agree', 'dots']),
  dots: from1To(mostDots),
  /** Whether the others see a note before a facilitator has looked at it. */
  checks: z.enum(['show-first', 'check-first']),
  /** How long it is meant to take. */
  minutes: from1To(mostMinutes),
})
export type BreakoutSettings = Readonly<z.infer<typeof BreakoutSettings>>

export const usualSettings: BreakoutSettings = {
  isPrivate: false,
  names: 'by-note',
  asksLight: false,
  marks: 'none',
  dots: 3,
  checks: 'show-first',
  minutes: 20,
}

/** A soft one: nothing is locked when it ends. */
export const Timer = z.object({ endsAt: Instant })
export type Timer = Readonly<z.infer<typeof Timer>>

/** All that there are, in the order of the work; those of one breakout are told by `stepsOf` in rules/steps-of.ts. Going back a step deletes nothing. */
export const steps = ['write', 'share', 'mark', 'group', 'check-back', 'closed'] as const
export const Step = z.enum(steps)
export type Step = z.infer<typeof Step>

export const Breakout = z.object({
  id: BreakoutId,
  sessionId: SessionId,
  /** Place in the session, from 1. */
  number: z.int().check(z.positive()),
  purpose: Purpose,
  question: line(300, 'Ask a question.'),
  sections: z
    .array(Section)
    .check(
      z.minLength(1, 'A breakout needs at least one section.'),
      z.maxLength(maxSections, `At most ${maxSections} sections fit.`),
    ),
  step: Step,
  /** Asked in writing alone: no live rooms, and nobody is brought there. */
  isInWriting: z._default(z.boolean(), false),
  settings: z._default(BreakoutSettings, usualSettings),
  timer: z._default(z.nullable(Timer), null),
})
export type Breakout = Readonly<z.infer<typeof Breakout>>

export const Room = z.object({
  id: RoomId,
  breakoutId: BreakoutId,
  /** Where people write together, or where the passages of written answers stand: one of these in a breakout, with no clock and nobody in it. */
  kind: z._default(z.enum(['live', 'written']), 'live'),
  /** What people are told: "Room 3". Unique in its breakout, from 1. */
  number: z.int().check(z.positive()),
  name: optionalWords(60),
  /** Who runs it, as people are told; empty where nobody is named. */
  facilitator: z._default(optionalWords(60), ''),
  /** In a breakout with private writing: whether what was written so far is shown to the room. */
  isRevealed: z._default(z.boolean(), false),
  /** Whether everybody is told how the notes and sections were marked. */
  marksShown: z._default(z.boolean(), false),
})
export type Room = Readonly<z.infer<typeof Room>>

/** How each of them is when it is made and nothing else was chosen. */
export const usualSession = {
  type: 'co-creation',
  isPaid: false,
  lead: null,
  whatNext: '',
} as const satisfies Partial<Session>
export const freshBreakout = {
  step: 'write',
  isInWriting: false,
  settings: usualSettings,
  timer: null,
} as const satisfies Partial<Breakout>
export const freshRoom = {
  kind: 'live',
  facilitator: '',
  isRevealed: false,
  marksShown: false,
} as const satisfies Partial<Room>

/** After all live rooms, in every order of rooms. */
export const writtenRoomNumber = 1000

/** `Room 3, Hazel`, or `Room 3`; `Written answers` for the room that has no clock. */
export const nameOfRoom = ({ number, name }: Pick<Room, 'number' | 'name'>): string =>
  number === writtenRoomNumber ? 'Written answers' : name === '' ? `Room ${number}` : `Room ${number}, ${name}`
