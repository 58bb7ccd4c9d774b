/** What others do moves nothing under one's eyes: when the layout changes, most of what is looked at stays where it is in the window. */
import { rectOf } from './drawn-cards.ts'
import { cardsWithin, type At, type Layout } from './layout.ts'
import type { Stage } from './stage.ts'

/** So many of the cards in sight are asked. */
const most = 24

export function stayInPlace(
  stage: Pick<Stage, 'sight' | 'laidOut' | 'scrollBy' | 'zoom'>,
  before: Layout,
  layout: Layout,
): void {
  const sight = stage.sight()
  // Where the beginning is in sight, nothing has come before what is seen.
  const seen = sight.y <= 0 ? [] : cardsWithin(before, sight).slice(0, most)
  stage.laidOut(layout)
  const { x, y } = usualMove(
    seen.flatMap(({ placed }) => {
      const [was, is] = [rectOf(before, placed.card.key), rectOf(layout, placed.card.key)]
      return was === undefined || is === undefined ? [] : [{ x: is.x - was.x, y: is.y - was.y }]
    }),
  )
  if (x !== 0 || y !== 0) stage.scrollBy(x * stage.zoom(), y * stage.zoom())
}

/** The move that most of them made; none where there are none. */
export function usualMove(moves: readonly At[]): At {
  const counts = new Map<string, { readonly move: At; count: number }>()
  for (const move of moves) {
    const name = `${Math.round(move.x)} ${Math.round(move.y)}`
    const known = counts.get(name) ?? { move, count: 0 }
    known.count += 1
    counts.set(name, known)
  }
  let usual = { move: { x: 0, y: 0 }, count: 0 }
  for (const one of counts.values()) if (one.count > usual.count) usual = one
  return usual.move
}
