/** Strategies, sessions, breakouts, rooms and the links that open them. */
import * as z from 'zod/mini'
import { BreakoutId, DraftId, LinkId, RoomId, SectionId, SessionId, StrategyId } from '#model/ids.ts'
import { Link, Role } from '#model/member.ts'
import {
  Breakout,
  BreakoutSettings,
  Room,
  Section,
  Session,
  SessionType,
  Purpose,
  Step,
  maxRooms,
  usualSettings,
} from '#model/session.ts'
import { Strategy, maxDescription } from '#model/strategy.ts'
import { optionalWords } from '#model/text.ts'
import { Instant } from '#model/time.ts'
import { FromDesk } from './desk.ts'
import { Me } from './entry.ts'
import { nothing, noParams, route } from './route.ts'
import { StrategyForm } from './strategy-form.ts'

const ofStrategy = z.object({ strategyId: StrategyId })
const ofSession = z.object({ sessionId: SessionId })
const ofBreakout = z.object({ breakoutId: BreakoutId })
const ofRoom = z.object({ roomId: RoomId })

const SessionLine = z.object({ ...Session.shape, rooms: z.number(), people: z.number(), notes: z.number() })

/** What this browser can open, and, where a demo is kept, the links into it. */
export const home = route({
  method: 'GET',
  path: '/api/home',
  params: noParams,
  body: nothing,
  reply: z.object({
    strategies: z.array(z.object({ ...Strategy.shape, role: Role })),
    mayStart: z.boolean(),
    demo: z.nullable(
      z.object({ title: z.string(), participant: z.string(), facilitator: z.string(), reader: z.string() }),
    ),
  }),
})

export const startStrategy = route({
  method: 'POST',
  path: '/api/strategies',
  params: noParams,
  body: StrategyForm,
  reply: z.object({ strategyId: StrategyId }),
})
export const changeStrategy = route({
  method: 'PUT',
  path: '/api/strategies/:strategyId',
  params: ofStrategy,
  body: StrategyForm,
  reply: nothing,
})

/** For the demo only: takes the whole series away. */
export const removeDemo = route({
  method: 'DELETE',
  path: '/api/strategies/:strategyId',
  params: ofStrategy,
  body: nothing,
  reply: nothing,
})

/**
 * Writes every document of the strategy anew, so that nothing which was deleted in one is left on the server, nor who changed what and
 * when. Everybody who has one open comes back for the new one. Answers when all of it is on disk.
 */
export const eraseDeleted = route({
  method: 'POST',
  path: '/api/strategies/:strategyId/erase-deleted',
  params: ofStrategy,
  body: nothing,
  reply: z.object({ documents: z.int() }),
})

export const readStrategy = route({
  method: 'GET',
  path: '/api/strategies/:strategyId',
  params: ofStrategy,
  body: nothing,
  reply: z.object({ strategy: Strategy, sessions: z.array(SessionLine), draftId: DraftId, me: Me }),
})

const RoomForm = z.object({ name: optionalWords(60) })

const BreakoutForm = z.object({
  purpose: Purpose,
  question: Breakout.shape.question,
  /** For 'review-ambitions' the ambitions come by themselves, and these after them ("About all of them"). For the other purposes these are all. */
  sections: z.array(z.object({ title: Section.shape.title, description: Section.shape.description })),
  settings: z._default(BreakoutSettings, usualSettings),
})
export type BreakoutForm = z.infer<typeof BreakoutForm>
export type SentBreakoutForm = z.input<typeof BreakoutForm>

/** What a breakout and its headings are like, in the session whose notes come along: there their notes go. Ambitions are known by themselves. */
const LikeForm = z.extend(BreakoutForm, {
  like: z.optional(BreakoutId),
  sections: z.array(
    z.object({ title: Section.shape.title, description: Section.shape.description, like: z.optional(SectionId) }),
  ),
})

export type LikeForm = z.infer<typeof LikeForm>

/** How many notes came along, and how many could not, because their heading or their room is not in the new session. */
export const NotesBrought = z.object({ brought: z.int(), left: z.int() })
export type NotesBrought = Readonly<z.infer<typeof NotesBrought>>

/** Every breakout gets rooms of these names. */
export const startSession = route({
  method: 'POST',
  path: '/api/strategies/:strategyId/sessions',
  params: ofStrategy,
  body: z.object({
    title: Session.shape.title,
    type: Session.shape.type,
    isPaid: Session.shape.isPaid,
    startsAt: Session.shape.startsAt,
    breakouts: z.array(LikeForm).check(z.minLength(1, 'Add at least one breakout.')),
    rooms: z
      .array(RoomForm)
      .check(z.minLength(1, 'Add at least one room.'), z.maxLength(maxRooms, `At most ${maxRooms} rooms fit.`)),
    /** Made by whoever asks, so that asking twice is asking once. */
    sessionId: z.optional(SessionId),
    /** The session of the same strategy whose shown notes come along, without anybody's name. */
    notesFrom: z.optional(SessionId),
  }),
  /** `notes` is null where none were asked for. */
  reply: z.object({ sessionId: SessionId, notes: z.nullable(NotesBrought) }),
})
export const changeSession = route({
  method: 'PUT',
  path: '/api/sessions/:sessionId',
  params: ofSession,
  body: z.object({
    title: Session.shape.title,
    startsAt: Session.shape.startsAt,
    // What is left out stays as it is.
    type: z.optional(SessionType),
    isPaid: z.optional(z.boolean()),
  }),
  reply: nothing,
})

/** What people read of how it goes on, once the session is over. */
export const changeWhatNext = route({
  method: 'PUT',
  path: '/api/sessions/:sessionId/what-next',
  params: ofSession,
  body: z.object({ whatNext: optionalWords(maxDescription) }),
  reply: nothing,
})

const RoomView = z.object({ ...Room.shape, people: z.number(), notes: z.number() })

export const BreakoutView = z.object({
  ...Breakout.shape,
  /** Those in which people write together, by number. */
  rooms: z.array(RoomView),
  /** Where the passages of written answers stand, where people are asked in writing too. */
  written: z.nullable(RoomView),
})
export type BreakoutView = Readonly<z.infer<typeof BreakoutView>>

/** `breakouts` in their order, rooms by number. Rooms that this person may not enter are listed all the same, with their counts. */
export const readSession = route({
  method: 'GET',
  path: '/api/sessions/:sessionId',
  params: ofSession,
  body: nothing,
  reply: z.object({
    session: Session,
    strategy: Strategy,
    breakouts: z.array(BreakoutView),
    draftId: DraftId,
    me: Me,
    /** By the server's clock: what is left of a timer is told from it, however wrong a device's own is. */
    now: Instant,
  }),
})

export const addBreakout = route({
  method: 'POST',
  path: '/api/sessions/:sessionId/breakouts',
  params: ofSession,
  body: BreakoutForm,
  reply: z.object({ breakoutId: BreakoutId }),
})
/** The question of a breakout, and how it is run; what is left out stays. Refused with 'conflict' where it would break what people were promised. */
export const changeBreakout = route({
  method: 'PUT',
  path: '/api/breakouts/:breakoutId',
  params: ofBreakout,
  body: z.object({ question: z.optional(Breakout.shape.question), settings: z.optional(BreakoutSettings) }),
  reply: nothing,
})
export const changeStep = route({
  method: 'PUT',
  path: '/api/breakouts/:breakoutId/step',
  params: ofBreakout,
  body: z.object({ step: Step }),
  reply: nothing,
})
export const addRoom = route({
  method: 'POST',
  path: '/api/breakouts/:breakoutId/rooms',
  params: ofBreakout,
  body: RoomForm,
  reply: z.object({ roomId: RoomId }),
})
export const changeRoom = route({
  method: 'PUT',
  path: '/api/rooms/:roomId',
  params: ofRoom,
  body: RoomForm,
  reply: nothing,
})

/** A room with all that its page needs but the notes, which come live. `breakout.rooms` are those this person could be in. */
export const readRoom = route({
  method: 'GET',
  path: '/api/rooms/:roomId',
  params: ofRoom,
  body: nothing,
  reply: z.object({
    room: Room,
    breakout: BreakoutView,
    breakouts: z.number(),
    session: Session,
    strategy: z.object({ id: StrategyId, title: z.string(), period: z.string() }),
    fromDesk: FromDesk,
    me: Me,
    now: Instant,
  }),
})

/** Moves me into this room. Refused with 'not-allowed' for readers, who are in none. */
export const enterRoom = route({
  method: 'POST',
  path: '/api/rooms/:roomId/enter',
  params: ofRoom,
  body: nothing,
  reply: nothing,
})

/** A link as an organiser sees it; `address` is empty once it was revoked. */
export const LinkView = z.object({ ...Link.shape, address: z.string() })
export type LinkView = Readonly<z.infer<typeof LinkView>>
export const listLinks = route({
  method: 'GET',
  path: '/api/sessions/:sessionId/links',
  params: ofSession,
  body: nothing,
  reply: z.object({ links: z.array(LinkView) }),
})
export const addLink = route({
  method: 'POST',
  path: '/api/sessions/:sessionId/links',
  params: ofSession,
  body: z.object({ role: z.enum(['reader', 'participant', 'facilitator']) }),
  reply: z.object({ link: LinkView }),
})
/** From now on it opens nothing, and everybody who came in by it is out. */
export const revokeLink = route({
  method: 'POST',
  path: '/api/links/:linkId/revoke',
  params: z.object({ linkId: LinkId }),
  body: nothing,
  reply: nothing,
})
