/** In which order the notes that are not yet grouped are gone through. It changes what is read first, and nothing of what they are or where they stand. */
import { lengthOf } from '@waymark/shared/model/text.ts'
import type { RoomNote } from '@waymark/shared/rules/board-tree.ts'
import type { MarksByNote } from './marks-by-note.ts'

export const trayOrders = ['board', 'marked', 'short', 'long'] as const
export type TrayOrder = (typeof trayOrders)[number]

export const trayOrderWords: Readonly<Record<TrayOrder, string>> = {
  board: 'As on the boards',
  marked: 'Most marked first',
  short: 'Shortest first',
  long: 'Longest first',
}

/** `notes` in board order; equals stay in it. */
export function inTrayOrder(notes: readonly RoomNote[], order: TrayOrder, marks: MarksByNote): readonly RoomNote[] {
  const by: Readonly<Record<TrayOrder, ((note: RoomNote) => number) | undefined>> = {
    board: undefined,
    marked: ({ id }) => -(marks.get(id)?.dots ?? 0),
    short: ({ text }) => lengthOf(text),
    long: ({ text }) => -lengthOf(text),
  }
  const rank = by[order]
  return rank === undefined ? notes : notes.toSorted((a, b) => rank(a) - rank(b))
}
