/** The list's layout: one frame below the other, one note below the other, in the same order. */
import type { Frame } from './frames.ts'
import { keptInsides } from './kept-insides.ts'
import type { Inside, Layout, PlacedCard, PlacedFrame, PlacedGroup, Row } from './layout.ts'
import type { Measures } from './measures.ts'

/** In rem. */
const betweenFrames = 3
const betweenRows = 0.5
const groupPad = 0.75
const partIndent = 1.5

/** `width` in CSS pixels. Cost: one pass over the frames that changed. */
export function listLayouts(): (frames: readonly Frame[], width: number, measures: Measures) => Layout {
  const insideOf = keptInsides((frame, width: number, measures) => layInside(frame, width, measures))
  return (frames, width, measures) => {
    const placed: PlacedFrame[] = []
    let y = 0
    for (const frame of frames) {
      const inside = insideOf(frame, width, measures)
      placed.push({ inside, x: 0, y, width, height: inside.height })
      y += inside.height + betweenFrames * measures.rem
    }
    return { frames: placed, width, height: Math.max(0, y - betweenFrames * measures.rem) }
  }
}

function layInside(frame: Frame, width: number, measures: Measures): Inside {
  const { rem } = measures
  const header = measures.frameHeader(frame, width)
  const rows: Row[] = []
  const groups: PlacedGroup[] = []
  const byKey = new Map<string, PlacedCard>()
  let y = header
  for (const [at, group] of frame.groups.entries()) {
    const pad = group.title === '' ? 0 : groupPad * rem
    const indent = group.isPart === true ? partIndent * rem : 0
    const top = y
    const inner = width - indent - 2 * pad
    const head = measures.groupHeader(group, inner)
    y += pad + head
    for (const [place, card] of group.cards.entries()) {
      const height = measures.rowHeight(card, inner)
      const placed: PlacedCard = { card, group: at, at: place, x: indent + pad, y, width: inner, height }
      rows.push({ y, height, cards: [placed] })
      byKey.set(card.key, placed)
      y += height + betweenRows * rem
    }
    y += pad
    const height = y - top - (pad === 0 ? 0 : betweenRows * rem)
    groups.push({ group, x: indent, y: top, width: width - indent, height, header: head, headerWidth: inner })
    y += pad === 0 ? 0 : 0.75 * rem
  }
  return {
    frame,
    width,
    height: y + (rows.length === 0 ? 2 * rem : 0),
    header,
    headerWidth: width,
    groups,
    rows,
    byKey,
  }
}
