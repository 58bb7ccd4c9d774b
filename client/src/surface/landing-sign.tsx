/** Goes with the pointer while a note is dragged, and says where it would land. */
import type { CSSProperties } from 'react'
import type { Point } from './landing.ts'
import { sayPlace } from './places.ts'
import type { Branch } from './surface-props.ts'
import type { Dragging } from './use-drag.ts'

export function LandingSign({
  dragging,
  tree,
}: {
  readonly dragging: Dragging | null
  readonly tree: readonly Branch[]
}) {
  if (dragging === null) return null
  const { note, at, place } = dragging
  return (
    <p className="landing" style={besides(at)} aria-hidden="true">
      {place === undefined ? 'Not here. Press Esc to leave it where it was.' : `To ${sayPlace(tree, note.id, place)}`}
    </p>
  )
}

const widestPx = 320
const abovePx = 90

/** Beside the pointer, on the side where there is room; above the finger where there is none. */
function besides({ x, y }: Point): CSSProperties {
  if (innerWidth < 2 * widestPx) return { top: Math.max(0, y - abovePx), insetInline: 0, marginInline: 'auto' }
  return { top: y, ...(x > innerWidth - widestPx ? { right: innerWidth - x } : { left: x }) }
}
