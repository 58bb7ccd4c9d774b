/** Measured words set in lines of a width. All widths are thousandths of the size of the type. */
import { inVisualOrder } from './directions.ts'
import type { Glyph } from './letters.ts'
import type { MeasuredText, Paragraph, Ruler, Word } from './measured-text.ts'

export interface SetLine {
  readonly words: readonly Word[]
  readonly width: number
  readonly isRightToLeft: boolean
  /** Begins a paragraph that is not the first. */
  readonly isNext: boolean
}

export interface SetText {
  readonly lines: readonly SetLine[]
  /** Of the widest. */
  readonly width: number
  /** Words that were parted though they are not long. */
  readonly broken: number
}

/** What is wider is a long word, and may be parted anywhere. */
const longWord = 11_000

export function setText({ paragraphs }: MeasuredText, width: number, ruler: Ruler): SetText {
  let broken = 0
  const lines = paragraphs.flatMap((paragraph, at) => {
    const words = paragraph.words.flatMap(word => {
      if (word.width <= width) return [word]
      if (word.width <= longWord) broken += 1
      return ruler.part(word, width)
    })
    return linesOf({ ...paragraph, words }, width, at > 0)
  })
  return { lines, width: lines.reduce((most, line) => Math.max(most, line.width), 0), broken }
}

function linesOf({ words, isRightToLeft }: Paragraph, most: number, isNext: boolean): SetLine[] {
  const lines: { words: Word[]; width: number; isRightToLeft: boolean; isNext: boolean }[] = []
  for (const word of words) {
    const last = lines.at(-1)
    const space = last?.words.at(-1)?.space ?? 0
    if (last !== undefined && last.width + space + word.width <= most) {
      last.words.push(word)
      last.width += space + word.width
    } else lines.push({ words: [word], width: word.width, isRightToLeft, isNext: isNext && lines.length === 0 })
  }
  return lines
}

/** The narrowest setting with as many lines, so that no line is left with one word. */
export function setEvenly(text: MeasuredText, width: number, ruler: Ruler): SetText {
  const widest = setText(text, width, ruler)
  let best = widest
  let [low, high] = [widest.width / 2, widest.width]
  for (let tries = 0; tries < 7 && high - low > 100; tries += 1) {
    const half = (low + high) / 2
    const tried = setText(text, half, ruler)
    if (tried.lines.length === widest.lines.length && tried.broken <= widest.broken) [best, high] = [tried, half]
    else low = half
  }
  return best
}

/** Where each letter of a line stands, from its left end. */
export function glyphsOf({ words }: SetLine): Glyph[] {
  const items = words.flatMap((word, at) => [
    ...word.atoms(),
    ...(at < words.length - 1 && word.space > 0 ? [{ glyphs: [], width: word.space, level: word.spaceLevel }] : []),
  ])
  let from = 0
  return inVisualOrder(items).flatMap(({ glyphs, width }) => {
    const here = from
    from += width
    return glyphs.map(glyph => ({ ...glyph, x: glyph.x + here }))
  })
}
