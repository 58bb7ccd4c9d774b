/** Where a note that is let go at a point would stand. */
import type { NoteId, SectionId } from '@waymark/shared/model/ids.ts'
import type { Place } from './surface-props.ts'

export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export interface Area {
  readonly sectionId: SectionId
  readonly box: Box
  /** In their order. */
  readonly notes: readonly { readonly id: NoteId; readonly box: Box }[]
}

export interface Point {
  readonly x: number
  readonly y: number
}

/** rows: notes stand side by side and then below. list: one below the other. */
export type Flow = 'rows' | 'list'

/** Undefined outside of every section. The one that is moved is passed over. */
export function landingAt(point: Point, areas: readonly Area[], how: { flow: Flow; moved: NoteId }): Place | undefined {
  const area = areas.find(({ box }) => holds(box, point))
  if (area === undefined) return undefined
  const before = area.notes.findLast(({ id, box }) => id !== how.moved && isBefore(box, point, how.flow))
  return { sectionId: area.sectionId, after: before?.id ?? 'first' }
}

const holds = ({ left, top, right, bottom }: Box, { x, y }: Point): boolean =>
  x >= left && x <= right && y >= top && y <= bottom

const isBefore = ({ left, top, right, bottom }: Box, { x, y }: Point, flow: Flow): boolean =>
  flow === 'list' ? y > (top + bottom) / 2 : y > bottom || (y >= top && x > (left + right) / 2)
