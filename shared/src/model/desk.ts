/** What is kept of the desk of a session: who asks for help, what was said to the rooms, and where everybody was brought. */
import * as z from 'zod/mini'
import { BreakoutId, MemberId, RoomId, SessionId } from './ids.ts'
import { line } from './text.ts'
import { Instant } from './time.ts'

export const maxMessage = 200

/** One of a person: asking twice is asking once. It is gone once it was answered, was taken back, or is a day old. */
export const HelpAsk = z.object({
  id: MemberId,
  sessionId: SessionId,
  roomId: RoomId,
  askedAt: Instant,
  /** When somebody of the team said that they are on their way. */
  comingAt: z.nullable(Instant),
})
export type HelpAsk = Readonly<z.infer<typeof HelpAsk>>

/** The last one to a room, or to all of a session: its id is theirs. */
export const DeskMessage = z.object({
  id: z.union([SessionId, RoomId]),
  sessionId: SessionId,
  /** Of this message: what was put away is put away, and the next one is shown. */
  messageId: z.string(),
  text: line(maxMessage, 'Write what the rooms should read.'),
  at: Instant,
})
export type DeskMessage = Readonly<z.infer<typeof DeskMessage>>

/** The question to which everybody of a session was brought last. */
export const Gathering = z.object({ id: SessionId, breakoutId: BreakoutId })
export type Gathering = Readonly<z.infer<typeof Gathering>>
