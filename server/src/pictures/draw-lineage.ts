/** Where a strategy comes from as an SVG: the old on the left, the new on the right, and bands between them that say how. */
import type { ReadLineage } from '@waymark/shared/rules/lineage.ts'
import { lineageAlt, lineageText } from '@waymark/shared/rules/lineage-words.ts'
import type { PictureLook } from '@waymark/shared/wire/pictures.ts'
import { openedLetters } from './draw-picture.ts'
import { drawPlate, type PlatePen } from './draw-plate.ts'
import { layOutLineage, type Band, type LineagePlate, type PlacedLineage } from './lay-out-lineage.ts'
import { rulerOf } from './measured-text.ts'
import type { PlacedText } from './placed.ts'
import { roundedPath, short } from './shapes.ts'
import { sheetColours, type Colours } from './sheet-sizes.ts'
import { fill, stroke, svgFile, written } from './svg-parts.ts'

export interface LineageToDraw {
  readonly lineage: ReadLineage
  readonly look: PictureLook
}

export const placeLineage = (lineage: ReadLineage): PlacedLineage => layOutLineage(lineage, rulerOf(openedLetters()))

export function drawLineage({ lineage, look }: LineageToDraw): string {
  const letters = openedLetters()
  const placed = placeLineage(lineage)
  const { width, height, size } = placed
  const colours = sheetColours[look]
  const used = new Set<string>()
  const write = (text: PlacedText, colour: string): string => written(text, colour, used)
  const pen: PlatePen = { colours, size, line: (size * colours.line) / 100, write }
  const body = [
    `<rect width="${width}" height="${height}" fill="${colours.page}"/>`,
    fill(roundedPath(placed.frame, size), colours.surface, stroke(colours.soft, colours.shadow === null ? 3 : 1.5)),
    ...placed.bands.map(band => bandPath(band, colours, size)),
    ...placed.heads.map(head => write(head, colours.ink)),
    ...placed.plates.map(plate => plateOf(pen, plate)),
    ...placed.foot.map(foot => write(foot, colours.soft)),
  ]
  const printed = { width: '297mm', height: `${short((height * 297) / width)}mm` }
  return svgFile({ width, height, printed, alt: lineageAlt(lineage), text: lineageText(lineage), body, used }, letters)
}

/** Bends from one height to the other. */
function bandPath({ from, to, tone }: Band, colours: Colours, size: number): string {
  const half = size * 0.34
  const bend = (from.x + to.x) / 2
  const curve = (a: number, b: number): string => `${short(bend)} ${short(a)} ${short(bend)} ${short(b)}`
  const d = [
    `M${short(from.x)} ${short(from.y - half)}C${curve(from.y - half, to.y - half)} ${short(to.x)} ${short(to.y - half)}`,
    `V${short(to.y + half)}C${curve(to.y + half, from.y + half)} ${short(from.x)} ${short(from.y + half)}Z`,
  ].join('')
  const { note, line } = colours.tones[tone]
  return fill(d, note, stroke(line, colours.shadow === null ? 2 : 1.2))
}

function plateOf(pen: PlatePen, { plate, kind, tone, isUnsaid }: LineagePlate): string {
  const { note, mark } = pen.colours.tones[tone]
  const paper = kind === 'how' || isUnsaid ? pen.colours.surface : note
  return drawPlate(pen, plate, { paper, edge: mark, thick: kind === 'how' ? 0.7 : 1, isDashed: isUnsaid })
}
