/** The desk of a session, from which the team runs it: who is where, who asks for help, and what is done about it. */
import * as z from 'zod/mini'
import { DeskMessage } from '#model/desk.ts'
import { BreakoutId, RoomId, SectionId, SessionId } from '#model/ids.ts'
import { DisplayName, Role } from '#model/member.ts'
import { Breakout, Room } from '#model/session.ts'
import { Instant } from '#model/time.ts'
import { nothing, route } from './route.ts'

const ofSession = z.object({ sessionId: SessionId })
const ofRoom = z.object({ roomId: RoomId })

/** Stands for a person on the desk of one session, and means nothing anywhere else. */
export const DeskKey = z
  .string()
  .check(z.regex(/^[A-Za-z0-9_-]{22}$/, 'We do not know who that is.'))
  .brand<'DeskKey'>()
export type DeskKey = z.infer<typeof DeskKey>

/**
 * `on-a-plain-page`: asked for one a few minutes ago. `on-the-way`: was here when they were moved, and has not followed yet. Both count
 * as here.
 */
export const Whereabouts = z.enum(['here', 'on-a-plain-page', 'on-the-way', 'away'])
export type Whereabouts = z.infer<typeof Whereabouts>

export const DeskPerson = z.object({
  key: DeskKey,
  name: z.nullable(DisplayName),
  role: Role,
  whereabouts: Whereabouts,
})
export type DeskPerson = Readonly<z.infer<typeof DeskPerson>>

export const DeskRoom = z.object({
  id: RoomId,
  number: Room.shape.number,
  name: Room.shape.name,
  facilitator: z.string(),
  /** Its participants, also those who are away; and those of the team who have it open. */
  people: z.array(DeskPerson),
  notes: z.number(),
  writing: z.number(),
  /** In the order of the breakout. `notes` is null while nobody has the room open. */
  sections: z.array(z.object({ id: SectionId, notes: z.nullable(z.number()), writing: z.number() })),
})
export type DeskRoom = Readonly<z.infer<typeof DeskRoom>>

export const Unplaced = z.object({
  ...DeskPerson.shape,
  /** Where they are instead: a room of another breakout. */
  from: z.nullable(z.object({ number: z.number(), name: z.string(), breakout: z.number() })),
})
export type Unplaced = Readonly<z.infer<typeof Unplaced>>

export const HelpAsked = z.object({
  key: DeskKey,
  name: z.nullable(DisplayName),
  room: z.object({ id: RoomId, number: z.number(), name: z.string() }),
  askedAt: Instant,
  isComing: z.boolean(),
})
export type HelpAsked = Readonly<z.infer<typeof HelpAsked>>

export const Desk = z.object({
  /** By the server's clock. */
  now: Instant,
  session: z.object({ id: SessionId, title: z.string() }),
  breakouts: z.array(z.object({ id: BreakoutId, number: z.number(), question: z.string(), step: Breakout.shape.step })),
  /** The one under way; null in a session without any. */
  breakoutId: z.nullable(BreakoutId),
  sections: z.array(z.object({ id: SectionId, title: z.string() })),
  rooms: z.array(DeskRoom),
  unplaced: z.array(Unplaced),
  /** The oldest first. */
  help: z.array(HelpAsked),
  /** The last one of today to all rooms. */
  message: z.nullable(z.object({ text: z.string(), at: Instant })),
})
export type Desk = Readonly<z.infer<typeof Desk>>

/** Never holds words of notes. Asked for every few seconds by everybody who has the desk open. */
export const readDesk = route({
  method: 'GET',
  path: '/api/sessions/:sessionId/desk',
  params: ofSession,
  body: nothing,
  reply: Desk,
})

const mostMoves = 500
export const Move = z.object({ key: DeskKey, roomId: RoomId })
export type Move = Readonly<z.infer<typeof Move>>
/** Those that were made. */
const moved = z.object({ moves: z.array(Move) })

/** Into rooms of this session. Who is there already, or is no participant, is left where they are. */
export const movePeople = route({
  method: 'POST',
  path: '/api/sessions/:sessionId/desk/move',
  params: ofSession,
  body: z.object({ moves: z.array(Move).check(z.minLength(1, 'Choose somebody first.'), z.maxLength(mostMoves)) }),
  reply: moved,
})
/** Everybody who is in no room of the breakout under way. */
export const spreadPeople = route({
  method: 'POST',
  path: '/api/sessions/:sessionId/desk/spread',
  params: ofSession,
  body: nothing,
  reply: moved,
})
/** So that the rooms of the breakout under way differ by at most one, among those who are here. */
export const evenOutRooms = route({
  method: 'POST',
  path: '/api/sessions/:sessionId/desk/even-out',
  params: ofSession,
  body: nothing,
  reply: moved,
})
/** Every participant is given the room of the same number there; from then on it is the breakout under way. */
export const bringEveryone = route({
  method: 'PUT',
  path: '/api/sessions/:sessionId/desk/question',
  params: ofSession,
  body: z.object({ breakoutId: BreakoutId }),
  reply: moved,
})
/** To all rooms, or to one; in the place of the one before. */
export const sayToRooms = route({
  method: 'PUT',
  path: '/api/sessions/:sessionId/desk/message',
  params: ofSession,
  body: z.object({ roomId: z.nullable(RoomId), text: DeskMessage.shape.text }),
  reply: nothing,
})
/** Empty takes it back. */
export const nameFacilitator = route({
  method: 'PUT',
  path: '/api/rooms/:roomId/facilitator',
  params: ofRoom,
  body: z.object({ facilitator: Room.shape.facilitator }),
  reply: nothing,
})
/** Somebody is on their way to a room, or it has been helped. */
export const answerHelp = route({
  method: 'POST',
  path: '/api/sessions/:sessionId/desk/help',
  params: ofSession,
  body: z.object({ roomId: RoomId, answer: z.enum(['coming', 'done']) }),
  reply: nothing,
})
/** Asks for help from the room one is in, or takes it back. */
export const askForHelp = route({
  method: 'PUT',
  path: '/api/rooms/:roomId/help',
  params: ofRoom,
  body: z.object({ asks: z.boolean() }),
  reply: nothing,
})

/** What a room is told by the desk. */
export const FromDesk = z.object({
  /** Of my own asking. */
  help: z.enum(['none', 'asked', 'coming']),
  /** The last one of today, to this room or to all. */
  message: z.nullable(z.object({ id: z.string(), text: z.string(), at: Instant })),
  /** Everybody was brought to another question: the way there, into my room of it. */
  goOn: z.nullable(z.object({ roomId: RoomId, question: z.string() })),
})
export type FromDesk = Readonly<z.infer<typeof FromDesk>>
