/** Snapshots: what stood in the rooms and the themes of a breakout at one moment. */
import * as z from 'zod/mini'
import { BoxLink } from './box-link.ts'
import { BreakoutId, RoomId, SnapshotId } from './ids.ts'
import { Note } from './note.ts'
import { Room, Step } from './session.ts'
import { line } from './text.ts'
import { Parked, Placement, Theme } from './theme.ts'
import { Instant } from './time.ts'

/** So many are kept for one breakout; the oldest that nobody named go first. */
export const mostSnapshots = 40
/** Fewer, so that there is always room for those that are made by themselves. */
export const mostNamedSnapshots = 30
/** Bytes of one: four times what 5,000 notes of usual length take, all grouped. */
export const largestSnapshot = 8 * 1024 * 1024
/** Bytes of all of a breakout. */
export const mostSnapshotBytes = 64 * 1024 * 1024

export const SnapshotName = line(80, 'Give the snapshot a name.')

/** One line of the list; what stood there is kept beside it. */
export const Snapshot = z.object({
  id: SnapshotId,
  breakoutId: BreakoutId,
  at: Instant,
  name: SnapshotName,
  /** Made by a person, who named it. The others are made at each change of step and before going back to one. */
  isNamed: z.boolean(),
  /** At which step it was. */
  step: Step,
  notes: z.int(),
  themes: z.int(),
  bytes: z.int(),
})
export type Snapshot = Readonly<z.infer<typeof Snapshot>>

/** What stands in the documents of a breakout. What was withdrawn, or is not shown to the room yet, stands in none. */
export const Standing = z.object({
  rooms: z.array(z.object({ id: RoomId, number: Room.shape.number, name: Room.shape.name, notes: z.array(Note) })),
  themes: z.array(Theme),
  placements: z.array(Placement),
  parked: z.array(Parked),
  links: z.array(BoxLink),
})
export type Standing = Readonly<z.infer<typeof Standing>>

/** What going back to another snapshot brought back, straight after this one was made: undoing that takes it away again. */
export const BroughtBack = z.object({ themes: z.array(Theme), links: z.array(BoxLink) })
export type BroughtBack = Readonly<z.infer<typeof BroughtBack>>

export const nothingBroughtBack: BroughtBack = { themes: [], links: [] }

export const SnapshotState = z.object({
  id: SnapshotId,
  breakoutId: BreakoutId,
  standing: Standing,
  broughtBack: BroughtBack,
})
export type SnapshotState = Readonly<z.infer<typeof SnapshotState>>
