/**
 * How many columns a board has. A board of some notes fits the width of its window; a large one has the shape of a window, so that
 * it is a sheet that can be seen whole, and no endless strip. Chosen once and kept while notes come and go, so that adding one moves nothing
 * but what stands after it.
 */
import { cardCount, type Frame } from './frames.ts'

export interface Shape {
  /** Frames side by side. */
  readonly frameColumns: number
  /** Cards side by side in a frame. */
  readonly cardColumns: number
  /** Of a card in one column, in CSS pixels at 100 %. */
  readonly cardWidth: number
  /** Around all frames, in rem. */
  readonly gutter: number
}

/** In rem. */
export const spaces = { between: 1.5, framePad: 1, cards: 0.75, groups: 0.75, part: 1 } as const

const gutters = { narrow: 0.75, wide: 1.5 } as const
const narrow = 32

const leastPlain = 9
/** With a box to tick beside the words. */
const leastTicked = 13
const usualCard = 13
const leastFrame = 25
/** The most notes of a frame for which the window's width is enough. */
const few = 60
const mostColumns = 32
/** Of a row of cards, in rem: as high as the longest of them. */
const usualHeight = 12
/** A large board is so many times as wide as it is high, as most windows are. */
const usualAspect = 1.5

/** `width`: that of the window on the board, in CSS pixels. */
export function shapeFor(
  frames: readonly Frame[],
  width: number,
  { rem, hasTicks }: { readonly rem: number; readonly hasTicks: boolean },
): Shape {
  const leastCard = hasTicks ? leastTicked : leastPlain

  const gutter = width / rem < narrow ? gutters.narrow : gutters.wide
  const inner = Math.max(10, width / rem - 2 * gutter)
  const fits = Math.floor((inner + spaces.between) / (leastFrame + spaces.between))
  const frameColumns = Math.max(1, Math.min(fits, frames.length))
  const frameWidth = (inner - (frameColumns - 1) * spaces.between) / frameColumns
  const cardsWide = frameWidth - 2 * spaces.framePad
  const fitting = Math.max(1, Math.floor((cardsWide + spaces.cards) / (leastCard + spaces.cards)))
  const largest = Math.max(0, ...frames.map(cardCount))
  if (largest <= few) {
    const cardWidth = ((cardsWide - (fitting - 1) * spaces.cards) / fitting) * rem
    return { frameColumns, cardColumns: fitting, cardWidth: Math.floor(cardWidth), gutter }
  }
  const side = Math.ceil(Math.sqrt(frames.length))
  const down = Math.ceil(frames.length / side)
  const cardColumns = Math.ceil(Math.sqrt((usualAspect * down * largest * usualHeight) / (side * usualCard)))
  return {
    frameColumns: side,
    cardColumns: Math.min(mostColumns, Math.max(fitting, cardColumns)),
    cardWidth: usualCard * rem,
    gutter,
  }
}

/** Whether so many notes still go with a shape that was chosen for so many. */
export const stillGoesWith = (count: number, chosenFor: number): boolean =>
  Math.max(count, few) <= 2 * Math.max(chosenFor, few) && Math.max(count, few) * 3 >= chosenFor

/** Of a whole frame, in CSS pixels. */
export const frameWidthOf = ({ cardColumns, cardWidth }: Shape, rem: number): number =>
  cardColumns * cardWidth + (cardColumns - 1) * spaces.cards * rem + 2 * spaces.framePad * rem
