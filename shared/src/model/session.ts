/** A session, its breakouts and their rooms. */
import * as z from 'zod/mini'
import { AmbitionId, BreakoutId, RoomId, SectionId, SessionId, StrategyId } from './ids.ts'
import { line, optionalWords } from './text.ts'
import { maxDescription, maxTitle } from './strategy.ts'
import { Instant, ZonedTime } from './time.ts'

export const maxRooms = 60
export const maxBreakouts = 12
export const maxSections = 20

export const Session = z.object({
  id: SessionId,
  strategyId: StrategyId,
  title: line(maxTitle, 'Give the session a title.'),
  startsAt: ZonedTime,
  createdAt: Instant,
})
export type Session = Readonly<z.infer<typeof Session>>

/** Where a note can stand: under an ambition, or under a heading that the breakout names (then `ambitionId` is null). */
export const Section = z.object({
  id: SectionId,
  ambitionId: z.nullable(AmbitionId),
  title: line(maxTitle, 'Give the section a title.'),
  description: optionalWords(maxDescription),
})
export type Section = Readonly<z.infer<typeof Section>>

export const Purpose = z.enum(['review-ambitions', 'open-question'])
export type Purpose = z.infer<typeof Purpose>

/** In the order of the work. Going back a step deletes nothing. */
export const steps = ['write', 'share', 'group', 'check-back', 'closed'] as const
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
})
export type Breakout = Readonly<z.infer<typeof Breakout>>

export const Room = z.object({
  id: RoomId,
  breakoutId: BreakoutId,
  /** What people are told: "Room 3". Unique in its breakout, from 1. */
  number: z.int().check(z.positive()),
  name: optionalWords(60),
})
export type Room = Readonly<z.infer<typeof Room>>

/** `Room 3, Hazel`, or `Room 3` */
export const nameOfRoom = ({ number, name }: Pick<Room, 'number' | 'name'>): string =>
  name === '' ? `Room ${number}` : `Room ${number}, ${name}`
