/** What stands where on a sheet: plain values, in pixels from its upper left corner. */
import type { Waymark } from '@waymark/shared/rules/letters.ts'
import type { SetText } from './lines.ts'

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface PlacedText {
  readonly set: SetText
  /** Its upper left corner. */
  readonly x: number
  readonly y: number
  /** Lines that are read from the right end here. */
  readonly width: number
  readonly size: number
}

export interface PlacedPiece {
  /** Which of the pieces it is. */
  readonly at: number
  readonly box: Box
  /** With the name of a theme first, where there is one. */
  readonly texts: readonly PlacedText[]
  /** Of a bubble: where its tail is, and which way it goes. */
  readonly tail: { readonly x: number; readonly to: 'left' | 'right'; readonly height: number } | null
}

export interface PlacedMark extends Waymark {
  readonly x: number
  readonly y: number
  readonly radius: number
  /** Its letter, which can be none. */
  readonly text: PlacedText
}

/** A title or the end of a path: words in a box, with a waymark where it has one. */
export interface Plate {
  readonly box: Box
  readonly text: PlacedText
  readonly waymark: PlacedMark | null
}

export interface PlacedLink {
  readonly from: Plate
  readonly to: Plate
  readonly sentence: Plate
}

export interface PlacedSheet {
  readonly frame: Box
  readonly size: number
  readonly title: Plate
  readonly pieces: readonly PlacedPiece[]
  readonly links: readonly PlacedLink[]
  readonly foot: readonly PlacedText[]
}

/** In parts of the size of the type. */
export const leading = 1.34
export const betweenParagraphs = 0.34

export const heightOf = ({ lines }: SetText, size: number): number =>
  size * (lines.length * leading + lines.filter(({ isNext }) => isNext).length * betweenParagraphs)

export const widthOf = ({ width }: SetText, size: number): number => (width * size) / 1000

/** A width in pixels, as lines are set in it. */
export const inThousandths = (width: number, size: number): number => (width / size) * 1000
