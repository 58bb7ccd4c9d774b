/** From what a picture shows to its sheets as SVG. Pure, but for the fonts that it reads once. */
import type { Shown, WordsBeside } from '@waymark/shared/rules/pictures.ts'
import type { PictureLook, PictureSize } from '@waymark/shared/wire/pictures.ts'
import { drawSheet } from './draw-sheet.ts'
import { layOutSheets } from './lay-out-sheets.ts'
import { openLetters, type Letters } from './letters.ts'
import { rulerOf } from './measured-text.ts'
import type { PlacedSheet } from './placed.ts'
import { sheetColours, sheetSizes } from './sheet-sizes.ts'

export interface PictureToDraw {
  readonly shown: Shown
  readonly words: Pick<WordsBeside, 'alt' | 'text'>
  /** The question of the breakout. */
  readonly under: string
  readonly size: PictureSize
  readonly look: PictureLook
}

let letters: Letters | undefined

/** Read once. */
export const openedLetters = (): Letters => (letters ??= openLetters())

export function placeSheets({ shown, under, size }: Omit<PictureToDraw, 'look' | 'words'>): PlacedSheet[] {
  return layOutSheets({ shown, under }, sheetSizes[size], rulerOf(openedLetters()))
}

export function drawPicture(picture: PictureToDraw): string[] {
  const { shown, size, look, words } = picture
  const colours = sheetColours[look]
  const tone = shown.waymark === null ? undefined : colours.tones[shown.waymark.tone]
  return placeSheets(picture).map(sheet =>
    drawSheet({ sheet, paper: sheetSizes[size], colours, tone, ...words }, openedLetters()),
  )
}
