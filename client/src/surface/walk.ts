/** Where the arrow keys lead on a board: onwards in reading order, or up and down by what stands there. */
import type { NoteId } from '@waymark/shared/model/ids.ts'
import type { Branch } from './surface-props.ts'

/** Where a note is drawn: its upper edge and its middle. */
export interface Spot {
  readonly id: NoteId
  readonly top: number
  readonly middle: number
}

export type Step = 'next' | 'previous' | 'first' | 'last' | 'next-section' | 'previous-section'

const stepsOfKeys: Readonly<Record<string, Step>> = {
  ArrowRight: 'next',
  ArrowLeft: 'previous',
  Home: 'first',
  End: 'last',
  PageDown: 'next-section',
  PageUp: 'previous-section',
}

export const stepOfKey = (key: string): Step | undefined => stepsOfKeys[key]

/** Undefined where there is nothing further. */
export function walk(tree: readonly Pick<Branch, 'notes'>[], from: NoteId, step: Step): NoteId | undefined {
  const sections = tree.map(({ notes }) => notes.map(({ id }) => id)).filter(ids => ids.length > 0)
  const all = sections.flat()
  const at = all.indexOf(from)
  const section = sections.findIndex(ids => ids.includes(from))
  switch (step) {
    case 'next':
      return all[at + 1]
    case 'previous':
      return all[at - 1]
    case 'first':
      return all[0]
    case 'last':
      return all.at(-1)
    case 'next-section':
      return sections[section + 1]?.[0]
    case 'previous-section':
      return sections[section - 1]?.[0]
  }
}

/** The nearest one of the next row in that direction; of a row, the one nearest to straight above or below. */
export function walkRows(spots: readonly Spot[], from: NoteId, direction: 'up' | 'down'): NoteId | undefined {
  const start = spots.find(({ id }) => id === from)
  if (start === undefined) return undefined
  const sign = direction === 'down' ? 1 : -1
  const beyond = spots.filter(({ top }) => (top - start.top) * sign > 1)
  const aside = (spot: Spot): number => Math.abs(spot.middle - start.middle)
  const below = (spot: Spot): number => (spot.top - start.top) * sign
  // Twice as far aside counts as much as once as far below: a column is stayed in where it goes on.
  return beyond.toSorted((a, b) => below(a) + 2 * aside(a) - (below(b) + 2 * aside(b)))[0]?.id
}
