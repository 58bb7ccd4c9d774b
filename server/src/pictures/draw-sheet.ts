/** A sheet as an SVG that looks the same everywhere: its letters are outlines, and its words stand in its description. */
import { drawPlate, shadow } from './draw-plate.ts'
import type { Letters } from './letters.ts'
import {
  betweenParagraphs,
  leading,
  type PlacedLink,
  type PlacedPiece,
  type PlacedSheet,
  type PlacedText,
  type Plate,
} from './placed.ts'
import { bubblePath, curlPath, hillPaths, roundedPath, short, stickyPath } from './shapes.ts'
import type { Colours, SheetSize, ToneColours } from './sheet-sizes.ts'
import { fill, stroke, svgFile, written } from './svg-parts.ts'

export interface Drawing {
  readonly sheet: PlacedSheet
  readonly paper: SheetSize
  readonly colours: Colours
  /** Undefined: of the wall. */
  readonly tone: ToneColours | undefined
  readonly alt: string
  readonly text: string
}

interface Pen extends Drawing {
  readonly write: (text: PlacedText, colour: string) => string
  readonly line: number
  readonly size: number
}

export function drawSheet(drawing: Drawing, letters: Letters): string {
  const { paper, alt, text } = drawing
  const used = new Set<string>()
  const write = (placed: PlacedText, colour: string): string => written(placed, colour, used)
  const { size } = drawing.sheet
  const pen: Pen = { ...drawing, write, size, line: (size * drawing.colours.line) / 100 }
  const body = [
    ...frame(pen),
    ...drawing.sheet.pieces.map(piece => (drawing.tone === undefined ? sticky(pen, piece) : bubble(pen, piece))),
    title(pen),
    ...drawing.sheet.links.map(link => pathOf(pen, link)),
    ...drawing.sheet.foot.map(foot => write(foot, drawing.colours.soft)),
  ]
  return svgFile({ ...paper, alt, text, body, used }, letters)
}

function frame({ sheet, paper, colours, tone }: Pen): string[] {
  const shape = roundedPath(sheet.frame, paper.margin * 0.6)
  const inner = tone?.frame ?? colours.surface
  const outer = tone?.line ?? colours.ink
  const { hills, way } = hillPaths(sheet.frame)
  const land =
    colours.hills === null
      ? []
      : [
          `<clipPath id="frame"><path d="${shape}"/></clipPath><g clip-path="url(#frame)">`,
          ...hills.map((hill, at) => fill(hill, colours.hills?.[at] ?? inner, ' fill-opacity=".7"')),
          sheet.links.length > 0 || tone === undefined
            ? ''
            : `<path d="${way}" fill="none" stroke="${colours.trail}" stroke-width="${short(paper.margin * 0.12)}" stroke-linecap="round" stroke-dasharray="0 ${short(paper.margin * 0.34)}"/>`,
          '</g>',
        ]
  return [
    `<rect width="${paper.width}" height="${paper.height}" fill="${colours.page}"/>`,
    fill(shape, inner),
    ...land,
    fill(shape, 'none', stroke(outer, colours.shadow === null ? 3 : 1.5)),
  ]
}

function bubble(pen: Pen, piece: PlacedPiece): string {
  const { sheet, colours, tone, line } = pen
  const d = bubblePath(piece, sheet.size)
  const paper = piece.at % 3 === 1 ? (tone?.note ?? colours.surface) : colours.surface
  return [
    '<g>',
    shadow(pen, d),
    fill(d, paper, stroke(tone?.mark ?? colours.ink, line)),
    ...piece.texts.map(text => pen.write(text, colours.ink)),
    '</g>',
  ].join('')
}

function sticky(pen: Pen, piece: PlacedPiece): string {
  const { sheet, colours, line } = pen
  const { box, texts, at } = piece
  const { size } = sheet
  const d = stickyPath(box, size)
  const [wide, tall] = [Math.min(size * 3.4, box.width * 0.4), size * 0.95]
  const left = box.x + (box.width - wide) * (at % 3 === 0 ? 0.5 : at % 3 === 1 ? 0.42 : 0.58)
  const tape = `<rect x="${short(left)}" y="${short(box.y - tall * 0.55)}" width="${short(wide)}" height="${short(tall)}" fill="${colours.sticky.tape}" fill-opacity="${colours.shadow === null ? 1 : 0.75}" transform="rotate(${at % 2 === 0 ? -2 : 2} ${short(left + wide / 2)} ${short(box.y)})"/>`
  return [
    '<g>',
    shadow(pen, d),
    fill(d, colours.sticky.paper, stroke(colours.sticky.edge, colours.shadow === null ? line : 1)),
    fill(curlPath(box, size), colours.sticky.edge, ' fill-opacity=".22"'),
    tape,
    ...texts.map(text => pen.write(text, colours.ink) + parting(text, colours.sticky.edge)),
    '</g>',
  ].join('')
}

/** Between the paragraphs of a note that goes on. */
function parting({ set, x, y, width, size }: PlacedText, colour: string): string {
  let top = y
  return set.lines
    .map(line => {
      const above = top + (betweenParagraphs * size) / 2
      top += (line.isNext ? betweenParagraphs * size : 0) + leading * size
      return line.isNext
        ? `<path d="M${short(x)} ${short(above)}H${short(x + width)}" fill="none" stroke="${colour}" stroke-width="${short(size * 0.09)}" stroke-linecap="round" stroke-dasharray="0 ${short(size * 0.3)}"/>`
        : ''
    })
    .join('')
}

function title(pen: Pen): string {
  const { sheet, colours, tone } = pen
  if (tone === undefined) return pen.write(sheet.title.text, colours.ink) + wayFrom(pen)
  return drawPlate(pen, sheet.title, { paper: tone.note, edge: tone.mark, thick: 1.4 })
}

/** From the words over the wall to its other end. */
function wayFrom({ sheet, colours, paper }: Pen): string {
  const { text, box } = sheet.title
  const [from, to] = [text.x + text.width + text.size, sheet.frame.x + sheet.frame.width - paper.margin * 0.9]
  if (from > to) return ''
  const [y, line] = [box.y + box.height / 2, text.size * 0.14]
  return `<path d="M${short(from)} ${short(y)}H${short(to)}" fill="none" stroke="${colours.trail}" stroke-width="${short(line)}" stroke-linecap="round" stroke-dasharray="0 ${short(line * 3)}"/>`
}

/** Two boxes with a dotted path between them, and its sentence on the path. */
function pathOf(pen: Pen, { from, to, sentence }: PlacedLink): string {
  const { colours, line } = pen
  const middle = from.box.y + from.box.height / 2
  const way = `<path d="M${short(from.box.x + from.box.width)} ${short(middle)}H${short(to.box.x)}" fill="none" stroke="${colours.trail}" stroke-width="${short(line * 2)}" stroke-linecap="round" stroke-dasharray="0 ${short(line * 4)}"/>`
  const end = (box: Plate): string => {
    const own = box.waymark === null ? undefined : colours.tones[box.waymark.tone]
    return drawPlate(pen, box, { paper: own?.note ?? colours.surface, edge: own?.mark ?? colours.ink, thick: 1 })
  }
  return [
    way,
    end(from),
    end(to),
    drawPlate(pen, sentence, { paper: colours.surface, edge: colours.trail, thick: 1 }),
  ].join('')
}
