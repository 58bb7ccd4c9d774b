/** Pasted lines as notes: one line, one note, and what there is to say of each before they are added. Pure. */
import { maxNoteLength } from '@waymark/shared/model/note.ts'
import { hasWords, keepableText, lengthOf } from '@waymark/shared/model/text.ts'

/** What the author wants left out. */
export interface LeftOut {
  readonly bullets: boolean
  readonly numbers: boolean
  readonly doubles: boolean
  /** When it was said, and by whom, as chats write it before the words. */
  readonly speakers: boolean
}

/** A dash or a dot before a line is hardly ever meant; a number may be. */
export const usuallyLeftOut: LeftOut = { bullets: true, numbers: false, doubles: false, speakers: true }

export interface Line {
  /** As it would stand on the note. */
  readonly text: string
  /** How many characters are too many; 0 where it fits. */
  readonly over: number
  /** The line, counted from 1, that says the same before it; 0 where none does. */
  readonly sameAs: number
  /** A note on the board says the same. */
  readonly isThere: boolean
}

export interface Lines {
  readonly lines: readonly Line[]
  /** How many lines begin with a bullet, begin with a number, say what another has said, say who says it, have several cells: left out or not. */
  readonly bullets: number
  readonly numbers: number
  readonly doubles: number
  readonly speakers: number
  readonly rows: number
}

/** "- ", "• ", "– ", "* "; the dots of word processors also without a space. A hyphen within a word is none. */
const bullet = /^(?:[•‣▪▫◦●○■□·]\s*|[-–—*]\s+|[-–—*]$)/
/** "1. ", "1) ", "(1) ". A year at the start of a sentence is none. */
const number = /^(?:\(\d{1,3}\)|\d{1,3}[.)])\s+/

/** "13:02:11", "[13:02]", "1:02 PM", with or without seconds and brackets. */
const time = String.raw`\[?\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AaPp][Mm])?\]?`
const name = String.raw`\p{L}[^:\n]{0,58}?`
/** "13:02:11 From Nia to Everyone: ", "[13:02] Nia: ", "13:02 Nia: "; without a time, only where several lines begin with a name and a colon. */
const timedSpeaker = new RegExp(String.raw`^${time}\s+(?:-\s+)?(?:[Ff]rom\s+)?${name}\s*:\s+`, 'u')
const bareSpeaker = /^\p{Lu}[\p{L}'’.-]{0,30}(?: \p{Lu}[\p{L}'’.-]{0,30}){0,3}:\s+/u

/** Where one line begins with a time and a name it is a chat; where two thirds begin with what looks like a name, too. */
function speakerIn(lines: readonly string[]): RegExp | undefined {
  if (lines.some(line => timedSpeaker.test(line))) return timedSpeaker
  const named = lines.filter(line => bareSpeaker.test(line)).length
  return named >= 2 && named * 3 >= lines.length * 2 ? bareSpeaker : undefined
}

/**
 * Spreadsheets put a cell in quotes when there is a line break, a tab or a quote in it. Such a cell stands on one line; quotes that
 * somebody wrote themselves stay.
 */
const withoutCellQuotes = (pasted: string): string =>
  pasted.replaceAll(/(^|[\t\n])"((?:[^"]|"")*)"(?=[\t\n]|$)/g, (whole, before: string, cell: string) =>
    /[\n\t]|""/.test(cell) ? `${before}${cell.replaceAll('""', '"').replaceAll(/\s*[\n\t]\s*/g, ' ')}` : whole,
  )

/** Lines without words are dropped, and so are the spaces around a line. The cells of a row, as spreadsheets give them, become one line. `there`: the words of the notes on the board. */
export function linesOf(pasted: string, leftOut: LeftOut, there: ReadonlySet<string> = nothing): Lines {
  const raw = withoutCellQuotes(keepableText(pasted)).split('\n').map(cellsOf)
  const rows = raw.filter(cells => cells.length > 1).length
  const joined = raw.map(cells => cells.join(' '))
  const speaker = speakerIn(joined.filter(hasWords))
  const speakers = speaker === undefined ? 0 : joined.filter(line => speaker.test(line)).length
  const said = joined.map(line => (leftOut.speakers && speaker !== undefined ? line.replace(speaker, '') : line))
  const bullets = said.filter(line => bullet.test(line)).length
  const bare = said.map(line => (leftOut.bullets ? line.replace(bullet, '') : line))
  const numbers = bare.filter(line => number.test(line)).length
  const texts = bare.map(line => (leftOut.numbers ? line.replace(number, '') : line).trim()).filter(hasWords)
  const lines = looked(leftOut.doubles ? [...new Set(texts)] : texts, there)
  return { lines, bullets, numbers, speakers, rows, doubles: texts.length - new Set(texts).size }
}

const cellsOf = (line: string): string[] =>
  line
    .split('\t')
    .map(cell => cell.trim())
    .filter(cell => cell !== '')

const nothing: ReadonlySet<string> = new Set()

function looked(texts: readonly string[], there: ReadonlySet<string>): Line[] {
  const firstAt = new Map<string, number>()
  return texts.map((text, at) => {
    const sameAs = firstAt.get(text) ?? 0
    if (sameAs === 0) firstAt.set(text, at + 1)
    return { text, over: Math.max(0, lengthOf(text) - maxNoteLength), sameAs, isThere: there.has(text) }
  })
}

/** Never broken between the two. */
export const linesInWords = (count: number): string => (count === 1 ? '1\u00A0line' : `${count}\u00A0lines`)

/** What is said of a line beside it; empty where there is nothing. */
export function sayOfLine({ over, sameAs, isThere }: Line): string {
  if (over > 0) return over === 1 ? '1 character too long' : `${over.toLocaleString('en-GB')} characters too long`
  if (sameAs > 0) return `The same as line ${sameAs}`
  return isThere ? 'A note on the board says the same' : ''
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
