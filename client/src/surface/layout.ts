/** Where everything on a surface stands: boxes in CSS pixels at 100 %, from the upper left corner. Worked out, never kept. */
import type { Card, Frame, Group } from './frames.ts'

export interface Rect {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface At {
  readonly x: number
  readonly y: number
}

/** In its frame. */
export interface PlacedCard extends Rect {
  readonly card: Card
  /** Its group, and its place in it, from 0. */
  readonly group: number
  readonly at: number
}

/** Cards side by side; equally high. */
export interface Row {
  readonly y: number
  readonly height: number
  readonly cards: readonly PlacedCard[]
}

/** In its frame. */
export interface PlacedGroup extends Rect {
  readonly group: Group
  /** The height of its heading; 0 without one. */
  readonly header: number
  readonly headerWidth: number
}

/** What stands in a frame, whatever place it has on the surface. */
export interface Inside {
  readonly frame: Frame
  readonly width: number
  readonly height: number
  readonly header: number
  readonly headerWidth: number
  readonly groups: readonly PlacedGroup[]
  /** Downwards. */
  readonly rows: readonly Row[]
  readonly byKey: ReadonlyMap<string, PlacedCard>
}

export interface PlacedFrame extends Rect {
  readonly inside: Inside
}

export interface Layout {
  readonly width: number
  readonly height: number
  /** In reading order. */
  readonly frames: readonly PlacedFrame[]
}

export const nothingLaidOut: Layout = { width: 0, height: 0, frames: [] }

export interface Spot {
  readonly frame: PlacedFrame
  readonly placed: PlacedCard
  /** On the surface. */
  readonly rect: Rect
}

export function spotOf({ frames }: Layout, key: string): Spot | undefined {
  for (const frame of frames) {
    const placed = frame.inside.byKey.get(key)
    if (placed !== undefined) return { frame, placed, rect: rectIn(frame, placed) }
  }
  return undefined
}

export const rectIn = (frame: Rect, { x, y, width, height }: Rect): Rect => ({
  x: frame.x + x,
  y: frame.y + y,
  width,
  height,
})

export const meets = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

export const holds = ({ x, y, width, height }: Rect, point: At): boolean =>
  point.x >= x && point.x <= x + width && point.y >= y && point.y <= y + height

/** By so much to every side. */
export const grown = ({ x, y, width, height }: Rect, by: number, byHigh = by): Rect => ({
  x: x - by,
  y: y - byHigh,
  width: width + 2 * by,
  height: height + 2 * byHigh,
})

export const covers = (outer: Rect, inner: Rect): boolean =>
  outer.x <= inner.x &&
  outer.y <= inner.y &&
  outer.x + outer.width >= inner.x + inner.width &&
  outer.y + outer.height >= inner.y + inner.height

export interface FoundCard {
  readonly frame: PlacedFrame
  readonly placed: PlacedCard
}

/** The cards that touch the rectangle, in reading order. Cost: the rows that touch it, found by halving. */
export const cardsWithin = ({ frames }: Layout, rect: Rect): FoundCard[] =>
  frames.flatMap(frame => (meets(frame, rect) ? cardsOf(frame, rect) : []))

function cardsOf(frame: PlacedFrame, rect: Rect): FoundCard[] {
  const { rows } = frame.inside
  const found: FoundCard[] = []
  for (let at = firstBelow(rows, rect.y - frame.y); at < rows.length; at += 1) {
    const row = rows[at]
    if (row === undefined || row.y >= rect.y + rect.height - frame.y) break
    for (const placed of row.cards) if (meets(rectIn(frame, placed), rect)) found.push({ frame, placed })
  }
  return found
}

/** The first row whose lower edge lies below `y`. */
function firstBelow(rows: readonly Row[], y: number): number {
  let [low, high] = [0, rows.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const row = rows[middle]
    if (row !== undefined && row.y + row.height <= y) low = middle + 1
    else high = middle
  }
  return low
}

/** All keys, in reading order. */
export const keysIn = ({ frames }: Layout): string[] => frames.flatMap(({ inside }) => [...inside.byKey.keys()])

/** The frame that a height lies in, or the last one above it; the first where there is none above. */
export const frameAt = ({ frames }: Layout, y: number): PlacedFrame | undefined =>
  frames.findLast(frame => frame.y <= y) ?? frames[0]
