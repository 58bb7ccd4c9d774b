/** Speech bubbles around the box that they are about, in columns, each as large as its words. */
import { fillColumns, unevenness, type Filled } from './columns.ts'
import { setEvenly, setText, type SetText } from './lines.ts'
import type { MeasuredText, Ruler } from './measured-text.ts'
import { heightOf, inThousandths, widthOf, type Box, type PlacedPiece, type Plate } from './placed.ts'
import { moved, plateOf, type PlateWords } from './plates.ts'

export interface MeasuredPiece {
  readonly at: number
  readonly name: MeasuredText
  readonly text: MeasuredText
}

/** What is to be laid out, and in what room. */
export interface ToLayOut {
  readonly pieces: readonly MeasuredPiece[]
  readonly title: PlateWords
  readonly area: Box
  readonly ruler: Ruler
  /** Whether words that are not long may be parted, because there is no other way. */
  readonly mayBreak: boolean
  /** How much of the room may be taken. */
  readonly fullest: number
  /** Whether the bubbles must stand on all sides of the title, where there are enough of them. */
  readonly around: boolean
}

export interface LaidOut {
  readonly title: Plate
  readonly pieces: readonly PlacedPiece[]
}

/** In parts of the size of the type. */
const pad = { x: 0.95, y: 0.6 }
const tailHeight = 0.85
const between = { x: 1.1, y: 0.45 }
const widestText = 23
const narrowestColumn = 8
/** Bubbles that can stand on all sides of a box. */
const fewest = 4

interface Segment {
  readonly x: number
  readonly y: number
  readonly height: number
}

interface Arrangement {
  readonly title: Plate
  readonly segments: readonly Segment[]
  readonly columnWidth: number
  readonly isAround: boolean
}

/** Undefined where they do not fit in this type. */
export function layOutBubbles(to: ToLayOut, size: number): LaidOut | undefined {
  const found = arrangements(to, size).flatMap(arrangement => {
    const texts = settings(to, arrangement.columnWidth, size)
    if (!to.mayBreak && texts.some(({ broken }) => broken > 0)) return []
    const heights = texts.map(set => heightOf(set, size) + (pad.y * 2 + tailHeight) * size)
    const room = arrangement.segments.map(({ height }) => height * to.fullest)
    const filled = fillColumns(heights, room, between.y * size)
    if (filled === undefined) return []
    const empty = filled.columns.filter(column => column.length === 0).length
    const score = unevenness(filled) + empty * 0.5 + (arrangement.isAround || to.pieces.length < fewest ? 0 : 0.25)
    return [{ arrangement, filled, score, heights }]
  })
  const [best] = found.toSorted((a, b) => a.score - b.score)
  if (best === undefined) return undefined
  return { title: best.arrangement.title, pieces: placed(to, best, size) }
}

/** Short lines are read more easily; where there is no other way they are as long as the column is wide. */
const textWidth = ({ mayBreak }: ToLayOut, columnWidth: number, size: number): number =>
  inThousandths(Math.min(columnWidth - pad.x * 2 * size, mayBreak ? columnWidth : widestText * size), size)

const settings = (to: ToLayOut, columnWidth: number, size: number): SetText[] =>
  to.pieces.map(({ text }) => setText(text, textWidth(to, columnWidth, size), to.ruler))

function arrangements(to: ToLayOut, size: number): Arrangement[] {
  const { area, pieces } = to
  return [1, 2, 3, 4, 5, 6].flatMap(columns => {
    const columnWidth = (area.width - (columns - 1) * between.x * size) / columns
    if (columnWidth < narrowestColumn * size || columns > Math.max(1, pieces.length)) return []
    const xs = Array.from({ length: columns }, (_, at) => area.x + at * (columnWidth + between.x * size))
    const around = columns >= 3 && pieces.length >= fewest ? arrangeAround(to, { xs, columnWidth, size }) : undefined
    const below = to.around && pieces.length >= fewest ? [] : [arrangeBelow(to, { xs, columnWidth, size })]
    return [...below, ...(around === undefined ? [] : [around])]
  })
}

interface Columns {
  readonly xs: readonly number[]
  readonly columnWidth: number
  readonly size: number
}

const titleSize = (size: number, area: Box): number => Math.min(size * 1.4, area.height / 13)

/** The box at the top, in the middle. */
function arrangeBelow({ area, title, ruler }: ToLayOut, { xs, columnWidth, size }: Columns): Arrangement {
  const plate = plateOf(title, { size: titleSize(size, area), most: area.width }, ruler)
  const top = area.y + plate.box.height + size
  return {
    title: moved(plate, area.x + (area.width - plate.box.width) / 2, area.y),
    segments: xs.map(x => ({ x, y: top, height: area.y + area.height - top })),
    columnWidth,
    isAround: false,
  }
}

/** The box in the middle of the sheet: the columns behind it are parted by it. */
function arrangeAround({ area, title, ruler }: ToLayOut, { xs, columnWidth, size }: Columns): Arrangement | undefined {
  const span = xs.length % 2 === 0 ? 2 : xs.length === 5 ? 3 : 1
  const first = (xs.length - span) / 2
  const wide = span * columnWidth + (span - 1) * between.x * size
  const plate = plateOf(title, { size: titleSize(size, area), most: wide }, ruler)
  if (plate.box.width > wide + 1 || plate.text.set.broken > 0 || plate.box.height > area.height / 3) return undefined
  const y = area.y + (area.height - plate.box.height) / 2
  const below = y + plate.box.height + size
  const segments = xs.flatMap((x, at): Segment[] =>
    at < first || at >= first + span
      ? [{ x, y: area.y, height: area.height }]
      : [
          { x, y: area.y, height: y - size - area.y },
          { x, y: below, height: area.y + area.height - below },
        ],
  )
  const left = (xs[first] ?? area.x) + (wide - plate.box.width) / 2
  return { title: moved(plate, left, y), segments, columnWidth, isAround: true }
}

/** How far to the right in its column each stands, one after the other, so that they do not stand like bricks. */
const sways = [0.1, 0.85, 0.45, 0, 0.95, 0.3, 0.7]

interface Chosen {
  readonly arrangement: Arrangement
  readonly filled: Filled
  readonly heights: readonly number[]
}

function placed(to: ToLayOut, { arrangement, filled, heights }: Chosen, size: number): PlacedPiece[] {
  return filled.columns.flatMap((column, at) => {
    const segment = arrangement.segments[at]
    if (segment === undefined || column.length === 0) return []
    const used = column.reduce((sum, one) => sum + (heights[one] ?? 0), 0)
    const most = between.y + (column.length > 1 ? 1.7 : 0)
    const gap = Math.min(most * size, Math.max(0, segment.height - used) / Math.max(1, column.length - 1))
    let y = segment.y + (segment.height - used - gap * (column.length - 1)) / 2
    return column.flatMap(one => {
      const piece = to.pieces[one]
      if (piece === undefined) return []
      const bubble = bubbleOf(to, piece, { x: segment.x, y, columnWidth: arrangement.columnWidth, size })
      y += (heights[one] ?? 0) + gap
      return [bubble]
    })
  })
}

function bubbleOf(
  to: ToLayOut,
  { at, text }: MeasuredPiece,
  {
    x,
    y,
    columnWidth,
    size,
  }: { readonly x: number; readonly y: number; readonly columnWidth: number; readonly size: number },
): PlacedPiece {
  const set = setEvenly(text, textWidth(to, columnWidth, size), to.ruler)
  const wide = widthOf(set, size)
  const width = Math.max(wide + pad.x * 2 * size, Math.min(columnWidth, size * 4.5))
  const sway = to.pieces.length === 1 ? 0.5 : (sways[at % sways.length] ?? 0)
  const left = x + (columnWidth - width) * sway
  const height = heightOf(set, size) + pad.y * 2 * size
  const way = at % 2 === 0 ? 'left' : 'right'
  const inset = Math.min(width / 2, size * 1.9)
  return {
    at,
    box: { x: left, y, width, height },
    texts: [{ set, x: left + (width - wide) / 2, y: y + pad.y * size, width: wide, size }],
    tail: { x: way === 'left' ? left + inset : left + width - inset, to: way, height: tailHeight * size },
  }
}
