/** A plate as paths: its paper with a shadow, its waymark and its words. */
import type { PlacedText, Plate } from './placed.ts'
import { roundedPath, short, waymarkPath } from './shapes.ts'
import type { Colours } from './sheet-sizes.ts'
import { fill, stroke } from './svg-parts.ts'

export interface PlatePen {
  readonly colours: Colours
  /** Of the type of the whole picture. */
  readonly size: number
  /** How thick a usual line is. */
  readonly line: number
  readonly write: (text: PlacedText, colour: string) => string
}

export interface PlateStyle {
  readonly paper: string
  readonly edge: string
  /** In parts of a usual line. */
  readonly thick: number
  readonly isDashed?: boolean
}

export const shadow = ({ colours, size }: Pick<PlatePen, 'colours' | 'size'>, d: string): string =>
  colours.shadow === null
    ? ''
    : fill(d, colours.shadow, ` fill-opacity=".13" transform="translate(${short(size * 0.06)} ${short(size * 0.14)})"`)

export function drawPlate(
  pen: PlatePen,
  { box, text, waymark }: Plate,
  { paper, edge, thick, isDashed = false }: PlateStyle,
): string {
  const d = roundedPath(box, text.size * 0.55)
  const own = waymark === null ? undefined : pen.colours.tones[waymark.tone]
  const width = pen.line * thick
  const dashes = isDashed ? ` stroke-dasharray="${short(width * 3)} ${short(width * 2.4)}"` : ''
  return [
    '<g>',
    shadow(pen, d),
    fill(d, paper, stroke(edge, width) + dashes),
    ...(waymark === null || own === undefined
      ? []
      : [fill(waymarkPath(waymark.tone, waymark), own.mark), pen.write(waymark.text, own.on)]),
    pen.write(text, pen.colours.ink),
    '</g>',
  ].join('')
}
