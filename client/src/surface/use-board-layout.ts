/** The board's layout for this window, and the number of columns it was laid out with. */
import { useMemo, useState } from 'react'
import type { DrawnMeasures } from './drawn-measures.ts'
import { cardCount, type Frame } from './frames.ts'
import { boardLayouts } from './lay-out-board.ts'
import { nothingLaidOut, type Layout } from './layout.ts'
import { shapeFor, stillGoesWith, type Shape } from './shape.ts'
import type { HandsNow } from './use-hands.ts'
import type { Size } from './use-size.ts'

const unshaped: Shape = { frameColumns: 1, cardColumns: 1, cardWidth: 192, gutter: 1.5 }

export function useBoardLayout(
  frames: readonly Frame[],
  { size, known }: { readonly size: Size | undefined; readonly known: HandsNow['known'] },
): { readonly layout: Layout; readonly shape: Shape } {
  const [layOut] = useState(boardLayouts)
  const shape = useShape(frames, size?.width, known?.measures)
  const layout = useMemo(
    () => (known === undefined || shape === unshaped ? nothingLaidOut : layOut(frames, shape, known.measures)),
    [layOut, frames, shape, known],
  )
  return { layout, shape }
}

interface Chosen {
  readonly shape: Shape
  readonly largest: number
  readonly parts: number
  readonly width: number
  readonly rem: number
}

/** Chosen anew when the window is another, or when there are twice as many notes as it was chosen for. */
function useShape(frames: readonly Frame[], width: number | undefined, measures: DrawnMeasures | undefined): Shape {
  const [chosen, setChosen] = useState<Chosen>()
  if (width === undefined || measures === undefined) return unshaped
  const { rem } = measures
  const largest = Math.max(0, ...frames.map(cardCount))
  const isSame =
    chosen?.width === width &&
    chosen.rem === rem &&
    chosen.parts === frames.length &&
    stillGoesWith(largest, chosen.largest)
  if (isSame) return chosen.shape
  const shape = shapeFor(frames, width, measures)
  setChosen({ shape, largest, parts: frames.length, width, rem })
  return shape
}
