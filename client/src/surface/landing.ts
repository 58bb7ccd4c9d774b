/** Where cards that are let go at a point would stand. */
import { holds, rectIn, type At, type Layout, type PlacedCard, type PlacedFrame, type PlacedGroup } from './layout.ts'
import type { Landing } from './view-props.ts'

/** rows: cards stand side by side and then below. list: one below the other. */
export type Flow = 'rows' | 'list'

/** Undefined outside of every frame. Those that are moved are passed over. */
export function landingAt(
  point: At,
  layout: Layout,
  { flow, moved }: { readonly flow: Flow; readonly moved: ReadonlySet<string> },
): Landing | undefined {
  const frame = layout.frames.find(one => holds(one, point))
  if (frame === undefined) return undefined
  const group = groupAt(frame, point)
  if (group === undefined) return undefined
  const { groups, rows } = frame.inside
  const number = groups.indexOf(group)
  const inFrame = { x: point.x - frame.x, y: point.y - frame.y }
  const before = rows
    .flatMap(({ cards }) => cards)
    .findLast(placed => placed.group === number && !moved.has(placed.card.key) && isBefore(placed, inFrame, flow))
  return { frameId: frame.inside.frame.id, groupId: group.group.id, after: before?.card.key ?? 'first' }
}

/** The group under the point, else the last one above it, else the first. */
function groupAt(frame: PlacedFrame, point: At): PlacedGroup | undefined {
  const { groups } = frame.inside
  return (
    groups.find(group => holds(rectIn(frame, group), point)) ??
    groups.findLast(group => frame.y + group.y <= point.y) ??
    groups[0]
  )
}

const isBefore = ({ x, y, width, height }: PlacedCard, point: At, flow: Flow): boolean =>
  flow === 'list' ? point.y > y + height / 2 : point.y > y + height || (point.y >= y && point.x > x + width / 2)
