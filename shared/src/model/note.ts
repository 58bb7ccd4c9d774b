/** A note: the exact words of one author. */
import * as z from 'zod/mini'
import { NoteId, SectionId } from './ids.ts'
import { DisplayName } from './member.ts'
import { optionalWords, words } from './text.ts'

export const maxNoteLength = 1000

/** So many in one room, those that they withdrew among them: more than anybody ever needed. A script that writes on and on is stopped. */
export const maxNotesOfMember = 500

/** So many come along with a session that begins like another, in one act: more than any session has ever had. */
export const mostNotesBrought = 10_000

export const NoteText = words(maxNoteLength, 'Write at least one word.')

/**
 * How the words came. Those that were not written here are written down by a facilitator, for the person whose they are; those that are
 * `written` are a passage of a written answer, letter for letter, and those of `other-board` were brought here from another board.
 */
export const routes = ['live', 'written', 'chat', 'phone', 'in-the-room', 'paper', 'other-board'] as const
export const Route = z.enum(routes)
export type Route = z.infer<typeof Route>

/** Of notes that somebody writes in a room: a passage of an answer comes from the answer alone. */
export const routesInRoom = ['live', 'chat', 'phone', 'in-the-room', 'paper'] as const
export const RouteInRoom = z.enum(routesInRoom)
export type RouteInRoom = z.infer<typeof RouteInRoom>

/** A place among its neighbours: keys sort as strings, and between any two there is room for another (see rules/order.ts). */
export const OrderKey = z.string().check(z.regex(/^[A-Za-z0-9]{1,120}$/))
export type OrderKey = z.infer<typeof OrderKey>

/** A note as everybody in the room is sent it. Who wrote it is not in it: only the name, if they signed. */
export const Note = z.object({
  id: NoteId,
  sectionId: SectionId,
  text: NoteText,
  order: OrderKey,
  signedBy: z.nullable(DisplayName),
  route: Route,
  /** Of words that somebody else wrote down: a summary, and not letter for letter. */
  isSummary: z.optional(z.boolean()),
  /** Of words that somebody else wrote down: whoever said them has heard them read. */
  isReadBack: z.optional(z.boolean()),
})
export type Note = Readonly<z.infer<typeof Note>>

/** Why a note stands on no board: not revealed yet, kept back by its author, not looked at yet by the team, or held back by the team. */
export const UnseenBecause = z.enum(['unrevealed', 'kept-back', 'to-check', 'held'])
export type UnseenBecause = z.infer<typeof UnseenBecause>

export const maxReason = 300

/** A note that is sent to its author alone; the last two also to the team. */
export const Unseen = z.object({
  note: Note,
  why: UnseenBecause,
  /** What the team says to its author where they hold it back; otherwise empty. */
  reason: optionalWords(maxReason),
})
export type Unseen = Readonly<z.infer<typeof Unseen>>
