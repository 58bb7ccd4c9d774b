/**
 * Words for CommonMark (spec 0.31.2), such that a reader of CommonMark gives back the same letters.
 *
 * What could mean something there is escaped. Spaces at the ends of a line, which would be dropped, and letters that would keep a
 * mark beside them from opening or closing, are written as numeric character references.
 */
import type { Span } from '@waymark/shared/model/draft.ts'

interface Marked {
  readonly bold: boolean
  readonly italic: boolean
}

/** May be several lines, joined by hard breaks. */
export function markdownWords(spans: readonly Span[]): string {
  const letters = Array.from(spans.map(({ text }) => text).join(''))
  const spelt = spell(letters.join(''))
  const marks = onlyOnWords(letters, marksOf(spans))
  const turns = [...spelt.keys(), spelt.length].map(at => turn(marks[at - 1] ?? plain, marks[at] ?? plain))
  const written = spelt.map((spelling, at) => {
    const outside = onlyOpens(turns[at + 1]) || onlyCloses(turns[at])
    return sayTurn(turns[at]) + (outside ? besideMark(spelling) : spelling)
  })
  return written.join('') + sayTurn(turns.at(-1))
}

/** Stays on one line, for a heading. */
export const markdownLine = (spans: readonly Span[]): string => markdownWords(spans).replaceAll('\\\n', reference('\n'))

const plain: Marked = { bold: false, italic: false }

const reference = (letter: string): string => `&#${letter.codePointAt(0) ?? 0xfffd};`

/** One spelling for each letter. */
function spell(text: string): string[] {
  const lines = text.split('\n')
  const lastWritten = lines.findLastIndex(line => line !== '')
  return lines.flatMap((line, at) => {
    // A break at the very end would be no break.
    const broken = at < lastWritten ? '\\\n' : reference('\n')
    return [...spellLine(line), ...(at === lines.length - 1 ? [] : [broken])]
  })
}

/** Signs that mean something wherever they stand; the last three only to readers that know more than CommonMark. */
const meaning = /[\\`*_[\]<>#&~|$@]/
/** Signs that mean something as the first of a line: the last letter of the match is the one to escape. */
const startOfBlock = /^(?:[-+=:]|\d+[.)])/

function spellLine(line: string): string[] {
  const letters = Array.from(line)
  const first = line.length - line.trimStart().length
  const last = letters.length - (line.length - line.trimEnd().length)
  const opens = (startOfBlock.exec(line)?.[0].length ?? 0) - 1
  return letters.map((letter, at) => {
    if (at < first || at >= last || letter === '\t') return reference(letter)
    return meaning.test(letter) || at === opens || startsAddress(letters, at) ? `\\${letter}` : letter
  })
}

/** The sign without which `https://` and `www.` are no address to any reader. */
const startsAddress = (letters: readonly string[], at: number): boolean =>
  (letters[at] === ':' && letters[at + 1] === '/') || (letters[at] === '.' && letters[at - 1]?.toLowerCase() === 'w')

const marksOf = (spans: readonly Span[]): Marked[] =>
  spans.flatMap(({ text, marks }) => {
    const marked = { bold: marks.includes('bold'), italic: marks.includes('italic') }
    return Array.from(text, () => marked)
  })

/** A mark begins and ends at a word: spaces between two words have it only where both words and all of the spaces do. */
function onlyOnWords(letters: readonly string[], marks: readonly Marked[]): Marked[] {
  const carried = (from: readonly number[]): Marked[] => {
    const out: Marked[] = []
    let sofar = plain
    for (const at of from) {
      const own = marks[at] ?? plain
      sofar = /\S/.test(letters[at] ?? '') ? own : shared([sofar, own])
      out[at] = sofar
    }
    return out
  }
  const indexes = [...letters.keys()]
  const forwards = carried(indexes)
  const backwards = carried(indexes.toReversed())
  return indexes.map(at => shared([forwards[at] ?? plain, backwards[at] ?? plain]))
}

/** Italic stands inside bold, so where bold turns italic does not go on. */
function shared(all: readonly Marked[]): Marked {
  const bold = all.every(one => one.bold)
  return { bold, italic: all.every(one => one.italic && one.bold === bold) }
}

interface Turn {
  readonly closing: string
  readonly opening: string
}

/** The marks to write between two letters. Italic stands inside bold, so it ends where bold begins or ends. */
function turn(before: Marked, after: Marked): Turn {
  const ends = onlyIn(before, after)
  const begins = onlyIn(after, before)
  return {
    closing: (ends.italic ? '_' : '') + (ends.bold ? '**' : ''),
    opening: (begins.bold ? '**' : '') + (begins.italic ? '_' : ''),
  }
}

const onlyIn = (one: Marked, other: Marked): Marked => ({
  bold: one.bold && !other.bold,
  italic: one.italic && (!other.italic || one.bold !== other.bold),
})

const sayTurn = (at: Turn | undefined): string => (at === undefined ? '' : at.closing + at.opening)
const onlyOpens = (at: Turn | undefined): boolean => at !== undefined && at.opening !== '' && at.closing === ''
const onlyCloses = (at: Turn | undefined): boolean => at !== undefined && at.closing !== '' && at.opening === ''

/** A mark opens and closes beside a space or an ASCII sign, whatever is on its other side; so any other letter becomes a reference, which begins and ends with a sign. */
const besideMark = (spelling: string): string => (/^[^ !-/:-@[-`{-~]$/u.test(spelling) ? reference(spelling) : spelling)
