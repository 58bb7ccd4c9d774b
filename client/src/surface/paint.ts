/** Frames, cards and words on a canvas whose units are those of the surface. */
import type { PaperContext } from './easel.ts'
import type { Card } from './frames.ts'
import { rectIn, type PlacedFrame, type Rect } from './layout.ts'
import type { Palette } from './palette.ts'
import { wrapWords } from './wrap-words.ts'

export interface Pen {
  readonly context: PaperContext
  readonly palette: Palette
  readonly zoom: number
}

const frameRound = 16
const cardPad = 12
/** Of a letter, as a part of its size: for the length of bars. */
const letterWidth = 0.5

export function paintFrame({ context, palette, zoom }: Pen, frame: PlacedFrame): void {
  const { note: _, frame: ground, line } = palette.tones[frame.inside.frame.waymark.tone]
  context.fillStyle = ground
  context.strokeStyle = line
  context.lineWidth = 1 / zoom
  context.beginPath()
  context.roundRect(frame.x, frame.y, frame.width, frame.height, frameRound)
  context.fill()
  context.stroke()
  for (const placed of frame.inside.groups) {
    if (placed.group.title === '') continue
    const { x, y, width, height } = rectIn(frame, placed)
    context.fillStyle = palette.surface
    context.strokeStyle = palette.line
    context.beginPath()
    context.roundRect(x, y, width, height, frameRound)
    context.fill()
    context.stroke()
  }
}

export function paintCard(
  { context, palette, zoom }: Pen,
  card: Card,
  { rect: { x, y, width, height }, isSelected }: { readonly rect: Rect; readonly isSelected: boolean },
): void {
  const { note, line } = palette.tones[card.tone]
  context.fillStyle = note
  context.fillRect(x, y, width, height)
  const isStrong = isSelected || card.note.isMine
  context.lineWidth = (isSelected ? 3 : isStrong ? 2 : 1) / zoom
  context.strokeStyle = isSelected ? palette.select : card.note.isMine ? palette.ink : line
  context.strokeRect(x, y, width, height)
}

const wrapped = new WeakMap<
  Card,
  { readonly width: number; readonly font: string; readonly lines: readonly string[] }
>()

export function paintWords(
  pen: Pen,
  card: Card,
  { rect: { x, y, width, height }, hasWords }: { readonly rect: Rect; readonly hasWords: boolean },
): void {
  const { context, palette } = pen
  const inner = width - 2 * cardPad
  const room = Math.max(1, Math.floor((height - cardPad) / palette.lineHeight))
  const isRightToLeft = startsRightToLeft(card.note.text)
  context.fillStyle = palette.ink
  if (!hasWords) {
    paintBars(pen, card.note.text.length, { x: x + cardPad, y: y + cardPad, width: inner, room, isRightToLeft })
    return
  }
  context.font = palette.font
  context.textBaseline = 'alphabetic'
  context.textAlign = isRightToLeft ? 'right' : 'left'
  context.direction = isRightToLeft ? 'rtl' : 'ltr'
  const left = isRightToLeft ? x + width - cardPad : x + cardPad
  const lines = linesOf(context, card, { width: inner, font: palette.font })
  for (const [at, line] of lines.slice(0, room).entries())
    context.fillText(line, left, y + cardPad + (at + 0.75) * palette.lineHeight)
}

function linesOf(
  context: PaperContext,
  card: Card,
  { width, font }: { readonly width: number; readonly font: string },
): readonly string[] {
  const known = wrapped.get(card)
  if (known?.width === width && known.font === font) return known.lines
  const lines = wrapWords(card.note.text, width, text => context.measureText(text).width)
  wrapped.set(card, { width, font, lines })
  return lines
}

/** Lines of fewer pixels are no lines any more. */
const leastLine = 3

function paintBars(
  { context, palette, zoom }: Pen,
  letters: number,
  bar: Omit<Rect, 'height'> & { readonly room: number; readonly isRightToLeft: boolean },
): void {
  const perLine = Math.max(1, bar.width / (letterWidth * palette.fontSize))
  const lines = Math.min(bar.room, Math.ceil(letters / perLine))
  if (palette.lineHeight * zoom < leastLine) {
    context.globalAlpha = 0.22
    context.fillRect(bar.x, bar.y, bar.width, lines * palette.lineHeight)
    context.globalAlpha = 1
    return
  }
  const high = 0.4 * palette.lineHeight
  context.globalAlpha = 0.55
  for (let at = 0; at < lines; at += 1) {
    const share = Math.min(1, Math.max(0.15, letters / perLine - at))
    const long = bar.width * (at === lines - 1 ? share : 0.94)
    const left = bar.isRightToLeft ? bar.x + bar.width - long : bar.x
    context.fillRect(left, bar.y + at * palette.lineHeight + 0.3 * palette.lineHeight, long, high)
  }
  context.globalAlpha = 1
}

/** By its first letter with a direction, as the page does. */
export const startsRightToLeft = (text: string): boolean =>
  /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(text)
