/** Has pictures drawn, and keeps the last of them. */
import type { PictureFormat } from '@waymark/shared/wire/pictures.ts'
import type { LineageToDraw } from './draw-lineage.ts'
import type { PictureToDraw } from './draw-picture.ts'
import { drawingThread } from './drawing-thread.ts'
import { keptDrawings } from './kept-drawings.ts'
import { sheetSizes } from './sheet-sizes.ts'

export interface Draughtsman {
  /** The sheets as SVG. `hash` is another where anything in the picture is. */
  readonly draw: (picture: PictureToDraw, hash: string) => Promise<readonly string[]>
  /** One sheet as a file; undefined where there are not so many. */
  readonly file: (picture: PictureToDraw, of: FileOf) => Promise<Uint8Array | undefined>
  /** Where a strategy comes from, as a file. */
  readonly lineage: (picture: LineageToDraw, of: Omit<FileOf, 'sheet'>) => Promise<Uint8Array>
  readonly stop: () => Promise<void>
}

export interface FileOf {
  readonly hash: string
  readonly format: PictureFormat
  /** From 1. */
  readonly sheet: number
}

export function draughtsman(): Draughtsman {
  const thread = drawingThread()
  const drawings = keptDrawings<readonly string[]>(sheets => sheets.reduce((sum, { length }) => sum + length, 0))
  const images = keptDrawings<Uint8Array>(({ byteLength }) => byteLength)

  const draw: Draughtsman['draw'] = ({ shown, words, under, size, look }, hash) =>
    drawings(`${hash} ${size} ${look}`, async () => {
      const drawn = await thread.order({ kind: 'svg', picture: { shown, words, under, size, look } })
      return drawn instanceof Uint8Array ? [] : drawn
    })
  return {
    draw,
    file: async (picture, { hash, format, sheet }) => {
      const { size, look } = picture
      const svg = (await draw(picture, hash))[sheet - 1]
      if (svg === undefined || format === 'svg') return svg === undefined ? undefined : Buffer.from(svg)
      const { width, finer } = sheetSizes[size]
      return images(`${hash} ${size} ${look} ${sheet}`, async () => {
        const drawn = await thread.order({ kind: 'png', svg, width: Math.round(width * finer) })
        return drawn instanceof Uint8Array ? drawn : new Uint8Array()
      })
    },
    lineage: async (picture, { hash, format }) => {
      const key = `lineage ${hash} ${picture.look}`
      const [svg = ''] = await drawings(key, async () => {
        const drawn = await thread.order({ kind: 'lineage', picture })
        return drawn instanceof Uint8Array ? [] : drawn
      })
      if (format === 'svg') return Buffer.from(svg)
      return images(key, async () => {
        const drawn = await thread.order({ kind: 'png', svg, width: pngWidth(svg) })
        return drawn instanceof Uint8Array ? drawn : new Uint8Array()
      })
    },
    stop: thread.stop,
  }
}

/** As fine as a sheet, unless it is so long that it would be a very large image. */
function pngWidth(svg: string): number {
  const { width, height, finer } = sheetSizes.a4
  const tall = Number(/viewBox="0 0 \d+ (\d+)"/.exec(svg)?.[1] ?? height)
  return Math.round(width * (tall > height * 3 ? 1 : finer))
}
