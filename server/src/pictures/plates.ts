/** Words in a box of their own: the title of a sheet, and the paths between boxes. */
import type { Waymark } from '@waymark/shared/rules/letters.ts'
import type { PathEnd, Shown } from '@waymark/shared/rules/pictures.ts'
import { setEvenly } from './lines.ts'
import type { MeasuredText, Ruler } from './measured-text.ts'
import { heightOf, inThousandths, leading, widthOf, type Box, type PlacedLink, type Plate } from './placed.ts'

export interface PlateWords {
  readonly text: MeasuredText
  readonly waymark: Waymark | null
}

/** How a plate is set: its type, and how wide it may be. */
interface Setting {
  readonly size: number
  readonly most: number
}

/** With its upper left corner at 0: `moved` puts it where it belongs. */
export function plateOf({ text, waymark: given }: PlateWords, { size, most }: Setting, ruler: Ruler): Plate {
  // A shape without a letter says nothing.
  const waymark = given === null || given.letter === '' ? null : given
  const [padX, padY] = [size * 0.7, size * 0.42]
  const radius = waymark === null ? 0 : size * 0.72
  const before = padX + (waymark === null ? 0 : radius * 2 + size * 0.5)
  const set = setEvenly(text, inThousandths(most - before - padX, size), ruler)
  const width = before + widthOf(set, size) + padX
  const height = Math.max(heightOf(set, size), radius * 2) + padY * 2
  const y = (height - heightOf(set, size)) / 2
  return {
    box: { x: 0, y: 0, width, height },
    text: { set, x: before, y, width: widthOf(set, size), size },
    waymark: waymark === null ? null : placedMark(waymark, { x: padX + radius, y: height / 2, radius }, ruler),
  }
}

/** With its letter in the middle. */
function placedMark(
  waymark: Waymark,
  at: { readonly x: number; readonly y: number; readonly radius: number },
  ruler: Ruler,
): NonNullable<Plate['waymark']> {
  const size = at.radius * 1.15
  const set = setEvenly(ruler.measure(waymark.letter, 'bold'), inThousandths(at.radius * 4, size), ruler)
  const width = widthOf(set, size)
  return {
    ...waymark,
    ...at,
    text: { set, x: at.x - width / 2, y: at.y - (leading / 2) * size, width, size },
  }
}

export const moved = ({ box, text, waymark }: Plate, x: number, y: number): Plate => ({
  box: { ...box, x: box.x + x, y: box.y + y },
  text: { ...text, x: text.x + x, y: text.y + y },
  waymark:
    waymark === null
      ? null
      : {
          ...waymark,
          x: waymark.x + x,
          y: waymark.y + y,
          text: { ...waymark.text, x: waymark.text.x + x, y: waymark.text.y + y },
        },
})

export interface LinkRows {
  /** From the top of the first row. */
  readonly rows: readonly PlacedLink[]
  readonly height: number
  /** How many there was no room for. */
  readonly left: number
}

interface Room {
  readonly width: number
  readonly most: number
  readonly size: number
}

/** Each a row: a box, the path with its sentence, the other box. As many as there is room for. */
export function linkRows(links: Shown['links'], room: Room, ruler: Ruler): LinkRows {
  const rows: PlacedLink[] = []
  let height = 0
  for (const link of links) {
    const row = rowOf(link, room, ruler)
    const tall = Math.max(row.from.box.height, row.to.box.height, row.sentence.box.height)
    if (height + tall > room.most) break
    const middle = height + tall / 2
    const at = (plate: Plate, x: number): Plate => moved(plate, x, middle - plate.box.height / 2)
    const space = room.width - row.to.box.width
    const between = (row.from.box.width + space - row.sentence.box.width) / 2
    rows.push({ from: at(row.from, 0), sentence: at(row.sentence, between), to: at(row.to, space) })
    height += tall + room.size * 0.6
  }
  return { rows, height, left: links.length - rows.length }
}

function rowOf({ from, to, sentence }: Shown['links'][number], { width, size }: Room, ruler: Ruler): PlacedLink {
  const end = ({ name, waymark }: PathEnd): Plate =>
    plateOf({ text: ruler.measure(name, 'bold'), waymark }, { size, most: width * 0.27 }, ruler)
  const said = { text: ruler.measure(sentence, 'regular'), waymark: null }
  return { from: end(from), to: end(to), sentence: plateOf(said, { size, most: width * 0.36 }, ruler) }
}

/** The room that is left inside a frame. */
export const inside = ({ x, y, width, height }: Box, padding: number): Box => ({
  x: x + padding,
  y: y + padding,
  width: width - padding * 2,
  height: height - padding * 2,
})
