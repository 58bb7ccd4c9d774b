/** What is said of a note that is not on the board, to those who are sent it. */
import type { UnseenBecause } from '#model/note.ts'

export const unseenWords: Readonly<Record<UnseenBecause, string>> = {
  unrevealed: 'Only you see this',
  'kept-back': 'Kept back: only you see this',
  'to-check': 'Not shown yet: a facilitator looks at it first',
  held: 'Held back by the facilitators',
}
