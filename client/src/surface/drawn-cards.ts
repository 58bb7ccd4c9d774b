/**
 * Which cards are in the page: those in sight and some around them, as many as a slow computer can bear, and always the one in hand
 * with its neighbours, so that focus and screen readers never lose their place.
 */
import {
  cardsWithin,
  grown,
  meets,
  rectIn,
  spotOf,
  type Layout,
  type PlacedCard,
  type PlacedFrame,
  type Rect,
} from './layout.ts'

export interface DrawnFrame {
  readonly frame: PlacedFrame
  /** In reading order. */
  readonly cards: readonly PlacedCard[]
  /** Those of its groups that are in the page, from 0. */
  readonly groups: readonly number[]
}

/** At most so many cards are in the page, beside the one in hand. */
export const mostCards = 90
/** Neighbours of the card in hand, to either side. */
const neighbours = 2
/** In the overview: what a screen reader can read on from. */
const neighboursInOverview = 12

/** A board of so few is in the page whole, at any size. */
export const fewCards = 60

export interface Looked {
  /** What is seen, on the surface. */
  readonly sight: Rect
  /** Cards are drawn on canvas, and only those around the one in hand are in the page. */
  readonly isOverview: boolean
  /** The key of the card in hand. */
  readonly inHand: string | undefined
}

export function drawnCards(layout: Layout, { sight, isOverview, inHand }: Looked): readonly DrawnFrame[] {
  const total = layout.frames.reduce((sum, { inside }) => sum + inside.byKey.size, 0)
  if (total <= fewCards)
    return layout.frames.map(frame => ({
      frame,
      cards: [...frame.inside.byKey.values()],
      groups: frame.inside.groups.map((_, at) => at),
    }))
  const shown = new Set<PlacedCard>(isOverview ? [] : around(layout, sight))
  for (const placed of besides(layout, inHand, isOverview ? neighboursInOverview : neighbours)) shown.add(placed)
  return layout.frames.map(frame => {
    const cards = inOrder(frame, shown)
    return { frame, cards, groups: groupsWith(frame, cards, sight) }
  })
}

/** Those that are seen, and those of which a card is in the page. */
function groupsWith(frame: PlacedFrame, cards: readonly PlacedCard[], sight: Rect): number[] {
  const held = new Set(cards.map(({ group }) => group))
  return frame.inside.groups.flatMap((group, at) => (held.has(at) || meets(rectIn(frame, group), sight) ? [at] : []))
}

function inOrder({ inside: { rows } }: PlacedFrame, shown: ReadonlySet<PlacedCard>): PlacedCard[] {
  const cards: PlacedCard[] = []
  for (const row of rows) for (const placed of row.cards) if (shown.has(placed)) cards.push(placed)
  return cards
}

/** Those in sight, and as many of those around as there is room for. */
function around(layout: Layout, sight: Rect): PlacedCard[] {
  const inSight = cardsWithin(layout, sight).map(({ placed }) => placed)
  for (const by of [0.5, 0.25]) {
    const wide = cardsWithin(layout, grown(sight, by * Math.min(sight.width, sight.height)))
    if (wide.length <= mostCards) return wide.map(({ placed }) => placed)
  }
  return inSight
}

function besides(layout: Layout, inHand: string | undefined, count: number): PlacedCard[] {
  const spot = inHand === undefined ? undefined : spotOf(layout, inHand)
  const frame = spot?.frame ?? layout.frames.find(({ inside }) => inside.byKey.size > 0)
  const cards = [...(frame?.inside.byKey.values() ?? [])]
  const at = spot === undefined ? 0 : cards.indexOf(spot.placed)
  return cards.slice(Math.max(0, at - count), at + count + 1)
}

/** How far may be scrolled before other cards have to be drawn: nothing on the way comes into sight undrawn. */
export const marginOf = (sight: Rect): number => 0.2 * Math.min(sight.width, sight.height)

/** As drawnCards, and the same answer as before where it draws the same. */
export function drawing(): (layout: Layout, looked: Looked) => readonly DrawnFrame[] {
  let before: readonly DrawnFrame[] = []
  return (layout, looked) => {
    const next = drawnCards(layout, looked)
    if (!drawsTheSame(before, next)) before = next
    return before
  }
}

/** Whether two answers draw the same. */
export const drawsTheSame = (before: readonly DrawnFrame[], after: readonly DrawnFrame[]): boolean =>
  before.length === after.length &&
  before.every(({ frame, cards, groups }, at) => {
    const other = after[at]
    return (
      other !== undefined &&
      other.frame === frame &&
      other.cards.length === cards.length &&
      cards.every((card, index) => other.cards[index] === card) &&
      other.groups.length === groups.length &&
      groups.every((group, index) => other.groups[index] === group)
    )
  })

/** From this zoom up the cards are in the page, to be read; below, the canvas draws them. At 100 % they always are. */
export function readableFrom(
  sight: { readonly width: number; readonly height: number },
  card: { readonly width: number },
): number {
  const usualHeight = 0.7 * card.width
  const asMany = Math.sqrt((sight.width * sight.height) / (mostCards * card.width * usualHeight))
  return Math.min(1, Math.max(leastReadable, asMany))
}

/** Words of 17 px are 8 px high then. */
const leastReadable = 0.45

/** The rectangle of a card on the surface, by its key. */
export const rectOf = (layout: Layout, key: string): Rect | undefined => {
  const spot = spotOf(layout, key)
  return spot === undefined ? undefined : rectIn(spot.frame, spot.placed)
}
