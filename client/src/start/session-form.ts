/** A session as a form holds it, and as it is sent. */
import type { SessionId } from '@waymark/shared/model/ids.ts'
import { maxRooms, type Breakout, type Room, type Session, type SessionType } from '@waymark/shared/model/session.ts'
import { startSession } from '@waymark/shared/wire/sessions.ts'
import type { BodyOf } from '@waymark/shared/wire/route.ts'
import {
  breakoutLike,
  newBreakout,
  sentBreakout,
  sentBreakoutLike,
  shownInBreakout,
  type BreakoutFields,
} from './breakout-form.ts'
import { allPlaced, wrongFields, type Refused } from './field-errors.ts'

export interface WhenFields {
  readonly title: string
  readonly type: SessionType
  readonly isPaid: boolean
  /** `2027-03-24`, as a date field gives it; empty until it is chosen. */
  readonly date: string
  /** `13:00` */
  readonly time: string
  readonly zone: string
}

export interface SessionFields extends WhenFields {
  readonly breakouts: readonly BreakoutFields[]
  /** As it is typed. */
  readonly roomCount: string
  /** By place. Names beyond the count are kept, in case it grows again. */
  readonly roomNames: readonly string[]
  /** Of a session that begins like another: whether its notes come along. */
  readonly bringsNotes: boolean
}

export const emptySession = (key: string, zone: string): SessionFields => ({
  title: '',
  type: 'co-creation',
  isPaid: false,
  date: '',
  time: '13:00',
  zone,
  breakouts: [newBreakout(key)],
  roomCount: '3',
  roomNames: [],
  bringsNotes: false,
})

type When = Pick<Session, 'title' | 'type' | 'isPaid' | 'startsAt'>

/** `Session 3` after `Session 2`; a title without a number at its end stays, to be changed. */
export const titleAfter = (title: string): string =>
  title.replace(/(?<![\d.,/-])\d{1,3}(?=\s*$)/, number => String(Number(number) + 1))

/** A session that begins like another: all that was set up, and nothing that anybody said. The day is still to be chosen. */
export function sessionLike(key: string, { session, breakouts }: LikeThis): SessionFields {
  const rooms = breakouts[0]?.rooms ?? []
  return {
    ...fieldsOfWhen(session),
    title: titleAfter(session.title),
    date: '',
    breakouts: breakouts.map((breakout, at) => breakoutLike(`${key}-${at}`, breakout)),
    roomCount: String(rooms.length),
    roomNames: rooms.map(({ name }) => name),
    bringsNotes: false,
  }
}

interface LikeThis {
  readonly session: Session
  readonly breakouts: readonly (Breakout & { readonly rooms: readonly Pick<Room, 'name'>[] })[]
}

export const fieldsOfWhen = ({ title, type, isPaid, startsAt }: When): WhenFields => ({
  title,
  type,
  isPaid,
  date: startsAt.local.slice(0, 10),
  time: startsAt.local.slice(11),
  zone: startsAt.zone,
})

/** Some browsers give seconds with a time; a session starts on a minute. */
export const sentWhen = ({ title, type, isPaid, date, time, zone }: WhenFields): When => ({
  title,
  type,
  isPaid,
  startsAt: { local: `${date}T${time.slice(0, 5)}`, zone },
})

/** How many rooms the typed number means: nothing that is no whole number, and never more than one list can show. */
export const roomsMeant = ({ roomCount }: Pick<SessionFields, 'roomCount'>): number =>
  /^\d{1,3}$/.test(roomCount.trim()) ? Math.min(Number(roomCount), maxRooms + 1) : 0

/** `like` is the session that it begins like. */
export const sentSession = (fields: SessionFields, like?: SessionId): BodyOf<typeof startSession> => ({
  ...sentWhen(fields),
  breakouts: fields.breakouts.map(fields.bringsNotes ? sentBreakoutLike : sentBreakout),
  ...(fields.bringsNotes && { notesFrom: like }),
  rooms: Array.from({ length: roomsMeant(fields) }, (_, at) => ({ name: fields.roomNames[at] ?? '' })),
})

export const shownInWhen: ReadonlySet<string> = new Set(['title', 'type', 'isPaid', 'startsAt', 'startsAt.zone'])

export const shownInSession = (fields: SessionFields): ReadonlySet<string> =>
  new Set([
    ...shownInWhen,
    'breakouts',
    ...fields.breakouts.flatMap((breakout, at) => shownInBreakout(breakout, `breakouts.${at}.`)),
    'rooms',
    'notesFrom',
    ...Array.from({ length: roomsMeant(fields) }, (_, at) => `rooms.${at}.name`),
  ])

export const wrongInSession = (fields: SessionFields): Refused =>
  allPlaced(wrongFields(startSession.body, sentSession(fields)), shownInSession(fields))
