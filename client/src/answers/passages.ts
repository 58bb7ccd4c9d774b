/** Passages of an answer: which stretches of a part are marked, and where in its piece somebody has selected words. */
import type { Part, Span } from '@waymark/shared/model/response.ts'
import type { ExcerptView } from '@waymark/shared/wire/responses.ts'

export interface Stretch {
  readonly start: number
  readonly end: number
  readonly isMarked: boolean
}

type Marked = Pick<ExcerptView, 'pieceId' | 'start' | 'end' | 'isTakenOff' | 'isEarlier'>

/** A part from its first letter to its last, cut where a mark begins or ends. Marks may overlap. */
export function stretchesOf(part: Pick<Part, 'pieceId' | 'start' | 'end'>, excerpts: readonly Marked[]): Stretch[] {
  const marks = excerpts.filter(one => one.pieceId === part.pieceId && !one.isTakenOff && !one.isEarlier)
  const inside = (at: number): boolean => at > part.start && at < part.end
  const cuts = new Set([part.start, ...marks.flatMap(({ start, end }) => [start, end]).filter(inside), part.end])
  const places = [...cuts].toSorted((a, b) => a - b)
  return places.slice(0, -1).map((start, at) => ({
    start,
    end: places[at + 1] ?? part.end,
    isMarked: marks.some(mark => mark.start <= start && mark.end > start),
  }))
}

/** The selected words of `element`, which draws the letters of a part and nothing else. Undefined where none of them are. */
export function selectedIn(element: Element, part: Pick<Part, 'pieceId' | 'start'>, range: Range): Span | undefined {
  if (range.collapsed || !element.contains(range.startContainer) || !element.contains(range.endContainer))
    return undefined
  const before = document.createRange()
  before.selectNodeContents(element)
  before.setEnd(range.startContainer, range.startOffset)
  const start = part.start + before.toString().length
  return { pieceId: part.pieceId, start, end: start + range.toString().length }
}
