/**
 * A lineage as two columns with what became of each between them: plain values, in pixels. A sheet of A4 that grows downwards where
 * there is more on it than one holds, so that nothing is ever cut off or too small.
 */
import { lineageOfs, type LineageEntry, type LineageOf, type LineageSide } from '@waymark/shared/model/lineage.ts'
import { waymarksOf, type Tone, type Waymark } from '@waymark/shared/rules/letters.ts'
import { inLineageOrder, itemsIn, notYetSaid, type ReadLineage } from '@waymark/shared/rules/lineage.ts'
import { howNames, saySide } from '@waymark/shared/rules/lineage-words.ts'
import { setText } from './lines.ts'
import type { MeasuredText, Ruler } from './measured-text.ts'
import { heightOf, inThousandths, widthOf, type Box, type PlacedText, type Plate } from './placed.ts'
import { moved, plateOf } from './plates.ts'
import { sheetSizes } from './sheet-sizes.ts'

export interface LineagePlate {
  readonly plate: Plate
  readonly kind: 'item' | 'how'
  readonly tone: Tone
  /** It stands in no line yet. */
  readonly isUnsaid: boolean
}

/** From one plate to another, from left to right. */
export interface Band {
  readonly from: { readonly x: number; readonly y: number }
  readonly to: { readonly x: number; readonly y: number }
  readonly tone: Tone
}

export interface PlacedLineage {
  readonly width: number
  readonly height: number
  readonly frame: Box
  readonly size: number
  readonly heads: readonly PlacedText[]
  readonly plates: readonly LineagePlate[]
  readonly bands: readonly Band[]
  readonly foot: readonly PlacedText[]
}

const { width, height: usualHeight, margin, type } = sheetSizes.a4
const size = 18
const gap = size * 0.7
const inner = { x: margin * 1.9, width: width - margin * 3.8 }
const column = inner.width * 0.345
const middle = inner.width * 0.14
/** The left edges. */
const left = { old: inner.x, how: inner.x + (inner.width - middle) / 2, now: inner.x + inner.width - column }

export function layOutLineage(lineage: ReadLineage, ruler: Ruler): PlacedLineage {
  const heads = [headOf('Before', lineage.old, left.old), headOf('Now', lineage.now, left.now)].map(head =>
    head(ruler, margin * 1.7),
  )
  let y = Math.max(...heads.map(({ bottom }) => bottom)) + size
  const parts = lineageOfs.flatMap(of => {
    if (itemsIn(lineage.old, of).length + itemsIn(lineage.now, of).length === 0) return []
    const part = partOf({ lineage, of, y }, ruler)
    y = part.bottom + size * 1.4
    return [part]
  })
  const missing = parts.reduce((sum, part) => sum + part.missing, 0)
  const height = Math.max(usualHeight, Math.ceil(y + margin * 1.6))
  const remark = '□: letters that cannot be drawn here. The text beside this picture has them.'
  return {
    width,
    height,
    frame: { x: margin, y: margin, width: width - margin * 2, height: height - margin * 2.4 },
    size,
    heads: [...heads.flatMap(({ texts }) => texts), ...parts.map(({ title }) => title)],
    plates: parts.flatMap(({ plates }) => plates),
    bands: parts.flatMap(({ bands }) => bands),
    foot:
      missing === 0
        ? []
        : [textAt(ruler.measure(remark, 'regular'), { y: height - margin * 1.1, size: type.foot }, ruler)],
  }
}

interface Place {
  readonly x?: number
  readonly y: number
  readonly size: number
  readonly most?: number
}

function textAt(
  text: MeasuredText,
  { x = inner.x, y, size: own, most = inner.width }: Place,
  ruler: Ruler,
): PlacedText {
  const set = setText(text, inThousandths(most, own), ruler)
  return { set, x, y, width: widthOf(set, own), size: own }
}

const bottomOf = ({ set, y, size: own }: PlacedText): number => y + heightOf(set, own)

const headOf =
  (over: string, side: LineageSide, x: number) =>
  (ruler: Ruler, y: number): { readonly texts: readonly PlacedText[]; readonly bottom: number } => {
    const above = textAt(ruler.measure(over, 'regular'), { x, y, size, most: column }, ruler)
    const name = { x, y: bottomOf(above), size: size * 1.25, most: column }
    const title = textAt(ruler.measure(saySide(side), 'bold'), name, ruler)
    return { texts: [above, title], bottom: bottomOf(title) }
  }

interface ToPlace {
  readonly lineage: ReadLineage
  readonly of: LineageOf
  readonly y: number
}

interface Part {
  readonly title: PlacedText
  readonly plates: readonly LineagePlate[]
  readonly bands: readonly Band[]
  readonly bottom: number
  readonly missing: number
}

function partOf({ lineage, of, y }: ToPlace, ruler: Ruler): Part {
  const title = textAt(
    ruler.measure(of === 'ambition' ? 'Ambitions' : 'Values', 'bold'),
    { y, size: size * 1.05 },
    ruler,
  )
  const top = bottomOf(title) + size * 0.5
  const unsaid = notYetSaid(lineage, of)
  const old = columnOf({ side: lineage.old, of, unsaid: unsaid.old }, ruler)
  const now = columnOf({ side: lineage.now, of, unsaid: unsaid.now }, ruler)
  const hows = inLineageOrder(lineage)
    .filter(entry => entry.of === of)
    .map(entry => ({ entry, plate: howPlate(entry, ruler) }))
  const tall = Math.max(stacked(old.plates), stacked(now.plates), stacked(hows))
  const placedOld = spread(old.plates, { x: left.old, y: top, tall })
  const placedNow = spread(now.plates, { x: left.now, y: top, tall })
  const between = placeHows(hows, { old: placedOld, now: placedNow, y: top, tall })
  return {
    title,
    plates: [...placedOld, ...placedNow, ...between],
    bands: between.flatMap(how => bandsOf(how, placedOld, placedNow)),
    bottom: top + tall,
    missing: old.missing + now.missing,
  }
}

interface ItemPlate extends LineagePlate {
  readonly id: string
}

function columnOf(
  {
    side,
    of,
    unsaid,
  }: { readonly side: LineageSide; readonly of: LineageOf; readonly unsaid: readonly { id: string }[] },
  ruler: Ruler,
): { readonly plates: readonly ItemPlate[]; readonly missing: number } {
  const items = itemsIn(side, of)
  const marks = waymarksOf(items.map(({ id }) => ({ ambitionId: of === 'ambition' ? id : null })))
  let missing = 0
  const plates = items.map(({ id, title }, at): ItemPlate => {
    const isUnsaid = unsaid.some(one => one.id === id)
    const waymark: Waymark = marks[at] ?? { letter: '', tone: 'f' }
    const name = ruler.measure(title, 'bold')
    missing += name.missing
    const more = isUnsaid ? ruler.measure('Not yet said', 'regular').paragraphs : []
    const text = { ...name, paragraphs: [...name.paragraphs, ...more] }
    const plate = plateOf({ text, waymark }, { size, most: column }, ruler)
    return { id, kind: 'item', tone: waymark.tone, isUnsaid, plate: widened(plate, column) }
  })
  return { plates, missing }
}

const widened = (plate: Plate, to: number): Plate => ({ ...plate, box: { ...plate.box, width: to } })

/** With its word in the middle. */
function howPlate({ how }: LineageEntry, ruler: Ruler): Plate {
  const plate = plateOf({ text: ruler.measure(howNames[how], 'regular'), waymark: null }, { size, most: middle }, ruler)
  const x = (middle - plate.text.width) / 2
  return { ...widened(plate, middle), text: { ...plate.text, x } }
}

const stacked = (all: readonly { readonly plate: Plate }[]): number =>
  all.reduce((sum, { plate }) => sum + plate.box.height, 0) + Math.max(0, all.length - 1) * gap

interface Room {
  readonly x: number
  readonly y: number
  readonly tall: number
}

/** One under the other; what is left of the height goes between and around them. */
function spread(all: readonly ItemPlate[], { x, y, tall }: Room): ItemPlate[] {
  const left = tall - stacked(all)
  const more = all.length < 2 ? 0 : Math.min(left / (all.length - 1), gap * 2)
  let top = y + (left - more * Math.max(0, all.length - 1)) / 2
  return all.map(one => {
    const plate = moved(one.plate, x, top)
    top += plate.box.height + gap + more
    return { ...one, plate }
  })
}

const middleOf = ({ y, height }: Box): number => y + height / 2

interface HowPlate extends LineagePlate {
  readonly entry: LineageEntry
}

interface Between {
  readonly old: readonly ItemPlate[]
  readonly now: readonly ItemPlate[]
  readonly y: number
  readonly tall: number
}

/** Each as near as can be to the middle of what it is between. */
function placeHows(
  hows: readonly { readonly entry: LineageEntry; readonly plate: Plate }[],
  { old, now, y, tall }: Between,
): HowPlate[] {
  const wanted = hows
    .map(({ entry, plate }) => {
      const ends = [...endsOf(entry.from, old), ...endsOf(entry.to, now)]
      const sum = ends.reduce((all, { plate: end }) => all + middleOf(end.box), 0)
      const at = ends.length === 0 ? y : sum / ends.length
      return { entry, plate, at, tone: (endsOf(entry.to, now)[0] ?? ends[0])?.tone ?? 'f' }
    })
    .toSorted((a, b) => a.at - b.at)
  let free = y
  const tops = wanted.map(({ plate, at }) => {
    const top = Math.max(free, at - plate.box.height / 2)
    free = top + plate.box.height + gap
    return top
  })
  let end = y + tall
  for (let at = wanted.length - 1; at >= 0; at -= 1) {
    const own = wanted[at]?.plate.box.height ?? 0
    tops[at] = Math.min(tops[at] ?? y, end - own)
    end = (tops[at] ?? y) - gap
  }
  return wanted.map(({ entry, plate, tone }, at) => ({
    entry,
    kind: 'how',
    tone,
    isUnsaid: false,
    plate: moved(plate, left.how, tops[at] ?? y),
  }))
}

const endsOf = (ids: readonly string[], all: readonly ItemPlate[]): ItemPlate[] =>
  all.filter(({ id }) => ids.includes(id))

const bandsOf = (
  { entry, plate: { box }, tone }: HowPlate,
  old: readonly ItemPlate[],
  now: readonly ItemPlate[],
): Band[] => [
  ...endsOf(entry.from, old).map(({ plate: from, tone: own }): Band => ({
    from: { x: from.box.x + from.box.width, y: middleOf(from.box) },
    to: { x: box.x, y: middleOf(box) },
    tone: entry.to.length === 0 ? own : tone,
  })),
  ...endsOf(entry.to, now).map(({ plate: to, tone: own }): Band => ({
    from: { x: box.x + box.width, y: middleOf(box) },
    to: { x: to.box.x, y: middleOf(to.box) },
    tone: own,
  })),
]
