/** What is said of a picture. */
import { sayDots, sayPeople } from '@waymark/shared/rules/mark-words.ts'
import type { Watched, WatchedNote } from '@waymark/shared/wire/watch.ts'

export type WatchedBreakout = NonNullable<Watched['breakout']>

export const sayNotes = (notes: number): string => (notes === 1 ? '1 note' : `${notes} notes`)

export const sayNew = (notes: number): string => (notes === 1 ? '1 new note' : `${notes} new notes`)

/** `36 notes from 6 rooms` */
export const sayCounts = ({ notes, rooms }: Pick<WatchedBreakout, 'notes' | 'rooms'>): string =>
  `${sayNotes(notes)} from ${rooms === 1 ? '1 room' : `${rooms} rooms`}`

/** Empty where a note has no marks, or its room does not show them. */
export function sayMarks({ marks }: Pick<WatchedNote, 'marks'>, how: WatchedBreakout['marks']): string {
  if (marks === null) return ''
  if (how === 'dots') return `${sayDots(marks.dots)} from ${sayPeople(marks.people)}`
  return marks.people === 1 ? '1 person agrees' : `${marks.people} people agree`
}

/** How many notes came since; of another breakout all of them are new. Notes that went are not spoken of. */
export const newSince = (before: Watched, now: Watched): number =>
  Math.max(
    0,
    (now.breakout?.notes ?? 0) - (before.breakout?.number === now.breakout?.number ? (before.breakout?.notes ?? 0) : 0),
  )
