/** The activity record: who did what to a session, and when. Never the words of a note, and never who somebody is but by the name they gave. */
import * as z from 'zod/mini'
import { ActivityId, SessionId } from './ids.ts'
import { Role } from './member.ts'
import { Session, Step } from './session.ts'
import { SnapshotName } from './snapshot.ts'
import { maxTitle } from './strategy.ts'
import { optionalWords } from './text.ts'
import { Instant } from './time.ts'

const breakout = z.int().check(z.positive())
const minutes = z.int()
const room = z.int().check(z.positive())
const roomName = optionalWords(60)
const questionsTitle = optionalWords(maxTitle)

/** Each kind with its data; what is said of it stands in rules/activity-words.ts. */
export const Done = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('session-started') }),
  z.object({ kind: z.literal('notes-brought'), from: Session.shape.title, notes: z.int(), left: z.int() }),
  z.object({ kind: z.literal('session-changed') }),
  z.object({ kind: z.literal('breakout-added'), breakout }),
  z.object({ kind: z.literal('question-changed'), breakout }),
  z.object({ kind: z.literal('step-changed'), breakout, from: Step, to: Step, isKept: z.boolean() }),
  z.object({ kind: z.literal('timer-started'), breakout, minutes }),
  z.object({ kind: z.literal('timer-extended'), breakout, minutes }),
  z.object({ kind: z.literal('timer-stopped'), breakout }),
  z.object({ kind: z.literal('snapshot-made'), breakout, name: SnapshotName }),
  z.object({ kind: z.literal('snapshot-restored'), breakout, name: SnapshotName }),
  z.object({ kind: z.literal('room-added'), breakout, room, name: roomName }),
  z.object({ kind: z.literal('room-changed'), breakout, room, name: roomName }),
  z.object({ kind: z.literal('run-changed'), breakout }),
  z.object({ kind: z.literal('room-revealed'), breakout, room, name: roomName, notes: z.int() }),
  z.object({ kind: z.literal('board-brought'), breakout, room, name: roomName, notes: z.int() }),
  z.object({ kind: z.literal('note-held'), breakout, room, name: roomName }),
  z.object({ kind: z.literal('note-shown'), breakout, room, name: roomName }),
  z.object({ kind: z.literal('marks-shown'), breakout, room, name: roomName, isShown: z.boolean() }),
  z.object({ kind: z.literal('people-moved'), people: z.int() }),
  z.object({ kind: z.literal('rooms-told') }),
  z.object({ kind: z.literal('questions-added'), title: questionsTitle }),
  z.object({ kind: z.literal('questions-changed'), title: questionsTitle }),
  z.object({ kind: z.literal('questions-opened'), title: questionsTitle, letsIn: z.boolean() }),
  z.object({ kind: z.literal('answer-typed-in'), title: questionsTitle, number: z.int() }),
  z.object({ kind: z.literal('table-brought-in'), title: questionsTitle, answers: z.int() }),
  z.object({ kind: z.literal('late-decided'), title: questionsTitle, number: z.int(), isTaken: z.boolean() }),
  z.object({ kind: z.literal('archive-taken') }),
  z.object({ kind: z.literal('archive-brought-in') }),
  z.object({ kind: z.literal('link-added'), role: Role }),
  z.object({ kind: z.literal('link-revoked'), role: Role }),
])
export type Done = Readonly<z.infer<typeof Done>>

export const Activity = z.object({
  id: ActivityId,
  sessionId: SessionId,
  at: Instant,
  /** As they called themselves, or their role in words. */
  who: z.string(),
  did: Done,
})
export type Activity = Readonly<z.infer<typeof Activity>>
