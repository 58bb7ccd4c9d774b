/** A picture as sheets: in the largest type that has room for all of it, and on several where even the least is too large for one. */
import { mostSheets } from '@waymark/shared/wire/pictures.ts'
import type { Shown } from '@waymark/shared/rules/pictures.ts'
import { layOutBubbles, type LaidOut, type MeasuredPiece, type ToLayOut } from './lay-out-bubbles.ts'
import { inGroups, layOutWall, weightOf } from './lay-out-wall.ts'
import { setText } from './lines.ts'
import type { MeasuredText, Ruler } from './measured-text.ts'
import { leading, type Box, type PlacedSheet, type PlacedText } from './placed.ts'
import { inside, linkRows, moved, type LinkRows } from './plates.ts'
import type { SheetSize } from './sheet-sizes.ts'

export interface Subject {
  readonly shown: Shown
  /** What stands at the foot of each sheet: the question of the breakout. */
  readonly under: string
}

/** More are not even tried: they are in the text beside the picture, as all of them are. */
const mostPieces = 240
/** On all sides of a box, so that it is still seen which it is. */
const mostAround = 30
const stepDown = 0.93
/** Some of the room is left free, unless there is no more. */
const airy = 0.9

export function layOutSheets(subject: Subject, sheet: SheetSize, ruler: Ruler): PlacedSheet[] {
  const pieces = subject.shown.pieces.slice(0, mostPieces).map(({ name, text }, at): MeasuredPiece => ({
    at,
    name: ruler.measure(name, 'bold'),
    text: ruler.measure(text, 'regular'),
  }))
  let sheets = onSheets(subject, pieces, { sheet, ruler, from: 1 })
  for (let drawn = pieces; sheets === undefined;) {
    drawn = drawn.slice(0, Math.floor(drawn.length * 0.85))
    sheets = onSheets(subject, drawn, { sheet, ruler, from: mostSheets })
  }
  return sheets
}

interface Paper {
  readonly sheet: SheetSize
  readonly ruler: Ruler
}

function onSheets(
  subject: Subject,
  pieces: readonly MeasuredPiece[],
  paper: Paper & { readonly from: number },
): PlacedSheet[] | undefined {
  const { sheet } = paper
  const weight = pieces.reduce((sum, piece) => sum + weightOf(piece), 0)
  // A line of type of the least size, its air and its bubble: what fits on a sheet at the very most.
  const perSheet = ((sheet.width * sheet.height) / sheet.type.least ** 2) * 1000
  const most = Math.min(mostSheets, Math.max(1, pieces.length))
  const first = Math.min(most, Math.max(paper.from, Math.ceil((weight * leading) / perSheet)))
  for (let count = first; count <= most; count += 1) {
    const groups = pieces.length === 0 ? [[]] : inGroups(pieces, count, weightOf)
    const sheets = inOneType(subject, groups, { ...paper, drawn: pieces.length })
    if (sheets !== undefined) return sheets
  }
  return undefined
}

/** All sheets of a picture have type of one size. */
function inOneType(
  subject: Subject,
  groups: readonly (readonly MeasuredPiece[])[],
  paper: Paper & { readonly drawn: number },
): PlacedSheet[] | undefined {
  const { shown } = subject
  const { most, least } = paper.sheet.type
  const from = groups.length > 1 ? least * 1.3 : shown.pieces.length < 3 ? most * 1.7 : most
  const sizes: number[] = []
  for (let size = from; size > least; size *= stepDown) sizes.push(size)
  const tries = [
    // On all sides of the box is more beautiful than large, as long as it is large enough.
    ...sizes
      .filter(size => size > least * 1.2 && groups.every(({ length }) => length <= mostAround))
      .map(size => ({ size, mayBreak: false, fullest: airy, around: true })),
    ...sizes.map(size => ({ size, mayBreak: false, fullest: airy, around: false })),
    { size: least, mayBreak: false, fullest: 1, around: false },
  ]
  const attempt = (tried: (typeof tries)[number]): PlacedSheet[] | undefined => {
    const sheets: PlacedSheet[] = []
    for (const [at, pieces] of groups.entries()) {
      const sheet = sheetOf(subject, { pieces, at, of: groups.length }, { ...paper, ...tried })
      if (sheet === undefined) return undefined
      sheets.push(sheet)
    }
    return sheets
  }
  // What has no room in the least type has none in a larger one.
  const smallest = attempt({ size: least, mayBreak: true, fullest: 1, around: false })
  if (smallest === undefined) return undefined
  for (const tried of tries) {
    const sheets = attempt(tried)
    if (sheets !== undefined) return sheets
  }
  return smallest
}

interface Tried extends Paper {
  readonly size: number
  readonly mayBreak: boolean
  readonly fullest: number
  readonly around: boolean
  readonly drawn: number
}

interface Group {
  readonly pieces: readonly MeasuredPiece[]
  readonly at: number
  readonly of: number
}

function sheetOf({ shown, under }: Subject, group: Group, tried: Tried): PlacedSheet | undefined {
  const { sheet, ruler, size } = tried
  const footSize = sheet.type.foot
  const frame: Box = {
    x: sheet.margin,
    y: sheet.margin,
    width: sheet.width - sheet.margin * 2,
    height: sheet.height - sheet.margin * 1.3 - footSize * 2.2,
  }
  const whole = inside(frame, sheet.margin * 0.9)
  // The paths are on the first sheet, below the bubbles.
  const paths: LinkRows =
    group.at > 0
      ? { rows: [], height: 0, left: 0 }
      : linkRows(shown.links, { width: whole.width, most: whole.height * 0.3, size: sheet.type.least * 1.05 }, ruler)
  const area = { ...whole, height: whole.height - paths.height }
  const title = { text: ruler.measure(shown.title, 'bold'), waymark: shown.waymark }
  const { mayBreak, fullest, around } = tried
  const to: ToLayOut = { pieces: group.pieces, title, area, ruler, mayBreak, fullest, around }
  const laid: LaidOut | undefined = shown.waymark === null ? layOutWall(to, size) : layOutBubbles(to, size)
  if (laid === undefined) return undefined
  const top = area.y + area.height + sheet.type.least * 0.3
  const left = { pieces: shown.pieces.length - tried.drawn, links: group.at === 0 ? paths.left : 0 }
  return {
    frame,
    size,
    ...laid,
    links: paths.rows.map(({ from, to: other, sentence }) => ({
      from: moved(from, whole.x, top),
      to: moved(other, whole.x, top),
      sentence: moved(sentence, whole.x, top),
    })),
    foot: footOf({ under, group, left, missing: missingOf(group.pieces) }, { sheet, ruler }),
  }
}

const missingOf = (pieces: readonly MeasuredPiece[]): number =>
  pieces.reduce((sum, { name, text }) => sum + name.missing + text.missing, 0)

interface Foot {
  readonly under: string
  readonly group: Group
  readonly left: { readonly pieces: number; readonly links: number }
  readonly missing: number
}

/** What the sheet belongs to; which it is of how many; and what it could not show, which is in the text beside it. */
function footOf({ under, group, left, missing }: Foot, { sheet, ruler }: Paper): PlacedText[] {
  const size = sheet.type.foot
  const isLast = group.at === group.of - 1
  const remarks = [
    ...(isLast && left.pieces > 0 ? [`In the text beside this picture: ${left.pieces} more.`] : []),
    ...(left.links > 0 ? [`In the text beside this picture: ${left.links} more linked.`] : []),
    ...(missing > 0 ? ['□: letters that cannot be drawn here. The text beside this picture has them.'] : []),
    ...(group.of > 1 ? [`Sheet ${group.at + 1} of ${group.of}`] : []),
  ]
  const y = sheet.height - sheet.margin * 0.3 - size * 2
  const wide = sheet.width - sheet.margin * 2
  const right = cut(remarks.join('  '), (wide * 0.62 * 1000) / size, ruler)
  const rightWidth = (right.width * size) / 1000
  const room = wide - rightWidth - size * 2
  const set = cut(under, (room * 1000) / size, ruler)
  return [
    { set, x: sheet.margin, y, width: room, size },
    { set: right, x: sheet.width - sheet.margin - rightWidth, y, width: rightWidth, size },
  ].filter(text => text.set.lines.length > 0)
}

/** One line, with dots where there was more. */
function cut(text: string, width: number, ruler: Ruler): ReturnType<typeof setText> {
  const whole = ruler.measure(text.replaceAll(/\s+/g, ' '), 'regular')
  const set = setText(whole, width, ruler)
  const [line] = set.lines
  if (set.lines.length <= 1 || line === undefined) return set
  const kept = line.words.slice(0, Math.max(1, line.words.length - 1))
  const words = kept.map(({ clusters }) => clusters.map(one => one.text).join('')).join(' ')
  const short: MeasuredText = ruler.measure(`${words}…`, 'regular')
  const again = setText(short, width, ruler)
  return { ...again, lines: again.lines.slice(0, 1) }
}
