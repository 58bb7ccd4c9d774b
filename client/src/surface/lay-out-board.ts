/**
 * The board's layout: frames in rows, notes flowing in reading order inside them, rows of equal height, long notes two or three columns
 * wide. A frame is worked out once and kept while it, its shape and the measures stay the same.
 */
import type { Card, Frame, Group } from './frames.ts'
import { keptInsides } from './kept-insides.ts'
import type { Inside, Layout, PlacedCard, PlacedFrame, PlacedGroup, Row } from './layout.ts'
import type { Measures } from './measures.ts'
import { frameWidthOf, spaces, type Shape } from './shape.ts'

/** From so many characters a note takes two columns, or three, where there are as many. */
const wideFrom = [220, 560] as const

/** Nothing overlaps, and order on the sheet is reading order. Cost: one pass over the frames that changed. */
export function boardLayouts(): (frames: readonly Frame[], shape: Shape, measures: Measures) => Layout {
  const inside = keptInsides((frame, shape: Shape, measures) => layInside(frame, shape, measures))
  return (frames, shape, measures) =>
    inRows(
      frames.map(frame => inside(frame, shape, measures)),
      shape,
      measures.rem,
    )
}

function inRows(insides: readonly Inside[], shape: Shape, rem: number): Layout {
  const gutter = shape.gutter * rem
  const between = spaces.between * rem
  const frameWidth = frameWidthOf(shape, rem)
  const frames: PlacedFrame[] = []
  let y = gutter
  for (let at = 0; at < insides.length; at += shape.frameColumns) {
    const row = insides.slice(at, at + shape.frameColumns)
    const height = Math.max(...row.map(inside => inside.height))
    for (const [column, inside] of row.entries())
      frames.push({ inside, x: gutter + column * (frameWidth + between), y, width: frameWidth, height })
    y += height + between
  }
  const columns = Math.min(shape.frameColumns, Math.max(1, insides.length))
  return {
    frames,
    width: 2 * gutter + columns * frameWidth + (columns - 1) * between,
    height: frames.length === 0 ? 2 * gutter : y - between + gutter,
  }
}

interface Flow {
  readonly columns: number
  readonly cardWidth: number
  readonly left: number
  readonly gap: number
  readonly heightOf: (card: Card, width: number) => number
}

function layInside(frame: Frame, shape: Shape, measures: Measures): Inside {
  const { rem } = measures
  const width = frameWidthOf(shape, rem)
  const pad = spaces.framePad * rem
  const isGrouped = frame.groups.some(({ title }) => title !== '')
  const groupPad = isGrouped ? spaces.groups * rem : 0
  const gap = spaces.cards * rem
  const cardWidth = (width - 2 * (pad + groupPad) - (shape.cardColumns - 1) * gap) / shape.cardColumns
  const flow: Flow = {
    columns: shape.cardColumns,
    cardWidth,
    left: pad + groupPad,
    gap,
    heightOf: measures.cardHeight,
  }
  const headerWidth = width - 2 * pad
  const header = measures.frameHeader(frame, headerWidth)
  const rows: Row[] = []
  const groups: PlacedGroup[] = []
  let y = pad + header
  for (const [at, group] of frame.groups.entries()) {
    const indent = group.isPart === true ? spaces.part * rem : 0
    const groupWidth = width - indent - 2 * (pad + groupPad)
    const head = measures.groupHeader(group, groupWidth)
    const own = flowRows(group, at, { ...indented(flow, indent), top: y + head + (isGrouped ? groupPad : 0) })
    rows.push(...own)
    const end = bottomOf(own) ?? y + head + groupPad
    const height = end - y + groupPad
    groups.push({
      group,
      x: pad + indent,
      y,
      width: width - indent - 2 * pad,
      height,
      header: head,
      headerWidth: groupWidth,
    })
    y = end + groupPad + (isGrouped ? gap : 0)
  }
  const least = frame.groups.every(({ cards }) => cards.length === 0) ? 2 * rem : 0
  return { frame, width, height: y + pad + least, header, headerWidth, groups, rows, byKey: indexed(rows) }
}

const indented = (flow: Flow, by: number): Flow =>
  by === 0 ? flow : { ...flow, left: flow.left + by, cardWidth: flow.cardWidth - by / flow.columns }

const bottomOf = (rows: readonly Row[]): number | undefined => {
  const last = rows.at(-1)
  return last === undefined ? undefined : last.y + last.height
}

const indexed = (rows: readonly Row[]): ReadonlyMap<string, PlacedCard> =>
  new Map(rows.flatMap(({ cards }) => cards.map(placed => [placed.card.key, placed] as const)))

function flowRows({ cards }: Group, group: number, flow: Flow & { readonly top: number }): Row[] {
  const { columns, cardWidth, left, gap, heightOf } = flow
  const rows: Row[] = []
  let row: PlacedCard[] = []
  let column = 0
  let { top } = flow
  const close = (): void => {
    const height = Math.max(...row.map(placed => placed.height))
    rows.push({ y: top, height, cards: row.map(placed => ({ ...placed, height })) })
    top += height + gap
    row = []
    column = 0
  }
  for (const [at, card] of cards.entries()) {
    const span = Math.min(columns, spanOf(card))
    if (column + span > columns) close()
    const width = span * cardWidth + (span - 1) * gap
    row.push({ card, group, at, x: left + column * (cardWidth + gap), y: top, width, height: heightOf(card, width) })
    column += span
  }
  if (row.length > 0) close()
  return rows
}

const spanOf = ({ note: { text } }: Card): number => 1 + wideFrom.filter(from => text.length >= from).length
