/** Where the notes of a breakout are to be read, as a browser is told. */
import type { BreakoutView } from './sessions.ts'

/** Wherever notes of a breakout stand: the live rooms by number, then what was answered in writing. */
export const placesOfNotes = ({ rooms, written }: Pick<BreakoutView, 'rooms' | 'written'>): BreakoutView['rooms'] =>
  written === null ? rooms : [...rooms, written]
