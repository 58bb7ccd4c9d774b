/** Pasted lines as notes: one line, one note, and what there is to say of each before they are added. Pure. */
import { maxNoteLength } from '@waymark/shared/model/note.ts'
import { hasWords, keepableText, lengthOf } from '@waymark/shared/model/text.ts'

/** What the author wants left out. */
export interface LeftOut {
  readonly bullets: boolean
  readonly numbers: boolean
  readonly doubles: boolean
}

/** A dash or a dot before a line is hardly ever meant; a number may be. */
export const usuallyLeftOut: LeftOut = { bullets: true, numbers: false, doubles: false }

export interface Line {
  /** As it would stand on the note. */
  readonly text: string
  /** How many characters are too many; 0 where it fits. */
  readonly over: number
  /** The line, counted from 1, that says the same before it; 0 where none does. */
  readonly sameAs: number
}

export interface Lines {
  readonly lines: readonly Line[]
  /** How many lines begin with a bullet, begin with a number, say what another has said, have several cells: left out or not. */
  readonly bullets: number
  readonly numbers: number
  readonly doubles: number
  readonly rows: number
}

/** "- ", "• ", "– ", "* "; the dots of word processors also without a space. A hyphen within a word is none. */
const bullet = /^(?:[•‣▪▫◦●○■□·]\s*|[-–—*]\s+|[-–—*]$)/
/** "1. ", "1) ", "(1) ". A year at the start of a sentence is none. */
const number = /^(?:\(\d{1,3}\)|\d{1,3}[.)])\s+/

/** Lines without words are dropped, and so are the spaces around a line. The cells of a row, as spreadsheets give them, become one line. */
export function linesOf(pasted: string, leftOut: LeftOut): Lines {
  const raw = keepableText(pasted).split('\n').map(cellsOf)
  const rows = raw.filter(cells => cells.length > 1).length
  const joined = raw.map(cells => cells.join(' '))
  const bullets = joined.filter(line => bullet.test(line)).length
  const bare = joined.map(line => (leftOut.bullets ? line.replace(bullet, '') : line))
  const numbers = bare.filter(line => number.test(line)).length
  const texts = bare.map(line => (leftOut.numbers ? line.replace(number, '') : line).trim()).filter(hasWords)
  const lines = leftOut.doubles ? looked([...new Set(texts)]) : looked(texts)
  return { lines, bullets, numbers, rows, doubles: texts.length - new Set(texts).size }
}

const cellsOf = (line: string): string[] =>
  line
    .split('\t')
    .map(cell => cell.trim())
    .filter(cell => cell !== '')

function looked(texts: readonly string[]): Line[] {
  const firstAt = new Map<string, number>()
  return texts.map((text, at) => {
    const sameAs = firstAt.get(text) ?? 0
    if (sameAs === 0) firstAt.set(text, at + 1)
    return { text, over: Math.max(0, lengthOf(text) - maxNoteLength), sameAs }
  })
}

/** Never broken between the two. */
export const linesInWords = (count: number): string => (count === 1 ? '1\u00A0line' : `${count}\u00A0lines`)

/** What is said of a line beside it; empty where there is nothing. */
export function sayOfLine({ over, sameAs }: Line): string {
  if (over > 0) return over === 1 ? '1 character too long' : `${over.toLocaleString('en-GB')} characters too long`
  return sameAs === 0 ? '' : `The same as line ${sameAs}`
}

/** Why they cannot be added as they are; undefined where they can. `mostNow`: how many one may add now. */
export function wrongWithLines(lines: readonly Line[], mostNow: number): string | undefined {
  if (lines.length === 0) return 'Write or paste at least one line.'
  const long = lines.filter(({ over }) => over > 0).length
  if (long > 0)
    return long === 1
      ? '1 line is too long for a note. Make it shorter, or break it in two.'
      : `${long} lines are too long for a note. Make them shorter, or break them in two.`
  if (lines.length <= mostNow) return undefined
  return `These are ${lines.length} lines. ${mostNow === 0 ? 'You have written as many notes as one person can here.' : `At most ${mostNow} can be added now.`}`
}
