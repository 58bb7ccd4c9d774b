/** Selecting by drawing a rectangle over the board with the mouse; Esc leaves the selection as it was. */
import { cardsWithin, type At, type Layout, type Rect } from './layout.ts'
import { followPointer } from './follow-pointer.ts'

export interface LassoShape {
  readonly toSurface: (client: At) => At
  readonly layout: () => Layout
  /** The rectangle on the surface; null when it is over. */
  readonly show: (rect: Rect | null) => void
  readonly done: (keys: readonly string[]) => void
  /** It was a press and no drawing. */
  readonly pressed: () => void
}

/** From a press on nothing. Answers the way to call it off. */
export function lasso(
  press: At & { readonly pointerId: number; readonly pointerType: string },
  { toSurface, layout, show, done, pressed }: LassoShape,
): () => void {
  const from = toSurface(press)
  let rect: Rect | null = null
  let hasBegun = false
  const onUp = ({ pointerId }: PointerEvent): void => {
    if (pointerId === press.pointerId && !hasBegun) pressed()
  }
  addEventListener('pointerup', onUp, { once: true })
  return followPointer(press, {
    onBegin: () => {
      hasBegun = true
    },
    onMove: client => {
      const to = toSurface(client)
      rect = {
        x: Math.min(from.x, to.x),
        y: Math.min(from.y, to.y),
        width: Math.abs(from.x - to.x),
        height: Math.abs(from.y - to.y),
      }
      show(rect)
    },
    onEnd: isDone => {
      show(null)
      if (isDone && rect !== null) done(cardsWithin(layout(), rect).map(({ placed }) => placed.card.key))
    },
  })
}
