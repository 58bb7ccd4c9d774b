/** Sticky notes on a wall, in rows, each as wide as its words ask for. */
import { setEvenly, setText, type SetText } from './lines.ts'
import type { LaidOut, MeasuredPiece, ToLayOut } from './lay-out-bubbles.ts'
import { heightOf, inThousandths, type Box, type PlacedPiece, type PlacedText } from './placed.ts'
import { moved, plateOf } from './plates.ts'

/** In parts of the size of the type. */
const pad = { x: 0.95, top: 1.05, bottom: 0.95 }
const between = { x: 0.9, y: 1.15 }
const narrowest = 9.5
const underName = 0.2

interface Setting {
  readonly name: SetText
  readonly text: SetText
  readonly height: number
}

interface Row {
  readonly pieces: readonly MeasuredPiece[]
  readonly widths: readonly number[]
  readonly set: readonly Setting[]
  readonly height: number
}

/** Undefined where they do not fit in this type. */
export function layOutWall(to: ToLayOut, size: number): LaidOut | undefined {
  const { area, pieces } = to
  const plate = plateOf(to.title, { size: Math.min(size * 1.4, area.height / 13), most: area.width }, to.ruler)
  const top = area.y + plate.box.height + size * 1.2
  const room: Box = { ...area, y: top, height: area.y + area.height - top }
  const [best] = Array.from({ length: Math.min(12, Math.max(1, pieces.length)) }, (_, at) => at + 1)
    .flatMap(count => {
      const rows = rowsOf(to, count, size)
      const height = rows.reduce((sum, row) => sum + row.height, 0) + (rows.length - 1) * between.y * size
      const breaks = rows.some(({ set }) => set.some(({ name, text }) => name.broken + text.broken > 0))
      const isNarrow = rows.some(({ widths }) => widths.some(width => width < narrowest * size))
      if (height > room.height * to.fullest || (breaks && !to.mayBreak) || (isNarrow && pieces.length > 1)) return []
      return [{ rows, height, score: airOf(rows) }]
    })
    .toSorted((a, b) => a.score - b.score)
  if (best === undefined) return undefined
  const title = moved(plate, area.x - plate.text.x, area.y)
  // Its words alone: a wall has no box.
  const bare = { ...title, box: { ...title.box, x: title.text.x, width: title.text.width } }
  return { title: bare, pieces: placed(to, { ...best, room }, size) }
}

/** How much of the paper has no words on it. */
const airOf = (rows: readonly Row[]): number =>
  rows.reduce((sum, { widths, set, height }) => {
    const paper = widths.reduce((all, width) => all + width * height, 0)
    return sum + paper - set.reduce((all, one, at) => all + one.height * (widths[at] ?? 0), 0)
  }, 0)

/** How much room the words of a piece take. */
export const weightOf = ({ name, text }: MeasuredPiece): number =>
  4000 +
  [...name.paragraphs, ...text.paragraphs].reduce(
    (sum, { words }) => sum + words.reduce((all, { width, space }) => all + width + space, 2500),
    0,
  )

/** In so many groups of about the same weight, in their order. */
export function inGroups<T>(items: readonly T[], count: number, weight: (item: T) => number): T[][] {
  const whole = items.reduce((sum, item) => sum + weight(item), 0)
  const groups: T[][] = Array.from({ length: count }, () => [])
  let sum = 0
  for (const [at, item] of items.entries()) {
    const middle = sum + weight(item) / 2
    // None stays empty while there is something to put in it.
    const earliest = count - (items.length - at)
    groups[Math.max(earliest, Math.min(count - 1, Math.floor((middle / whole) * count)))]?.push(item)
    sum += weight(item)
  }
  return groups.filter(group => group.length > 0)
}

function rowsOf({ pieces, area, ruler }: ToLayOut, count: number, size: number): Row[] {
  return inGroups(pieces, count, weightOf).map(own => {
    const room = area.width - (own.length - 1) * between.x * size
    const shares = own.map(piece => weightOf(piece) ** 0.8)
    const all = shares.reduce((sum, share) => sum + share, 0)
    const least = Math.min(room / own.length, narrowest * size)
    const widths = shares.map(share => least + ((room - least * own.length) * share) / all)
    const set = own.map((piece, at): Setting => {
      const width = inThousandths((widths[at] ?? 0) - pad.x * 2 * size, size)
      const [name, text] = [setText(piece.name, width, ruler), setText(piece.text, width, ruler)]
      const both = name.lines.length > 0 && text.lines.length > 0 ? underName * size : 0
      const height = heightOf(name, size) + both + heightOf(text, size) + (pad.top + pad.bottom) * size
      return { name, text, height }
    })
    return { pieces: own, widths, set, height: set.reduce((most, { height }) => Math.max(most, height), size * 5) }
  })
}

function placed(
  to: ToLayOut,
  { rows, height, room }: { readonly rows: readonly Row[]; readonly height: number; readonly room: Box },
  size: number,
): PlacedPiece[] {
  const left = Math.max(0, room.height - height)
  // What is left over goes to the notes, up to a point, and then around them.
  const taller = Math.min(left / rows.length, size * 2.2)
  let y = room.y + Math.min((left - taller * rows.length) / 2, size * 2)
  return rows.flatMap(row => {
    let x = room.x
    const tall = row.height + taller
    const notes = row.pieces.map((piece, place): PlacedPiece => {
      const [width = 0, set] = [row.widths[place], row.set[place]]
      const box = { x, y, width, height: tall }
      x += width + between.x * size
      const inner = inThousandths(width - pad.x * 2 * size, size)
      const texts = set === undefined ? [] : textsOf(evenly(to, piece, { set, width: inner }), box, size)
      return { at: piece.at, box, texts, tail: null }
    })
    y += tall + between.y * size
    return notes
  })
}

/** The same number of lines, none of them with one word alone. */
function evenly(
  { ruler }: ToLayOut,
  piece: MeasuredPiece,
  { set, width }: { readonly set: Setting; readonly width: number },
): Setting {
  return { ...set, text: setEvenly(piece.text, width, ruler) }
}

function textsOf({ name, text }: Setting, box: Box, size: number): PlacedText[] {
  const [x, width] = [box.x + pad.x * size, box.width - pad.x * 2 * size]
  const top = box.y + pad.top * size
  const below = top + heightOf(name, size) + (name.lines.length > 0 ? underName * size : 0)
  return [
    { set: name, x, y: top, width, size },
    { set: text, x, y: below, width, size },
  ].filter(({ set }) => set.lines.length > 0)
}
