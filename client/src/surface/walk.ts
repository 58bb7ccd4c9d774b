/** Where the arrow keys lead on a surface: onwards in reading order, or up and down by what stands there. */
import { cardsIn, type Frame } from './frames.ts'
import { rectIn, type Layout } from './layout.ts'

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

/** The key it leads to; undefined where there is nothing further. */
export function walk(frames: readonly Pick<Frame, 'groups'>[], from: string, step: Step): string | undefined {
  const parts = frames.map(frame => cardsIn(frame).map(({ key }) => key)).filter(keys => keys.length > 0)
  const all = parts.flat()
  const at = all.indexOf(from)
  const part = parts.findIndex(keys => keys.includes(from))
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
      return parts[part + 1]?.[0]
    case 'previous-section':
      return parts[part - 1]?.[0]
  }
}

/** The nearest one of the next row in that direction; of a row, the one nearest to straight above or below. */
export function walkRows(layout: Layout, from: string, direction: 'up' | 'down'): string | undefined {
  const spots = layout.frames.flatMap(frame =>
    [...frame.inside.byKey].map(([key, placed]) => {
      const { x, y, width } = rectIn(frame, placed)
      return { key, top: y, middle: x + width / 2 }
    }),
  )
  const start = spots.find(({ key }) => key === from)
  if (start === undefined) return undefined
  const sign = direction === 'down' ? 1 : -1
  // Twice as far aside counts as much as once as far below: a column is stayed in where it goes on.
  const far = ({ top, middle }: { readonly top: number; readonly middle: number }): number =>
    (top - start.top) * sign + 2 * Math.abs(middle - start.middle)
  let nearest: (typeof spots)[number] | undefined
  for (const spot of spots)
    if ((spot.top - start.top) * sign > 1 && (nearest === undefined || far(spot) < far(nearest))) nearest = spot
  return nearest?.key
}
