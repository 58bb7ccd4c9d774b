/** How far the saving of many notes has come. Pure. */
import type { NoteId } from '@waymark/shared/model/ids.ts'
import { isOpen } from '#sync/waiting-queue.ts'
import type { AsksByNote } from './asks-by-note.ts'

export interface Progress {
  readonly of: number
  readonly saved: number
  /** Answered with a no: the notes themselves say why. */
  readonly refused: number
}

/** What nothing is known of any more was saved long ago, or let go by its author. */
export function progressOf(ids: readonly NoteId[], asks: AsksByNote): Progress {
  const puts = ids.map(id => asks.get(id)?.findLast(({ ask }) => ask.kind === 'put'))
  const refused = puts.filter(put => put?.state === 'refused').length
  const open = puts.filter(put => put !== undefined && isOpen(put)).length
  return { of: ids.length, saved: ids.length - refused - open, refused }
}

export const isOver = ({ of, saved, refused }: Progress): boolean => saved + refused === of

/** `9 of 12 notes saved.` */
export function sayProgress({ of, saved, refused }: Progress): string {
  const done = saved === of ? `${of} notes saved.` : `${saved} of ${of} notes saved.`
  if (refused === 0) return done
  return `${done} ${refused === 1 ? '1 is' : `${refused} are`} not saved: the ${refused === 1 ? 'note says' : 'notes say'} why.`
}
