/** An ask is done once, however often and however late it arrives. */
import { mostAsks, type Asking } from '@waymark/shared/wire/notes.ts'
import type { Authorship } from '#store/kinds.ts'

/** Done before, or given up for another that was done: then nothing is left to do. */
export const isOver = (known: Pick<Authorship, 'asks'> | undefined, { askId }: Asking): boolean =>
  askId !== undefined && known?.asks?.includes(askId) === true

/** With this ask remembered as done. */
export const withAsk = (known: Authorship, { askId, over = [] }: Asking): Authorship =>
  askId === undefined ? known : { ...known, asks: [...(known.asks ?? []), ...over, askId].slice(-mostAsks) }
