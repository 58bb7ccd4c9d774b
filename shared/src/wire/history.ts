/** The history of the themes of a breakout, a page of it at a time. For the team. */
import * as z from 'zod/mini'
import { Answer } from '#model/check-back.ts'
import { HistoryLine } from '#model/history.ts'
import { BreakoutId, HistoryId, NoteId, ThemeId } from '#model/ids.ts'
import { nothing, route } from './route.ts'

/** So many at a time. */
export const historyAtOnce = 40

const { id, at, who, isBack, did } = HistoryLine.shape
/** To the minute. */
export const HistoryShown = z.object({ id, at, who, isBack, did })
export type HistoryShown = Readonly<z.infer<typeof HistoryShown>>

/** What a room answered of a theme, with whose it is left out; in the order of the rooms, which says nothing of when. */
export const RoomSaid = z.object({ themeId: ThemeId, roomNumber: z.int(), answer: Answer, text: z.string() })
export type RoomSaid = Readonly<z.infer<typeof RoomSaid>>

/** Newest first: the latest, or those before one that is known; of all, of one theme with what was merged into it, or of one note. */
export const readHistory = route({
  method: 'GET',
  path: '/api/breakouts/:breakoutId/history/:of/:before',
  params: z.object({
    breakoutId: BreakoutId,
    of: z.union([z.literal('all'), ThemeId, NoteId]),
    before: z.union([z.literal('now'), HistoryId]),
  }),
  body: nothing,
  reply: z.object({
    lines: z.array(HistoryShown),
    earlier: z.int(),
    /** Of the theme that was asked for, or of all; none for a note. */
    said: z.array(RoomSaid),
  }),
})
