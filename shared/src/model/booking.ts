/**
 * Booking a place in a session. What the page says stands with the words; who booked stands apart, in the file of the people, and neither
 * holds an id of the other. Nothing here says what anybody wrote, or which member of the session they are.
 */
import * as z from 'zod/mini'
import { QuestionSetId, SessionId } from './ids.ts'
import { line, optionalWords } from './text.ts'
import { ZonedTime } from './time.ts'

export const mostPlaces = 5000
/** Booked, waiting or cancelled: nobody fills a disk with names. */
export const mostBookings = 5000

const Days = z
  .int('Give a whole number of days.')
  .check(z.minimum(1, 'At least a day.'), z.maximum(365, 'At most a year.'))

/** What people read before they book. Its id is that of the session. */
export const BookingPage = z.object({
  id: SessionId,
  isOpen: z.boolean(),
  /** Null where there is no end of places. */
  capacity: z.nullable(
    z
      .int('Give a whole number of places.')
      .check(z.minimum(1, 'Give at least one place.'), z.maximum(mostPlaces, `At most ${mostPlaces} places fit.`)),
  ),
  /** The place, or how to join from afar. */
  where: optionalWords(600),
  /** What a phone call or the data costs, and who pays. */
  costs: optionalWords(600),
  /** What is there already for those who need it. */
  access: optionalWords(1000),
  recording: optionalWords(400),
  whoIsThere: optionalWords(600),
  more: optionalWords(2000),
  asksDietary: z.boolean(),
  /** Questions that can be answered in one's own time in its place. */
  inOwnTime: z.nullable(QuestionSetId),
  /** For so long after the session what people gave is kept. */
  keptDays: Days,
  /** What everybody who booked was told of it. */
  told: z.object({ title: z.string(), startsAt: ZonedTime }),
  /** How often they were told of a change. */
  sequence: z.int(),
})
export type BookingPage = Readonly<z.infer<typeof BookingPage>>

/** What people often need. */
export const commonNeeds = [
  'captions',
  'bsl',
  'hearing-loop',
  'step-free',
  'large-print',
  'quiet-room',
  'assistant',
  'breaks',
  'phone',
] as const
export const CommonNeed = z.enum(commonNeeds)
export type CommonNeed = z.infer<typeof CommonNeed>

export const bookingStates = ['booked', 'waiting', 'cancelled'] as const
export const BookingState = z.enum(bookingStates)
export type BookingState = z.infer<typeof BookingState>

/** What has still to be told to somebody. */
export const Letter = z.enum(['booked', 'waiting', 'moved-up', 'reminder', 'changed', 'cancelled'])
export type Letter = z.infer<typeof Letter>

export const mailAddress = /^[^\s@<>"(),:;\\[\]]{1,64}@[^\s@<>"(),:;\\[\]]{3,190}$/u

/** What somebody says of themselves when they book. */
export const BookingSaid = z.object({
  name: line(80, 'Say what we may call you.'),
  /** Empty where none was given. */
  mail: z.string().check(
    z.maxLength(255, 'That is too long for an address.'),
    z.refine<string>(mail => mail === '' || mailAddress.test(mail), 'Write one e-mail address, like name@example.org.'),
  ),
  needs: z.array(CommonNeed).check(z.maxLength(commonNeeds.length)),
  needsMore: optionalWords(600),
  dietary: optionalWords(300),
  isFirst: z.boolean(),
  mayWrite: z.boolean(),
})
export type BookingSaid = Readonly<z.infer<typeof BookingSaid>>

/** In the file of the people. The id leads to no session; `pageKey` is a keyed hash of one. */
export const Booking = z.extend(BookingSaid, {
  id: z.string().check(z.regex(/^[A-Za-z0-9_-]{20,64}$/)),
  pageKey: z.string(),
  state: BookingState,
  /** In the order in which people asked, from 1. */
  turn: z.int(),
  hasJoined: z.boolean(),
  /** What has not been told to them yet. */
  due: z.array(Letter),
  /** The reminder was made ready: not twice. */
  isReminded: z.boolean(),
  /** A letter of thanks went to them. */
  isThanked: z.optional(z.boolean()),
})
export type Booking = Readonly<z.infer<typeof Booking>>

/** Of those who answer in their own time in place of coming: a number and nobody. The id is the key of the page. */
export const BookingCount = z.object({ id: z.string(), ownTime: z.int() })
export type BookingCount = Readonly<z.infer<typeof BookingCount>>

/** Counted, and never which note is whose. */
export const BookingCounts = z.object({
  booked: z.int(),
  joined: z.int(),
  firstTime: z.int(),
  waiting: z.int(),
  cancelled: z.int(),
  ownTime: z.int(),
})
export type BookingCounts = Readonly<z.infer<typeof BookingCounts>>

export const countBookings = (
  all: readonly Pick<Booking, 'state' | 'hasJoined' | 'isFirst'>[],
  ownTime: number,
): BookingCounts => {
  const booked = all.filter(({ state }) => state === 'booked')
  const waiting = all.filter(({ state }) => state === 'waiting').length
  return {
    booked: booked.length,
    joined: all.filter(({ hasJoined }) => hasJoined).length,
    firstTime: booked.filter(({ isFirst }) => isFirst).length,
    waiting,
    cancelled: all.length - booked.length - waiting,
    ownTime,
  }
}
