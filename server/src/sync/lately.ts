/** What people did a moment ago that no open line tells, known to all servers of a store. */
import * as z from 'zod/mini'
import { RoomId } from '@waymark/shared/model/ids.ts'
import { fading, type Fading, type FadingDeps } from './fading.ts'

export interface Lately {
  /** Who asked for a plain page of a session: such a page holds no line open, and its reader is here all the same. The room is null on a page of the whole session. */
  readonly onPlainPages: Fading<RoomId | null>
  /** Who was moved to another room. */
  readonly moved: Fading<true>
}

/** Time to read a room and to write a note, as nothing is heard of anybody meanwhile. */
export const staysHereMs = 5 * 60 * 1000
/** Whoever has not followed a move by then is away. */
const followsWithinMs = 3 * 60 * 1000

export const lately = (deps: FadingDeps): Lately => ({
  onPlainPages: fading(deps, {
    topic: 'on-plain-pages',
    value: z.nullable(RoomId),
    lastsMs: staysHereMs,
    coarseMs: 30 * 1000,
  }),
  moved: fading(deps, { topic: 'moved', value: z.literal(true), lastsMs: followsWithinMs, coarseMs: 1000 }),
})
