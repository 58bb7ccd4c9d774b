/** Whose box a line stands in, by the marks that our own files carry: a content control, a bookmark, and the table that holds one of them. */
import type { AnswerBox } from '@waymark/shared/drafting/questionnaire.ts'
import type { Line } from './line.ts'

export interface BoxMarks {
  /** The box that a line stands in; undefined where no mark says so. */
  readonly boxAt: (line: Line) => AnswerBox | undefined
  /** Of these there is more than one box in the file. */
  readonly isTwice: (box: AnswerBox) => boolean
  /** Whether a line stands in a box of a question that is not asked any more. */
  readonly isForgotten: (line: Line) => boolean
}

export function boxMarks(lines: readonly Line[], boxes: readonly AnswerBox[]): BoxMarks {
  const markOf = markReader(boxes)
  const marksIn = new Map<number, Set<AnswerBox>>()
  const placesOf = new Map<AnswerBox, Set<number | null>>()
  for (const line of lines) {
    const box = line.aside === null ? markOf(line) : undefined
    if (box === undefined) continue
    addTo(placesOf, box, line.table)
    if (line.table !== null) addTo(marksIn, line.table, box)
  }
  return {
    boxAt: line => markOf(line) ?? (line.table === null ? undefined : onlyOne(marksIn.get(line.table))),
    isTwice: box => (placesOf.get(box)?.size ?? 0) > 1,
    isForgotten: line =>
      line.table !== null && line.bookmarks.some(name => name.startsWith('wm_q_')) && markOf(line) === undefined,
  }
}

function addTo<K, V>(sets: Map<K, Set<V>>, key: K, value: V): void {
  sets.set(key, (sets.get(key) ?? new Set()).add(value))
}

/** The mark that a line carries itself. */
function markReader(boxes: readonly AnswerBox[]): (line: Line) => AnswerBox | undefined {
  const byTag = new Map(boxes.map(box => [box.tag, box]))
  const byBookmark = new Map(boxes.map(box => [box.bookmark, box]))
  // Two questions that share a name are told apart by nothing.
  for (const { bookmark, tag } of boxes) if (byBookmark.get(bookmark)?.tag !== tag) byBookmark.delete(bookmark)
  return ({ control, bookmarks, table }) =>
    byTag.get(control ?? '') ??
    // Outside a table one may have been left open by mistake, and would reach to the end.
    (table === null ? undefined : bookmarks.map(name => byBookmark.get(name)).find(box => box !== undefined))
}

/** Where all questions stand in one table, it belongs to none of them. */
const onlyOne = (all: ReadonlySet<AnswerBox> | undefined): AnswerBox | undefined => {
  const [box, ...others] = all ?? []
  return others.length === 0 ? box : undefined
}
