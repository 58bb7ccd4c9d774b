/** Lines between boxes that are linked, under the notes: what links them stands in words under both headings. */
import type { DrawnLink } from './view-props.ts'
import { rectIn, type Layout, type Rect } from './layout.ts'

export function LinkLines({ layout, links }: { readonly layout: Layout; readonly links: readonly DrawnLink[] }) {
  if (links.length === 0) return null
  return (
    <svg className="links" width={layout.width} height={layout.height} aria-hidden="true">
      {links.map(({ id, from, to }) => {
        const [a, b] = [boxOf(layout, from), boxOf(layout, to)]
        return a === undefined || b === undefined ? null : <path key={id} d={pathBetween(a, b)} />
      })}
    </svg>
  )
}

/** Of a section, or of the first group of a theme. */
function boxOf(layout: Layout, id: string): Rect | undefined {
  for (const frame of layout.frames) {
    if (frame.inside.frame.id === id) return { ...frame, height: frame.inside.header }
    const group = frame.inside.groups.find(one => one.group.themeId === id)
    if (group !== undefined) return rectIn(frame, { ...group, height: group.header })
  }
  return undefined
}

/** From side to side where they stand beside each other, otherwise round the left. */
function pathBetween(a: Rect, b: Rect): string {
  const [ay, by] = [a.y + a.height / 2, b.y + b.height / 2]
  if (a.x + a.width <= b.x) return curve({ x: a.x + a.width, y: ay }, { x: b.x, y: by }, 1)
  if (b.x + b.width <= a.x) return curve({ x: b.x + b.width, y: by }, { x: a.x, y: ay }, 1)
  return curve({ x: a.x, y: ay }, { x: b.x, y: by }, -1)
}

type Point = Readonly<Record<'x' | 'y', number>>

function curve(from: Point, to: Point, side: 1 | -1): string {
  const bend = side === 1 ? Math.max(24, (to.x - from.x) / 2) : -20
  const end = side === 1 ? to.x - bend : to.x + bend
  return `M ${from.x} ${from.y} C ${from.x + bend} ${from.y}, ${end} ${to.y}, ${to.x} ${to.y}`
}
